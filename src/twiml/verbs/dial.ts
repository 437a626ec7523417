import { isOn, lengthOf, methodOf, valueOf } from '../attributes.ts';
import { elementsOf, type TwimlElement, textOf } from '../document.ts';
import type { DialCallStatus } from '../event.ts';
import { gone, type Leg, type Outcome, on } from '../leg.ts';
import { keysLength } from '../prompts.ts';
import { ringTime, type TwimlPerson, talkTime } from '../world.ts';
import { recordingOf, tellRecording } from './record.ts';

/** How a dialed call came out. */
interface Dialed {
  readonly status: DialCallStatus;
  readonly sid?: string;
  /** Milliseconds that the two talked; absent where they never did. */
  readonly talked?: number | undefined;
  /** Where the caller is gone. */
  readonly over?: Outcome | undefined;
}

/** Somebody who is dialed. */
interface Target {
  /** `<Number>`, `<Client>` and so on; the `<Dial>` itself where the number stands in it. */
  readonly noun: TwimlElement;
  readonly person: TwimlPerson;
}

/**
 * Carries out a `<Dial>`. With an `action`, its document follows; without one, the next verb.
 *
 * @see https://www.twilio.com/docs/voice/twiml/dial
 */
export async function dial(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const nouns = elementsOf(element);
  const queue = nouns.find(({ name }) => name === 'Queue');
  leg.log({ type: 'dialing', to: (nouns.length === 0 ? [element] : nouns).map(textOf) });
  const dialed =
    queue === undefined ? await dialPeople(element, nouns, leg) : await dialQueue(element, queue, leg);
  const { status, sid, talked, over } = dialed;
  leg.log({ type: 'dialed', status, ...(talked === undefined ? {} : { talked }) });
  const records = talked !== undefined && /^(record|true)/.test(valueOf(element, 'record') ?? '');
  const recording = records ? recordingOf(leg, talked) : undefined;
  const address = leg.address(element, 'action', {
    DialCallStatus: status,
    ...(sid === undefined ? {} : { DialCallSid: sid }),
    ...(talked === undefined ? {} : { DialCallDuration: String(Math.round(talked / 1000)) }),
    DialBridged: String(talked !== undefined),
    ...(recording === undefined ? {} : { RecordingUrl: recording.RecordingUrl }),
  });
  if (recording !== undefined) {
    await tellRecording(element, leg, { ...recording, RecordingSource: 'DialVerb' });
  }
  if (over !== undefined) {
    if (over.kind === 'ended' && over.by === 'caller' && address !== undefined) await leg.tells(address);
    return over;
  }
  return address === undefined ? on : { kind: 'to', address };
}

/** The first who answers gets the call. */
async function dialPeople(element: TwimlElement, nouns: readonly TwimlElement[], leg: Leg): Promise<Dialed> {
  const { clock, world } = leg;
  const targets = await Promise.all(
    (nouns.length === 0 ? [element] : nouns).map(
      async (noun): Promise<Target> => ({ noun, person: await world.person(textOf(noun)) }),
    ),
  );
  const timeout = lengthOf(element, 'timeout');
  const target = targets.toSorted((one, other) => rank(one.person) - rank(other.person))[0];
  if (target === undefined) return { status: 'failed' };
  const { noun, person } = target;
  const callee = leg.opens('dialed', { to: textOf(noun) });
  const { sid } = callee;
  const news = progressOf(noun, callee);

  await news('initiated', {});
  await news('ringing', {});
  const { answer, after } = answerOf(person, timeout);
  const over = gone(await rung(leg, clock.now() + after));
  if (over !== undefined || answer !== 'completed') {
    const status = over === undefined ? answer : 'canceled';
    await news('completed', { CallStatus: status, CallDuration: '0' });
    return { status, sid, over };
  }
  await news('answered', {});
  const answered = clock.now();
  const talked = (await screen(noun, callee)) ? await talk(element, leg, person) : {};
  const seconds = Math.round((clock.now() - answered) / 1000);
  await news('completed', { CallDuration: String(seconds) });
  return { status: noun.name === 'Conference' ? 'answered' : 'completed', sid, ...talked };
}

/** How somebody answers, and after how many milliseconds of ringing. */
function answerOf(
  { answers, dial: status = 'completed' }: TwimlPerson,
  timeout: number,
): { readonly answer: NonNullable<TwimlPerson['dial']>; readonly after: number } {
  const rings = answers ?? (status === 'no-answer' ? 'never' : ringTime);
  if (rings === 'never' || rings > timeout) return { answer: 'no-answer', after: timeout };
  return { answer: status, after: rings };
}

function rung(leg: Leg, until: number) {
  return leg.waits({ kind: 'ring', until, promptEnds: until, hears: {} });
}

/** Keys after the connection, and the document that the callee hears before the two are connected. */
async function screen(noun: TwimlElement, callee: Leg): Promise<boolean> {
  const { clock } = callee;
  const keys = noun.name === 'Number' ? valueOf(noun, 'sendDigits') : undefined;
  if (keys !== undefined) await rung(callee, clock.now() + keysLength(keys));
  const address = callee.address(noun, 'url');
  if (address === undefined) return true;
  const outcome = await callee.runs(address, 'call');
  return outcome.kind === 'on';
}

async function talk(
  element: TwimlElement,
  leg: Leg,
  { talks = talkTime }: TwimlPerson,
): Promise<Pick<Dialed, 'talked' | 'over'>> {
  const { clock } = leg;
  const began = clock.now();
  const until = began + Math.min(talks, lengthOf(element, 'timeLimit'));
  const keys = isOn(element, 'hangupOnStar');
  for (;;) {
    const happened = await leg.waits({ kind: 'dial', until, promptEnds: began, hears: { keys } });
    if (happened.kind === 'keys' && !happened.keys.includes('*')) continue;
    return { talked: clock.now() - began, over: gone(happened) };
  }
}

/** The line of an agent takes the first caller of a queue. Any other finds it empty. */
async function dialQueue(element: TwimlElement, queue: TwimlElement, leg: Leg): Promise<Dialed> {
  const talked = await leg.takes?.(textOf(queue), leg.address(queue, 'url'));
  if (talked !== undefined) return { status: 'completed', talked };
  const over = gone(await rung(leg, leg.clock.now() + lengthOf(element, 'timeout')));
  return { status: over === undefined ? 'no-answer' : 'canceled', over };
}

/** Who answers first; those who do not come last. */
function rank({ answers = ringTime, dial: status = 'completed' }: TwimlPerson): number {
  return status === 'completed' && answers !== 'never' ? answers : Number.POSITIVE_INFINITY;
}

/** Tells the status callback of a noun how its call goes, where it has one and wants to know. */
function progressOf(noun: TwimlElement, callee: Leg) {
  const wanted = valueOf(noun, 'statusCallbackEvent')?.split(/\s+/) ?? [];
  const statuses = {
    initiated: 'initiated',
    ringing: 'ringing',
    answered: 'in-progress',
    completed: 'completed',
  };
  const events = Object.keys(statuses);
  return async (event: keyof typeof statuses, parameters: { readonly [name: string]: string }) => {
    const address = callee.address(noun, 'statusCallback', {
      CallStatus: statuses[event],
      SequenceNumber: String(events.indexOf(event)),
      CallbackSource: 'call-progress-events',
      ...parameters,
    });
    if (address === undefined || !wanted.includes(event)) return;
    await callee.tells({ ...address, method: methodOf(noun, 'statusCallbackMethod') });
  };
}
