import { type CaseLink, caseErrors, caseSchema, readLink, writtenLink } from '../action/case.ts';
import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { writtenTexts } from '../action/dynamic.ts';
import { object, orReference } from '../action/parameter.ts';
import { readMap, readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Reference, Words } from '../language/reference.ts';

/** The case that `createCase` makes, and the exits that it always has. */
export interface NewCase<Target extends string, Uses extends string> {
  /** The id of the case template. */
  readonly template: string | Reference<Uses>;
  /** Values by field id; `customer_id` takes the ARN of a profile, as a rule `customer('ProfileARN')`. */
  readonly fields: { readonly [id: string]: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/** What `createCase` takes. `onNotLinked` goes with `link`. */
export type CreateCase<Target extends string, Uses extends string> = NewCase<Target, Uses> & CaseLink<Target>;

/**
 * Makes a case and may attach a contact to it; its id is read with `caseField('case_id')`. Block: **Cases**.
 *
 * @example createCase({ template: 'ct-1', fields: { title: 'Broken screen' }, next: 'tell', onError: 'queue' })
 */
export function createCase<const Target extends string, const Uses extends string = never>(
  props: CreateCase<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      ...writtenLink(props.link),
      CaseTemplateId: typeof props.template === 'string' ? props.template : props.template.path,
      CaseRequestFields: writtenTexts(props.fields),
    },
    { next: props.next, errors: { ContactNotLinked: props.onNotLinked, NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly LinkContactToCase: 'true' | 'false';
  readonly ContactToLink?: string;
  readonly CaseTemplateId: string;
  readonly CaseRequestFields: { readonly [id: string]: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'CreateCase',
  blocks: ['Cases'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createcase.html',
  parameters: object(
    { ...caseSchema, CaseTemplateId: orReference() },
    'LinkContactToCase',
    'CaseTemplateId',
    'CaseRequestFields',
  ),
  form: (parameters) => ({ errors: caseErrors(parameters) }),
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to make the case' },
  legacy: [],
  constructors: [
    {
      name: 'createCase',
      build: createCase,
      read: ({ parameters, next, errors }) => ({
        template: readValue(parameters.CaseTemplateId),
        fields: readMap(parameters.CaseRequestFields, readWords),
        link: readLink(parameters),
        next,
        onNotLinked: errors['ContactNotLinked'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<Parameters>('CreateCase', {
    sample: { case_id: 'case-1' },
    keeps: (Case) => ({ Case }),
  }),
};
