import { type CaseLink, caseErrors, caseSchema, readLink, writtenLink } from '../action/case.ts';
import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { writtenTexts } from '../action/dynamic.ts';
import { choice, list, literal, object, words } from '../action/parameter.ts';
import { readMap, readWords } from '../action/reading.ts';
import { askedFor, byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Words } from '../language/reference.ts';

/** The case that `getCase` looks for, and the exits that it always has. */
export interface CaseSearch<Target extends string, Uses extends string> {
  /** Values that the case must have, by field id; at least one. */
  readonly where: { readonly [id: string]: Words<Uses> };
  /** The ids of up to 10 fields to load; `case_id` always comes. */
  readonly load?: readonly string[];
  /** Takes the case that was changed last where several fit. @default false, which takes `onMultiple` */
  readonly latest?: boolean;
  readonly next: Target;
  readonly onMultiple: Target;
  readonly onNone: Target;
  readonly onError: Target;
}

/** What `getCase` takes. `onNotLinked` goes with `link`. */
export type GetCase<Target extends string, Uses extends string> = CaseSearch<Target, Uses> & CaseLink<Target>;

/**
 * Finds a case by its fields and loads those that it names, to be read with `caseField('status')` until the next
 * case step. Block: **Cases**.
 *
 * @example
 * ```ts
 * getCase({
 *   where: { customer_id: customer('ProfileARN'), status: 'open' }, load: ['title'], latest: true,
 *   next: 'tell', onMultiple: 'queue', onNone: 'new', onError: 'queue',
 * })
 * ```
 */
export function getCase<const Target extends string, const Uses extends string = never>(
  props: GetCase<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      ...writtenLink(props.link),
      GetLastUpdatedCase: props.latest === true ? 'true' : 'false',
      CaseRequestFields: writtenTexts(props.where),
      CaseResponseFields: props.load,
    },
    {
      next: props.next,
      errors: {
        ContactNotLinked: props.onNotLinked,
        MultipleFound: props.onMultiple,
        NoneFound: props.onNone,
        NoMatchingError: props.onError,
      },
    },
  );
}

interface Parameters {
  readonly LinkContactToCase: 'true' | 'false';
  readonly ContactToLink?: string;
  readonly GetLastUpdatedCase: 'true' | 'false';
  readonly CustomerId?: string;
  readonly CaseRequestFields?: { readonly [id: string]: string };
  readonly CaseResponseFields?: readonly string[];
}

const service = byService<Parameters>('GetCase', {
  sample: { case_id: 'case-1', status: 'open' },
  keeps: (result, { CaseResponseFields = [] }) => ({
    Case: askedFor(result, ['case_id', ...CaseResponseFields]),
  }),
});

export const definition: ActionDefinition<Parameters> = {
  type: 'GetCase',
  blocks: ['Cases'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/getcase.html',
  parameters: object(
    {
      ...caseSchema,
      GetLastUpdatedCase: choice('true', 'false'),
      CustomerId: words(),
      CaseResponseFields: list(literal(), { max: 10 }),
    },
    'LinkContactToCase',
    'GetLastUpdatedCase',
  ),
  form: (parameters) => ({
    atLeastOne: [['CustomerId', 'CaseRequestFields']],
    errors: caseErrors(parameters, 'MultipleFound', 'NoneFound'),
  }),
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to look for the case' },
  legacy: [],
  constructors: [
    {
      name: 'getCase',
      build: getCase,
      read: ({ parameters, next, errors }) => ({
        where: readMap(parameters.CaseRequestFields, readWords),
        load: parameters.CaseResponseFields,
        latest: parameters.GetLastUpdatedCase === 'true' ? true : undefined,
        link: readLink(parameters),
        next,
        onMultiple: errors['MultipleFound'],
        onNone: errors['NoneFound'],
        onNotLinked: errors['ContactNotLinked'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...service,
  answer: (parameters, contact, event, count) => {
    // Of the cases that match, only the last one changed is asked for: there are never several.
    const isOne = parameters.GetLastUpdatedCase === 'true' && event.kind === 'failed';
    return service.answer(
      parameters,
      contact,
      isOne && event.error === 'MultipleFound' ? { ...event, error: 'NoMatchingError' } : event,
      count,
    );
  },
};
