import type { Unit } from '../language/document.ts';
import { nearest } from '../language/nearest.ts';
import type { Caller } from '../simulate/caller.ts';

/** What a line of a conversation asks for. */
export type Verb =
  | { readonly verb: 'press'; readonly keys: string }
  | { readonly verb: 'say'; readonly words: string }
  | { readonly verb: 'silence' | 'hangup' | 'transcript' | 'attributes' | 'world' | 'help' | 'quit' }
  | { readonly verb: 'unknown'; readonly line: string };

const slashed = ['silence', 'hangup', 'transcript', 'attributes', 'world', 'help', 'quit'] as const;

/** Reads a line as what the caller does. Bare keys are pressed on the phone and written in a chat. */
export function verbOf(line: string, chat: boolean): Verb {
  const words = line.trim();
  if (words.startsWith('/')) {
    const verb = slashed.find((name) => words.toLowerCase() === `/${name}`);
    return verb === undefined ? { verb: 'unknown', line: words } : { verb };
  }
  if (words === '' || words.toLowerCase() === 'silence') return { verb: 'silence' };
  if (/^hang ?up$/i.test(words)) return { verb: 'hangup' };
  const pressed = /^press\s+([\d*#\s]+)$/i.exec(words)?.[1];
  if (pressed !== undefined) return { verb: 'press', keys: pressed.replace(/\s/g, '') };
  if (/^press\s/i.test(words) || (!chat && isMisspelled(words))) return { verb: 'unknown', line: words };
  const said = /^say\s+(.+)$/is.exec(words)?.[1];
  if (said !== undefined) return { verb: 'say', words: said };
  if (!chat && /^[\d*#]+$/.test(words)) return { verb: 'press', keys: words };
  return { verb: 'say', words };
}

/** Whether keys stand after what is nearly `press`: taken for words, they would be lost where only keys are heard. */
function isMisspelled(words: string): boolean {
  if (words.toLowerCase() === 'press') return true;
  const [, verb] = /^(\S+)\s+[\d*#\s]+$/.exec(words) ?? [];
  return verb !== undefined && nearest(verb, ['press']) !== undefined;
}

/** What the flow waits for and what one can type, in a few words. */
export function waitingFor({ waitsFor, snapshot }: Caller, flows: readonly Unit[], chat: boolean): string {
  const question = snapshot.effects.at(-1);
  switch (waitsFor) {
    case 'collect':
      return question?.kind === 'collect' && question.terminator !== ''
        ? `keys, ${question.terminator} ends them`
        : `a key${menuOf(snapshot, flows)}, or enter for silence`;
    case 'converse':
      return chat ? 'a message' : 'words or keys';
    case 'wait':
      return question?.kind === 'wait'
        ? `the flow waits ${question.seconds} s: enter lets it`
        : 'enter to wait';
    case 'hold':
    case 'play-around':
      return 'in the queue: enter to wait, /hangup to leave';
    default:
      return `talking with ${snapshot.agent || 'the agent'}: enter when they hang up`;
  }
}

/** The keys that the open menu knows. */
function menuOf({ flow, step }: Caller['snapshot'], flows: readonly Unit[]): string {
  const menu = flows
    .find(({ name }) => name === flow)
    ?.document.Actions.find(({ Identifier }) => Identifier === step);
  const keys = (menu?.Transitions?.Conditions ?? []).flatMap(({ Condition }) => Condition.Operands ?? []);
  return keys.length === 0 ? '' : ` (${keys.join(' ')})`;
}

/** What one can type, a line each. */
export const help = `  1  *  #  12#    press keys (or: press 1)
  anything else   say it (or: say 1)
  enter, silence  say nothing and wait
  /hangup         hang up
  /transcript     the call so far
  /attributes     the contact's attributes
  /world          your answers for functions, hours and bots, for --world
  /quit           leave without hanging up`;
