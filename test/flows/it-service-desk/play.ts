import { itServiceDeskGoodbye } from '../../../flows/it-service-desk/goodbye.ts';
import { itServiceDesk } from '../../../flows/it-service-desk/main.ts';
import { itServiceDeskQueue } from '../../../flows/it-service-desk/queue.ts';
import { verifyCaller } from '../../../flows/it-service-desk/verify-caller.ts';
import { call } from '../../../src/simulate/call.ts';
import type { Caller } from '../../../src/simulate/caller.ts';
import type { World } from '../../../src/simulate/world.ts';
import { ordinaryDay } from './world.ts';

export const project = [itServiceDesk, itServiceDeskQueue, itServiceDeskGoodbye, verifyCaller];

/** One call or chat, and what must come of it. */
export interface Case {
  readonly name: string;
  readonly from?: string;
  /** What the contact begins with. @default in a chat, the account `sam`; on a call, nothing */
  readonly attributes?: { readonly [name: string]: string };
  /** What differs from an ordinary day. */
  readonly world?: World;
  /** What the caller does and must hear on the way, a line each. */
  readonly script: readonly string[];
  /** The functions that are called, with these parameters among others. */
  readonly calls?: readonly (readonly [name: string, parameters?: { readonly [key: string]: string }])[];
  /** Functions that must not be called. */
  readonly never?: readonly string[];
  readonly sets?: { readonly [attribute: string]: string };
  /** Steps that the contact comes through, in this order. */
  readonly passes?: readonly string[];
  /** Who ends the contact. @default 'flow' */
  readonly ends?: 'flow' | 'customer' | 'agent' | 'network';
}

/** At night nobody is at the desk. */
export const nobody = { queues: { 'Service desk': { staffed: 0 } } };

/** A step of the conversation that fails: the customer is told, and gets into the line for a person. */
export function failing(step: string, script: readonly string[], never: readonly string[] = []): Case {
  return {
    name: `a conversation in which ${step} fails`,
    world: { faults: { [step]: 'NoMatchingError' } },
    script: [
      ...script,
      'hears Sorry, something went wrong.',
      'hears I am connecting you to a colleague.',
      'hangs up',
    ],
    passes: [step, 'sorry', 'person', 'to-queue', 'thanks'],
    never,
    ends: 'customer',
  };
}

/** Plays a case, line by line. */
export async function play(
  channel: 'voice' | 'chat',
  { from, attributes, world = {}, script }: Case,
): Promise<Caller> {
  const caller = await call(itServiceDesk, {
    channel,
    flows: project,
    world: {
      ...ordinaryDay,
      ...world,
      functions: { ...ordinaryDay.functions, ...world.functions },
    },
    ...(from === undefined ? {} : { from }),
    attributes: attributes ?? (channel === 'chat' ? { account: 'sam' } : {}),
  });
  for (const line of script) await perform(caller, line);
  return caller;
}

const verbs: { readonly [verb: string]: (caller: Caller, rest: string) => Promise<void> } = {
  'hears ': (caller, pattern) => caller.hears(pattern),
  'presses ': (caller, keys) => caller.presses(keys),
  'says ': (caller, words) => caller.says(words),
  'is silent': (caller) => caller.staysSilent(),
  'hangs up': (caller) => caller.hangsUp(),
  'the agent hangs up': (caller) => caller.hangsUp('agent'),
};

function perform(caller: Caller, line: string): Promise<void> {
  const verb = Object.keys(verbs).find((known) => line.startsWith(known));
  const act = verb === undefined ? undefined : verbs[verb];
  if (verb === undefined || act === undefined) throw new Error(`No such line in a script: ${line}`);
  return act(caller, line.slice(verb.length));
}
