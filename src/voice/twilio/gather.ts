import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Collect, Converse } from '../../action/effect.ts';
import type { Moment } from '../moment.ts';

/** How a question listens. */
export interface Listening {
  readonly attributes: VoiceResponse.GatherAttributes;
  /** Seconds of silence after the prompt that come before the time that Twilio counts. */
  readonly pause: number;
  /** Whether the caller may answer while the prompt plays. */
  readonly interrupts: boolean;
}

/**
 * A menu, or an entry.
 *
 * Twilio waits as long for the first key as between two keys, from the end of what stands in the `<Gather>` on; a key
 * cuts that off. A pause in it gives the first key its longer time. A shorter one cannot be had.
 *
 * @see https://www.twilio.com/docs/voice/twiml/gather#timeout
 */
export function listenToKeys(
  { terminator, most, firstKey, nextKey }: Collect,
  { typed, asks }: Pick<Moment, 'asks' | 'typed'>,
): Listening {
  const begun = typed !== '' || asks !== null;
  const timeout = begun || most > 1 ? nextKey : firstKey;
  return {
    attributes: {
      input: ['dtmf'],
      // A sealed entry does not tell how long it is. An entry that gets too many keys takes those it needs.
      numDigits: typed.length < most ? most - typed.length : most,
      // With Twilio's own # in a menu, the key # could not be chosen.
      finishOnKey: terminator.slice(-1),
      timeout,
      // Otherwise Twilio goes on with the next verb where nothing was typed, and there is none.
      actionOnEmptyResult: true,
    },
    pause: begun ? 0 : Math.max(0, firstKey - timeout),
    interrupts: true,
  };
}

/**
 * A bot: speech, or keys that it reads. Session attributes that tell Lex how to listen tell Twilio, as far as it can.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
 */
export function listenToBot(
  { sessionAttributes }: Pick<Converse, 'sessionAttributes'>,
  language: string,
): Listening {
  const setting = (name: string) =>
    ['', ':*:*']
      .map((scope) => sessionAttributes[`x-amz-lex:${name}${scope}`])
      .find((value) => value !== undefined);
  const number = (name: string, unit: number, most: number) => {
    const value = Math.ceil(Number(setting(name)) / unit);
    return value > 0 ? Math.min(value, most) : undefined;
  };
  const endKey = setting('dtmf:end-character') ?? '#';
  return {
    attributes: {
      input: ['dtmf', 'speech'],
      numDigits: number('dtmf:max-length', 1, 1024),
      finishOnKey: /^[0-9*#]$/.test(endKey) ? endKey : '#',
      timeout: number('audio:start-timeout-ms', 1000, 600) ?? 3,
      speechTimeout: String(number('audio:end-timeout-ms', 1000, 60) ?? 'auto'),
      language: /^[a-z]{2,3}(?:-[A-Za-z\d]+)*$/.test(language) ? language : undefined,
      actionOnEmptyResult: true,
    } as VoiceResponse.GatherAttributes,
    pause: 0,
    interrupts: setting('allow-interrupt')?.toLowerCase() !== 'false',
  };
}
