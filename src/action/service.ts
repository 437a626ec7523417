import type { Json, JsonObject } from '../language/document.ts';
import { projectResult } from '../language/function-result.ts';
import type { Contact, Values } from './contact.ts';
import type { ActionDefinition } from './definition.ts';
import type { AnswerBody } from './event.ts';
import { fails, type Outcome } from './outcome.ts';

/** How an action asks its service, and what it makes of the answer. */
export interface Service<Parameters extends object> {
  /** What the service may answer with. A simulated call shows it to whoever has to mock the service. */
  readonly sample: JsonObject;
  /** What flows can read from now on, by namespace. @default nothing */
  readonly keeps?: (result: JsonObject, parameters: Parameters, contact: Contact) => Values;
  /** The member of the result that the conditions of the step are held against, a text. @default leaves by `next` */
  readonly decidedBy?: string;
  /** What the log shows of the result. @default all of it */
  readonly shows?: (result: JsonObject, parameters: Parameters) => JsonObject;
  /** Seconds to wait for the answer. @default as long as the service takes */
  readonly seconds?: (parameters: Parameters) => number;
  /** The exit that is taken when the answer does not come in time. @default 'NoMatchingError' */
  readonly late?: string;
  /** Why the service need not be asked: the step takes `NoMatchingError` then. */
  readonly refuses?: (parameters: Parameters, contact: Contact) => string | undefined;
  /** Why the result cannot be kept: the step takes `NoMatchingError` then, and keeps nothing. */
  readonly overflows?: (kept: Values) => string | undefined;
}

/** The part of a definition that an action has from its service. */
export type ByService<Parameters extends object> = Required<
  Pick<ActionDefinition<Parameters>, 'outside' | 'sample' | 'enter' | 'answer'>
>;

/**
 * The behaviour of an action that asks a service of Amazon Connect once and keeps what it answers. An error of the
 * service takes the exit of that name where the step has it, else `NoMatchingError`, which also takes any result
 * that is no JSON object of 32 KB at the most.
 *
 * @example byService('CreateTask', { sample: { ContactId: '9a4d' }, keeps: (Task) => ({ Task }) })
 */
export function byService<Parameters extends object>(
  type: string,
  {
    sample,
    keeps,
    decidedBy,
    shows,
    seconds,
    late = 'NoMatchingError',
    refuses,
    overflows,
  }: Service<Parameters>,
): ByService<Parameters> {
  const limit = (parameters: Parameters) => (seconds === undefined ? 0 : seconds(parameters) * 1000);
  return {
    outside: true,
    sample,
    enter: (parameters, contact) => {
      const reason = refuses?.(parameters, contact);
      if (reason !== undefined) return fails('NoMatchingError', reason);
      const sent = { ...parameters } as JsonObject;
      return {
        entries: [{ type: 'service.called', service: type, parameters: sent }],
        ask: { kind: 'service', service: type, parameters: sent, timeLimit: limit(parameters) },
      };
    },
    answer: (parameters, contact, event) => {
      if (event.kind === 'failed')
        return failed(event, late, (result) => keeps?.(result, parameters, contact));
      if (event.kind !== 'served') return fails();
      const allowed = limit(parameters);
      if (allowed > 0 && contact.at - contact.askedAt > allowed) return refuse('timeout', late);
      const projection = projectResult(event.result, 'JSON');
      if ('refused' in projection) return refuse(projection.refused);
      const result = projection.values;
      const decision = decidedBy === undefined ? undefined : result[decidedBy];
      if (decidedBy !== undefined && typeof decision !== 'string')
        return refuse(`not_a_string: ${decidedBy}`);
      const kept = keeps?.(result, parameters, contact);
      const overflow = kept === undefined ? undefined : overflows?.(kept);
      if (overflow !== undefined) return refuse(overflow);
      return {
        ...(decision === undefined ? { exit: 'next' } : { match: decision }),
        ...(kept === undefined ? {} : { set: kept }),
        entries: [{ type: 'service.returned', result: shows?.(result, parameters) ?? result }],
      };
    },
  };
}

/** A service fails by the name of an exit, which may have a reason behind it: `NoneFoundError: nobody`. */
function failed(
  { error, result }: Extract<AnswerBody, { readonly kind: 'failed' }>,
  late: string,
  keeps: (result: JsonObject) => Values | undefined,
): Outcome {
  const exit = error === 'timeout' ? late : (error.split(':')[0] ?? error);
  const projection = projectResult(result, 'JSON');
  const kept = 'values' in projection ? keeps(projection.values) : undefined;
  return { ...refuse(error, exit), ...(kept === undefined ? {} : { set: kept }) };
}

function refuse(error: string, exit = 'NoMatchingError'): Outcome {
  return { exit, entries: [{ type: 'service.failed', error }] };
}

/** The members of a result that a step asked for by name: `City`, `Attributes.tier`. */
export function askedFor(result: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(result).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      if (names.includes(name)) return [[name, value]];
      const inside = names
        .filter((asked) => asked.startsWith(`${name}.`))
        .map((asked) => asked.slice(name.length + 1));
      return inside.length > 0 && isObject(value) ? [[name, askedFor(value, inside)]] : [];
    }),
  );
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
