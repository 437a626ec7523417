import { expect } from 'vitest';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import type { Moment } from '../../../src/voice/moment.ts';
import { type TwimlSpeakOptions, twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { spoken } from './moments.ts';

/** A moment, and the document that it becomes. */
export type Row = readonly [
  name: string,
  moment: Moment,
  document: string,
  options?: Partial<TwimlSpeakOptions>,
];

/** The document of a row is as it is written there, and Twilio would carry all of it out. */
export function holds([, at, document, options]: Row): void {
  expect(spoken(at, options)).toBe(document);
  const whole = twimlSpeak({ publicUrl: 'https://x.test', ...options })(at, { call: 'CA1', turn: 7 });
  expect(twimlProblems(whole, { wait: at.where === 'queue' })).toEqual([]);
}

export function say(words: string): string {
  return `<Say voice="Polly.Joanna">${words}</Say>`;
}

export function next(path: string): string {
  return `https://x.test${path}?t=7`;
}

export function pause(seconds: number): string {
  return `<Pause length="${seconds}"/>`;
}

export const goesOn = `<Redirect>${next('/heard')}</Redirect>`;
export const again = '<Redirect>https://x.test/queued?t=6</Redirect>';

export function gather(attributes: string, inside: string): string {
  const written = `${attributes} action="${next('/gather')}"`;
  return inside === '' ? `<Gather ${written}/>` : `<Gather ${written}>${inside}</Gather>`;
}

/** The attributes of a question for keys. */
export function keys(digits: number, finishOnKey: string, timeout: number): string {
  return `input="dtmf" numDigits="${digits}" finishOnKey="${finishOnKey}" timeout="${timeout}" actionOnEmptyResult="true"`;
}
