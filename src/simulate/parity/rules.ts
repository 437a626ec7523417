import type { Gap } from './gaps.ts';
import type { Pair } from './pair.ts';
import type { Part, PartLine } from './parts.ts';

/** A difference between two profiles that is known, and why it is there. */
export interface ParityRule {
  readonly name: string;
  /** Two profiles, in any order; absent where the rule is for any two. */
  readonly between?: readonly [string, string];
  readonly parts: readonly Part[];
  readonly reason: string;
  explains(gap: Gap, part: Part, pair: Pair): boolean;
}

/** Every known difference. What none of them explains is a mistake. */
export const parityRules: readonly ParityRule[] = [
  {
    name: 'one-channel',
    between: ['voice', 'chat'],
    parts: ['path', 'prompts'],
    reason:
      'The flow parts calls from chats here, to ask the one for keys and the other in words: only one of them can come to this step.',
    explains: ({ one, other }, part, { isOfOneChannel }) =>
      part === 'path' ? some(isOfOneChannel, one, other) : every(isOfOneChannel, one, other),
  },
  {
    name: 'error-exit',
    between: ['voice', 'chat'],
    parts: ['path', 'prompts'],
    reason: 'The step works on one of the two channels only, and takes its error exit on the other.',
    explains: ({ one, other, after }, part, { isRefused }) =>
      part === 'path' ? after !== undefined && isRefused(after) : every(isRefused, one, other),
  },
  {
    name: 'on-the-way',
    between: ['voice', 'chat'],
    parts: ['prompts'],
    reason: 'It is said where the paths part, so only who goes that way hears it.',
    explains: ({ one, other }, _, { isApart, isOfOneChannel, isRefused }) =>
      every((line) => isApart(line) || isOfOneChannel(line) || isRefused(line), one, other),
  },
  {
    name: 'round-and-round',
    between: ['voice', 'twilio'],
    parts: ['prompts'],
    reason:
      'A simulated call hears what is said in a queue once. Twilio says it round and round, and stops where the caller leaves.',
    explains: ({ one, other }) => every(({ around }) => around === true, one, other),
  },
  {
    name: 'hold-line',
    between: ['voice', 'twilio'],
    parts: ['prompts'],
    reason:
      'Twilio has to be answered in time, so who waits long for functions hears the hold line. A simulated call waits in silence.',
    explains: ({ one, other }) => every(({ held }) => held === true, one, other),
  },
  {
    name: 'declared',
    parts: ['path', 'attributes', 'tools', 'ends'],
    reason: 'The fixture says that this need not be the same (expect: parity).',
    explains: (_, part, { fixture }) => {
      const same: readonly string[] | undefined = fixture.data.expect?.parity?.same;
      return same?.includes(part) === false;
    },
  },
];

function some(is: (line: PartLine) => boolean, ...lists: readonly (readonly PartLine[])[]): boolean {
  return lists.some((list) => list.some(is));
}

function every(is: (line: PartLine) => boolean, ...lists: readonly (readonly PartLine[])[]): boolean {
  return lists.every((list) => list.every(is));
}
