import { isOn, lengthOf, valueOf } from '../attributes.ts';
import { elementsOf, type TwimlElement } from '../document.ts';
import { gone, type Leg, type Outcome, on, type WaitKind } from '../leg.ts';
import { promptOf, wordsLength } from '../prompts.ts';

/** How long Twilio listens on after the last word where it decides that itself: an estimate, in milliseconds. */
const autoTimeout = 1000;

/** The longest speech that is recognised, in milliseconds. */
const longestSpeech = 60_000;

const nested = new Set(['Say', 'Play', 'Pause']);

/**
 * Carries out a `<Gather>`. What was heard first counts: keys, or speech. The time begins when the nested verbs are
 * over, or at the first key, and again at every key. An empty result goes on to the next verb, unless the element
 * says that its action gets that too.
 *
 * @see https://www.twilio.com/docs/voice/twiml/gather
 */
export async function gather(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const { clock, world } = leg;
  const input = (valueOf(element, 'input') ?? 'dtmf').split(/\s+/);
  const hears = { keys: input.includes('dtmf'), speech: input.includes('speech') };
  const timeout = lengthOf(element, 'timeout');
  const prompts = elementsOf(element).filter(({ name }) => nested.has(name));
  const promptEnds = leg.says(prompts.map((prompt) => promptOf(prompt, world)));

  const result = (parameters: { readonly [name: string]: string }): Outcome => ({
    kind: 'to',
    address: leg.address(element, 'action', parameters) ?? leg.again(element, parameters),
  });
  const empty = (finishedOnKey: string): Outcome => {
    if (!isOn(element, 'actionOnEmptyResult')) return on;
    if (world.emptyResult === 'absent' && finishedOnKey === '') return result({});
    return result(hears.keys ? { Digits: '', FinishedOnKey: finishedOnKey } : { SpeechResult: '' });
  };

  const kind = kindOf(hears);
  const happened = await leg.waits({ kind, until: promptEnds + timeout, promptEnds, hears });
  if (happened.kind !== 'passed') leg.cuts();
  if (happened.kind === 'speech') {
    const { words, confidence } = happened;
    const seconds = valueOf(element, 'speechTimeout');
    const silence =
      seconds === 'auto' ? autoTimeout : seconds === undefined ? timeout : Number(seconds) * 1000;
    const until = clock.now() + Math.min(wordsLength(words), longestSpeech) + silence;
    const over = gone(await leg.waits({ kind: 'input', until, promptEnds: until, hears: {} }));
    return (
      over ??
      result({ SpeechResult: words, ...(confidence === undefined ? {} : { Confidence: String(confidence) }) })
    );
  }
  if (happened.kind !== 'keys') return gone(happened) ?? empty('');

  const finish = valueOf(element, 'finishOnKey') ?? '#';
  const most = Number(valueOf(element, 'numDigits') ?? Number.POSITIVE_INFINITY);
  let digits = '';
  for (let pressed = happened.keys; ; ) {
    for (const [index, key] of [...pressed].entries()) {
      const ends = key === finish;
      if (!ends) digits += key;
      if (!ends && digits.length < most) continue;
      lost(leg, pressed.slice(index + 1));
      return digits === '' ? empty(finish) : result({ Digits: digits, FinishedOnKey: ends ? finish : '' });
    }
    const until = clock.now() + timeout;
    const next = await leg.waits({ kind: 'input', until, promptEnds: clock.now(), hears: { keys: true } });
    if (next.kind === 'passed') return result({ Digits: digits, FinishedOnKey: '' });
    const over = gone(next);
    if (over !== undefined) return over;
    pressed = next.kind === 'keys' ? next.keys : '';
  }
}

function lost(leg: Leg, keys: string): void {
  if (keys !== '') leg.log({ type: 'keys', keys, heard: false });
}

function kindOf({ keys, speech }: { readonly keys: boolean; readonly speech: boolean }): WaitKind {
  if (!speech) return 'keys';
  return keys ? 'keys or speech' : 'speech';
}
