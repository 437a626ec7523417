import {
  type CaseLink,
  caseErrors,
  caseSchema,
  links,
  loadedCase,
  readLink,
  writtenLink,
} from '../action/case.ts';
import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { writtenTexts } from '../action/dynamic.ts';
import { object, orReference } from '../action/parameter.ts';
import { readMap, readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Reference, Words } from '../language/reference.ts';

/** The case that `updateCase` changes, and the exits that it always has. */
export interface CaseChange<Target extends string, Uses extends string> {
  /** The id of the case. @default caseField('case_id'), the case of the step before */
  readonly case?: string | Reference<Uses>;
  /** New values by field id. May be left out only with `link`. */
  readonly fields?: { readonly [id: string]: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/** What `updateCase` takes. `onNotLinked` goes with `link`; without it, `fields` must be there. */
export type UpdateCase<Target extends string, Uses extends string> = CaseChange<Target, Uses> &
  CaseLink<Target> &
  (
    | { readonly link: 'Current' | 'Related' | 'unstated' }
    | { readonly fields: { readonly [id: string]: Words<Uses> } }
  );

/**
 * Changes fields of a case and may attach a contact to it. Block: **Cases**.
 *
 * @example updateCase({ fields: { status: 'closed' }, next: 'bye', onError: 'bye' })
 */
export function updateCase<const Target extends string, const Uses extends string = never>(
  props: UpdateCase<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const { case: id = '$.Case.case_id', fields } = props;
  return step(
    definition.type,
    {
      ...writtenLink(props.link),
      CaseId: typeof id === 'string' ? id : id.path,
      CaseRequestFields: fields && writtenTexts(fields),
    },
    { next: props.next, errors: { ContactNotLinked: props.onNotLinked, NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly LinkContactToCase: 'true' | 'false';
  readonly ContactToLink?: string;
  readonly CaseId: string;
  readonly CaseRequestFields?: { readonly [id: string]: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateCase',
  blocks: ['Cases'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/updatecase.html',
  parameters: object({ ...caseSchema, CaseId: orReference() }, 'LinkContactToCase', 'CaseId'),
  form: (parameters) => ({
    required: links(parameters) ? [] : ['CaseRequestFields'],
    errors: caseErrors(parameters),
  }),
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to change the case' },
  legacy: [],
  constructors: [
    {
      name: 'updateCase',
      build: updateCase,
      read: ({ parameters, next, errors }) => ({
        case: readValue(parameters.CaseId),
        fields: readMap(parameters.CaseRequestFields, readWords),
        link: readLink(parameters),
        next,
        onNotLinked: errors['ContactNotLinked'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<Parameters>('UpdateCase', {
    sample: {},
    keeps: (result, { CaseId }, contact) => {
      const before = loadedCase(contact);
      return { Case: { ...(before['case_id'] === CaseId ? before : {}), case_id: CaseId, ...result } };
    },
  }),
};
