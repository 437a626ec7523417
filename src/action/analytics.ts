import type { JsonObject } from '../language/document.ts';
import { type Reference, written } from '../language/reference.ts';
import { choice, list, object, orReference, type ParameterSchema } from './parameter.ts';
import { type MessageEntity, type RecordEntity, recordEntities } from './redaction.ts';
import { written as writtenMembers } from './step.ts';

/** Takes personal data out of what is stored. */
export interface Redaction<Uses extends string> {
  readonly keep: 'RedactedOnly' | 'RedactedAndOriginal' | Reference<Uses>;
  /** What stands in its place: the kind of data, or `[PII]`. @default 'PII' */
  readonly mask?: 'EntityType' | 'PII';
  /** @default every kind */
  readonly entities?: readonly RecordEntity[];
}

/** Takes personal data out of messages before they are delivered. */
export interface MessageRedaction {
  readonly mask?: 'EntityType' | 'PII';
  /** @default every kind */
  readonly entities?: readonly MessageEntity[];
  /** Delivers a message as it was when it could not be redacted. */
  readonly deliverUnprocessed?: boolean;
}

/** What Contact Lens does with any contact. */
export interface Analytics<Uses extends string> {
  readonly redact?: Redaction<Uses>;
  readonly sentiment?: boolean;
  /** `AutomatedInteraction` sums up what went on before the agent. */
  readonly summaries?: readonly ('PostContact' | 'AutomatedInteraction')[];
}

/** `True` or `False`. */
export const onOff = choice('True', 'False');
/** What stands in the place of personal data. */
export const mask = choice('EntityType', 'PII');

/** The members that analytics of calls and chats share. */
export const analyticsSchema: { readonly [name: string]: ParameterSchema } = {
  Enabled: onOff,
  ConversationalAnalyticsRedactionConfiguration: object(
    {
      Enabled: onOff,
      RedactionResults: orReference(choice('RedactedAndOriginal', 'RedactedOnly')),
      RedactionMaskMode: mask,
      RedactionEntities: recordEntities,
    },
    'Enabled',
  ),
  SentimentConfiguration: object({ Enabled: onOff }, 'Enabled'),
  SummaryConfiguration: object(
    { SummaryModes: list(choice('PostContact', 'AutomatedInteraction')) },
    'SummaryModes',
  ),
};

/** The written form of what analytics of calls and chats share. */
export function analyticsOf({ redact, sentiment, summaries }: Analytics<string>): JsonObject {
  return writtenMembers({
    ConversationalAnalyticsRedactionConfiguration: writtenMembers({
      Enabled: yesNo(redact !== undefined),
      RedactionResults: redact && written(redact.keep),
      RedactionMaskMode: redact?.mask,
      RedactionEntities: redact?.entities,
    }),
    SentimentConfiguration: sentiment === undefined ? undefined : { Enabled: yesNo(sentiment) },
    SummaryConfiguration: summaries && { SummaryModes: summaries },
  });
}

/** The written form of a switch. */
export function yesNo(on: boolean): 'True' | 'False' {
  return on ? 'True' : 'False';
}
