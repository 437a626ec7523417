import type { Channel } from '../action/contact.ts';
import { promptNames } from '../action/prompt.ts';
import type { Condition } from '../language/document.ts';
import type { Exit } from '../language/graph.ts';
import { parseReference } from '../language/reference.ts';
import type { CheckedStep } from './checked-step.ts';

const channels: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];

/** Which channels come where. A comparison of `$.Channel` lets through only those that it names. */
export interface Passage {
  /** By the name of a step, the channels on which a contact can come to it. */
  readonly arrivals: ReadonlyMap<string, ReadonlySet<Channel>>;
  /** By channel, the exits that a contact on it can take. */
  readonly taken: ReadonlyMap<Channel, ReadonlySet<Exit>>;
  /** The exits that a contact on any channel can take. */
  readonly takenByAny: ReadonlySet<Exit>;
}

/** Follows each channel from the start; every step and exit is met once a channel. */
export function passageOf(start: string, steps: readonly CheckedStep[]): Passage {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const arrivals = new Map<string, Set<Channel>>();
  const taken = new Map<Channel, Set<Exit>>();
  const takenByAny = new Set<Exit>();
  for (const channel of channels) {
    const names = new Set([start]);
    const exits = new Set<Exit>();
    for (const name of names) {
      const step = byName.get(name);
      if (step === undefined) continue;
      const there = arrivals.get(name);
      if (there === undefined) arrivals.set(name, new Set([channel]));
      else there.add(channel);
      for (const exit of exitsOn(step, channel)) {
        names.add(exit.target);
        exits.add(exit);
        takenByAny.add(exit);
      }
    }
    taken.set(channel, exits);
  }
  return { arrivals, taken, takenByAny };
}

/** What a step does on a channel: it works, it is passed over, or it takes the named error exit. */
export function supportOn(
  { definition, parameters }: CheckedStep,
  channel: Channel,
): 'supported' | 'no-effect' | { readonly error: string } {
  if (definition === undefined) return 'supported';
  if (definition.retired !== undefined) return { error: 'NoMatchingError' };
  const support = definition.channels[channel];
  if (support === 'error') return { error: 'NoMatchingError' };
  // A chat cannot show recordings, SSML and audio files.
  const unreadable = channel === 'CHAT' && definition.speaks === true && definition.asks !== true;
  if (unreadable && promptNames.some((name) => name !== 'Text' && parameters[name] !== undefined)) {
    return { error: 'NoMatchingError' };
  }
  return support;
}

/** Whether an exit is `next`, a condition, or an error. `NoMatchingCondition` is the else branch, and no error. */
export function kindOfExit({ name, path }: Exit): 'next' | 'condition' | 'error' {
  if (path[3] === 'NextAction') return 'next';
  return path[3] === 'Conditions' || name === 'NoMatchingCondition' ? 'condition' : 'error';
}

/**
 * Whether `NextAction` is written only because Connect asks for one: the step always leaves by another exit. One that
 * hands the contact over gets it back by an error exit alone.
 */
export function repeatsAnExit({ form, definition }: CheckedStep): boolean {
  const hasElse = form?.errors.required?.includes('NoMatchingCondition') === true;
  return hasElse || form?.conditions?.required === true || definition?.role === 'hand-over';
}

/** Whether `NextAction` stands where the step hands the contact over: who takes it goes on elsewhere, and not there. */
export function handsOver({ definition }: CheckedStep, exit: Exit): boolean {
  return definition?.role === 'hand-over' && kindOfExit(exit) === 'next';
}

function exitsOn(step: CheckedStep, channel: Channel): readonly Exit[] {
  const support = supportOn(step, channel);
  if (typeof support === 'object') {
    return step.exits.filter((exit) => kindOfExit(exit) === 'error' && exit.name === support.error);
  }
  if (support === 'no-effect') {
    const next = step.exits.filter((exit) => kindOfExit(exit) === 'next');
    return next.length > 0 ? next : step.exits;
  }
  if (isChannelComparison(step)) return comparedExits(step, channel);
  return repeatsAnExit(step) ? step.exits.filter((exit) => kindOfExit(exit) !== 'next') : step.exits;
}

function isChannelComparison({ definition, parameters }: CheckedStep): boolean {
  const { ComparisonValue: value } = parameters;
  if (definition?.role !== 'compare' || typeof value !== 'string') return false;
  const path = parseReference(value);
  return path?.length === 1 && path[0] === 'Channel';
}

function comparedExits({ action, exits }: CheckedStep, channel: Channel): readonly Exit[] {
  const first = exits.findIndex(({ path }) => path[3] === 'Conditions');
  const possible: Exit[] = [];
  for (const [index, { Condition: condition }] of (action.Transitions?.Conditions ?? []).entries()) {
    const holds = holdsFor(condition, channel);
    const exit = exits[first + index];
    if (holds !== false && exit !== undefined) possible.push(exit);
    if (holds === true) return possible;
  }
  return [
    ...possible,
    ...exits.filter(({ name, path }) => path[3] === 'Errors' && name === 'NoMatchingCondition'),
  ];
}

/** Undefined where it shows only when the contact is there. */
function holdsFor({ Operator, Operands = [] }: Condition, channel: Channel): boolean | undefined {
  const operand = Operands[0];
  if (operand === undefined || operand.includes('$')) return undefined;
  switch (Operator) {
    case 'Equals':
      return channel === operand;
    case 'TextStartsWith':
      return channel.startsWith(operand);
    case 'TextEndsWith':
      return channel.endsWith(operand);
    case 'TextContains':
      return channel.includes(operand);
    default:
      return undefined;
  }
}
