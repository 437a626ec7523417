import { unknownOutcomes } from '../../../src/fulfillment/outcome-record.ts';
import type { CallOptions } from '../../../src/simulate/caller.ts';
import type { Journey } from './journey.ts';
import { type Fault, type Faults, faultsOf } from './ports.ts';
import { type Answer, type Planted, setting } from './setting.ts';
import { talk } from './talk.ts';

export type Channel = 'voice' | 'chat';

/** A journey with one fault on its way, to its end. */
export interface Round {
  readonly faults: Faults;
  /** Nobody has heard of the fault. */
  readonly isUnnoticed: boolean;
  /** What must never be, in sentences. */
  readonly wrongs: readonly string[];
  readonly heard: readonly string[];
}

/** Milliseconds until somebody rings again. */
const pause = 5000;
const mostContacts = 4;

/**
 * Plays a journey: a first contact, a second one in which the person tries again or asks, and after that, with nothing
 * wrong any more, as many as it takes.
 */
export async function playRound(
  journey: Journey,
  channel: Channel,
  fault?: Fault,
  planted: Planted = {},
): Promise<Round> {
  const faults = faultsOf(fault);
  const place = await setting(faults, planted);
  const visitor = journey.person();
  const isVoice = channel === 'voice';
  const heard: string[] = [];
  const wrongs: string[] = [];
  let contact = 0;
  let handedOver = false;
  do {
    contact++;
    if (contact > 2) faults.mend();
    place.begin(contact === 1 ? 0 : pause);
    visitor.begins(contact);
    const options: CallOptions = {
      channel,
      flows: journey.flows,
      contact: `contact-${contact}`,
      world: { ...journey.world, tools: place.tools },
      ...(isVoice ? { from: journey.number } : { attributes: { account: journey.account } }),
    };
    const one = await talk(journey.flow, options, visitor);
    heard.push(`(${contact})`, ...one.heard, `(ended by ${one.end})`);
    handedOver ||= one.end === 'person';
    wrongs.push(...one.wrongs, ...(await visitor.wrongs(place, false)));
  } while (contact < mostContacts && !visitor.isContent());

  place.clock.moveTo(place.clock.now() + 60_000);
  wrongs.push(...(await visitor.wrongs(place, true)));
  // Both backends take our key, so nothing is ever left unknown.
  const unknown = await unknownOutcomes(place.stores.outcomes, place.clock);
  if (unknown.length > 0) wrongs.push(`${unknown.length} unknown outcomes`);
  wrongs.push(...differingAnswers(place.answers));
  const isUnnoticed = contact === 2 && !handedOver && !heard.some((text) => /sorry|problem on/i.test(text));
  return { faults, isUnnoticed, wrongs, heard };
}

/** A call that was done once, and is made again within its minute, gets the same answer. */
function differingAnswers(answers: readonly Answer[]): readonly string[] {
  const first = new Map<string, Answer>();
  const wrongs: string[] = [];
  for (const one of answers) {
    if (!/"(create|add|confirm|reschedule|cancel)_/.test(one.call) || one.answer.return?.['outcome'] !== 'ok')
      continue;
    const before = first.get(one.call);
    first.set(one.call, before ?? one);
    if (before === undefined || one.at - before.at > 50_000) continue;
    if (JSON.stringify(before.answer.return) !== JSON.stringify(one.answer.return))
      wrongs.push(`another answer to the same call: ${one.call}`);
  }
  return wrongs;
}
