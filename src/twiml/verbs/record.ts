import { lengthOf, methodOf, valueOf } from '../attributes.ts';
import type { TwimlElement } from '../document.ts';
import { gone, type Leg, type Outcome, on } from '../leg.ts';
import { wordsLength } from '../prompts.ts';

/**
 * Carries out a `<Record>`. It ends with a silence, a key, its longest length or a hang-up. Where nothing was said,
 * no request is made and the next verb comes.
 *
 * @see https://www.twilio.com/docs/voice/twiml/record
 */
export async function record(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const { clock } = leg;
  const silence = lengthOf(element, 'timeout');
  const longest = clock.now() + lengthOf(element, 'maxLength');
  const keys = valueOf(element, 'finishOnKey') ?? '';
  let said = 0;
  for (;;) {
    const until = Math.min(clock.now() + silence, longest);
    const hears = { keys: true, speech: true };
    const happened = await leg.waits({ kind: 'record', until, promptEnds: clock.now(), hears });
    const over = gone(happened);
    if (happened.kind === 'speech') {
      const ends = Math.min(clock.now() + wordsLength(happened.words), longest);
      said += ends - clock.now();
      const cut = gone(await leg.waits({ kind: 'input', until: ends, promptEnds: ends, hears: {} }));
      if (cut !== undefined) return cut;
      continue;
    }
    const key =
      happened.kind === 'keys' ? [...happened.keys].find((pressed) => keys.includes(pressed)) : undefined;
    if (happened.kind === 'keys' && key === undefined) continue;
    if (said === 0) return over ?? on;
    const digits = over === undefined ? key : 'hangup';
    const recording = recordingOf(leg, said);
    const parameters = { ...recording, ...(digits === undefined ? {} : { Digits: digits }) };
    const address = leg.address(element, 'action', parameters) ?? leg.again(element, parameters);
    if (over === undefined) {
      await tellRecording(element, leg, { ...recording, RecordingSource: 'RecordVerb' });
      return { kind: 'to', address };
    }
    await leg.tells(address);
    await tellRecording(element, leg, { ...recording, RecordingSource: 'RecordVerb' });
    return over;
  }
}

/** What Twilio says of a recording. */
export function recordingOf(
  { world }: Leg,
  milliseconds: number,
): {
  readonly RecordingSid: string;
  readonly RecordingUrl: string;
  readonly RecordingDuration: string;
} {
  const sid = `RE${world.id()}`;
  return {
    RecordingSid: sid,
    RecordingUrl: `https://api.twilio.com/recordings/${sid}`,
    RecordingDuration: String(Math.round(milliseconds / 1000)),
  };
}

/** Tells the status callback of an element that a recording is there, where it has one and wants to know. */
export async function tellRecording(
  element: TwimlElement,
  leg: Leg,
  parameters: { readonly [name: string]: string },
): Promise<void> {
  const wanted = valueOf(element, 'recordingStatusCallbackEvent')?.split(/\s+/) ?? [];
  const address = leg.address(element, 'recordingStatusCallback', {
    RecordingStatus: 'completed',
    ...parameters,
  });
  if (address === undefined || !wanted.includes('completed')) return;
  await leg.tells({ ...address, method: methodOf(element, 'recordingStatusCallbackMethod') });
}
