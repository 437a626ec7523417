import type { JsonObject } from '../language/document.ts';
import { type Reference, written } from '../language/reference.ts';
import type { Props } from './constructor.ts';
import { choice, object, orReference, type ParametersSchema } from './parameter.ts';
import { readValue } from './reading.ts';

/** A message template of Amazon Connect, by its ARN and that of the knowledge base which holds it. */
export interface MessageTemplate<Uses extends string> {
  readonly template: string | Reference<Uses>;
  readonly knowledgeBase: string | Reference<Uses>;
}

/** The schema of a message that is written from a template. */
export const templateSchema: ParametersSchema = object(
  {
    MessageSourceType: choice('TEMPLATE'),
    TemplatedMessage: object(
      { WisdomKnowledgeBaseArn: orReference(), WisdomMessageTemplateArn: orReference() },
      'WisdomKnowledgeBaseArn',
      'WisdomMessageTemplateArn',
    ),
  },
  'MessageSourceType',
  'TemplatedMessage',
);

/** A message that is written from a template, as a document holds it. */
export interface WrittenTemplate {
  readonly TemplatedMessage: {
    readonly WisdomKnowledgeBaseArn: string;
    readonly WisdomMessageTemplateArn: string;
  };
}

/** A message that is written from a template, as a constructor takes it. */
export function readTemplate({ TemplatedMessage: message }: WrittenTemplate): Props {
  return {
    template: readValue(message.WisdomMessageTemplateArn),
    knowledgeBase: readValue(message.WisdomKnowledgeBaseArn),
  };
}

/** What stands in the document for a message that is written from a template. */
export function writtenTemplate({ template, knowledgeBase }: MessageTemplate<string>): JsonObject {
  return {
    MessageSourceType: 'TEMPLATE',
    TemplatedMessage: {
      WisdomKnowledgeBaseArn: written(knowledgeBase),
      WisdomMessageTemplateArn: written(template),
    },
  };
}
