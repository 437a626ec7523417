import { nearest } from '../language/nearest.ts';
import { isFields } from '../language/shape.ts';
import { badWorld, type QueueState } from './world.ts';

const keys: { readonly [Key in keyof QueueState]-?: 'number' | 'boolean' } = {
  staffed: 'number',
  available: 'number',
  online: 'number',
  waiting: 'number',
  oldest: 'number',
  full: 'boolean',
  unknown: 'boolean',
};

/**
 * Objects to what does not say how a queue stands: callers without types and JSON files may get it wrong.
 *
 * @throws {TrunklineError} `bad_world`.
 */
export function mustBeQueue(name: string, mock: unknown): void {
  const problem = problemOf(mock);
  if (problem !== undefined) throw badWorld(`queues: ${name}`, problem);
}

function problemOf(value: unknown): string | undefined {
  if (!isFields(value))
    return `is ${JSON.stringify(value)}, and can be an object such as { "staffed": 1, "waiting": 0 }`;
  for (const [key, said] of Object.entries(value)) {
    const kind = Object.hasOwn(keys, key) ? keys[key as keyof QueueState] : undefined;
    if (kind === undefined) {
      const known = Object.keys(keys);
      return `has no place for "${key}", and has one for ${nearest(key, known) ?? known.join(', ')}`;
    }
    const isNumber = typeof said === 'number' && said >= 0 && Number.isFinite(said);
    if (kind === 'number' ? !isNumber : typeof said !== 'boolean')
      return `has "${key}": ${JSON.stringify(said)}, and can have ${kind === 'number' ? 'a number from 0' : 'true or false'} there`;
  }
  return undefined;
}
