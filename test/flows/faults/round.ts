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
  /** Calls of which it is listed that nobody knows whether they did their work. */
  readonly unknown: number;
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
  const { length: unknown } = await unknownOutcomes(place.stores.outcomes, place.clock);
  wrongs.push(...differingAnswers(place.answers), ...unlisted(place.answers, unknown));
  const isUnnoticed = contact === 2 && !handedOver && !heard.some((text) => /sorry|problem on/i.test(text));
  return { faults, isUnnoticed, unknown, wrongs, heard };
}

/** A call that was done, and is made again within its minute, gets the same answer. */
function differingAnswers(answers: readonly Answer[]): readonly string[] {
  const first = new Map<string, Answer>();
  const done = answers.filter(({ writes, answer }) => writes && answer.return?.['outcome'] === 'ok');
  for (const one of done) if (!first.has(one.call)) first.set(one.call, one);
  return done.flatMap(({ call, at, answer }) => {
    const before = first.get(call);
    const isRepeat = before !== undefined && at < before.at + 50_000;
    const isSame = JSON.stringify(before?.answer.return) === JSON.stringify(answer.return);
    return isRepeat && !isSame ? [`another answer to the same call: ${call}`] : [];
  });
}

/** Whoever is told that nobody knows is on the list. */
function unlisted(answers: readonly Answer[], listed: number): readonly string[] {
  const told = answers.filter(({ answer }) => answer.return?.['outcome'] === 'unknown');
  const calls = new Set(told.map(({ call }) => call));
  return calls.size > listed ? [`${calls.size} unknown, and ${listed} listed`] : [];
}
