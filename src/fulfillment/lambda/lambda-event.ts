import { TrunklineError } from '../../language/error.ts';
import { isFields } from '../../language/shape.ts';
import type { ToolCall } from '../tool-call.ts';

/** An object of an event. Every member may be missing, null or something else. */
export type EventFields = { readonly [key: string]: unknown };

/** A member that is an object, or an empty one. */
export function fieldsAt(fields: EventFields, key: string): EventFields {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return isFields(value) ? value : {};
}

/** A member that is a text and says something. */
export function textAt(fields: EventFields, key: string): string | undefined {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Who calls, as a call of a tool says it: what is not known is left out. */
export function whoCalls(
  number: string | undefined,
  account: string | undefined,
): Pick<ToolCall, 'number' | 'account'> {
  return {
    ...(number === undefined ? {} : { number }),
    ...(account === undefined ? {} : { account }),
  };
}

/**
 * What is thrown for an event that a binding cannot read. It repeats nothing of the event, which may hold what a
 * caller said.
 */
export function badEvent(kind: string, problem: string, advice: string): TrunklineError {
  return new TrunklineError('bad_event', `This is no ${kind} that a tool can answer: ${problem}. ${advice}`, {
    kind,
    problem,
  });
}
