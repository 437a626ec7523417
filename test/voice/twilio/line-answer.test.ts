import { expect, test } from 'vitest';
import { dialed, gathered, hangup } from '../../../src/voice/twilio/line-answer.ts';
import { type Webhook, webhookOf } from '../../../src/voice/twilio/webhook.ts';
import { callSid, parametersFor } from './signed.ts';

type More = { readonly [name: string]: string };

function webhook(more: More): Webhook {
  const parameters = Object.fromEntries(parametersFor(callSid(1), more));
  const read = webhookOf({ path: '/gather', query: '?t=1', parameters, token: '' });
  if ('malformed' in read) throw new Error(read.malformed);
  return read;
}

test.each<{ name: string; more: More; answer: object }>([
  { name: 'nothing at all', more: {}, answer: { kind: 'silence' } },
  { name: 'nothing in it', more: { Digits: '', FinishedOnKey: '' }, answer: { kind: 'silence' } },
  {
    name: 'a key',
    more: { Digits: '5', FinishedOnKey: '' },
    answer: { kind: 'keys', keys: '5', ended: false },
  },
  {
    name: 'a key, by an older Twilio',
    more: { Digits: '5' },
    answer: { kind: 'keys', keys: '5', ended: false },
  },
  { name: 'a zero before', more: { Digits: '05' }, answer: { kind: 'keys', keys: '05', ended: false } },
  {
    name: 'an entry with its end',
    more: { Digits: '12', FinishedOnKey: '#' },
    answer: { kind: 'keys', keys: '12', ended: true },
  },
  {
    name: 'the end alone',
    more: { Digits: '', FinishedOnKey: '#' },
    answer: { kind: 'keys', keys: '', ended: true },
  },
  { name: 'stars', more: { Digits: '*#' }, answer: { kind: 'keys', keys: '*#', ended: false } },
  {
    name: 'words',
    more: { SpeechResult: 'Yes.', Confidence: '0.93' },
    answer: { kind: 'speech', text: 'Yes.', confidence: 0.93 },
  },
  {
    name: 'words without a confidence',
    more: { SpeechResult: 'Yes.' },
    answer: { kind: 'speech', text: 'Yes.' },
  },
  {
    name: 'words without one that is a number',
    more: { SpeechResult: 'Yes.', Confidence: 'high' },
    answer: { kind: 'speech', text: 'Yes.' },
  },
  {
    name: 'words without one that can be',
    more: { SpeechResult: 'Yes.', Confidence: '93' },
    answer: { kind: 'speech', text: 'Yes.' },
  },
  {
    name: 'words that are not sure at all',
    more: { SpeechResult: 'Yes.', Confidence: '0.0' },
    answer: { kind: 'speech', text: 'Yes.', confidence: 0 },
  },
  {
    name: 'words with nothing of keys',
    more: { SpeechResult: ' a ', Digits: '' },
    answer: { kind: 'speech', text: ' a ' },
  },
])('a <Gather> with $name', ({ more, answer }) => {
  expect(gathered(webhook(more))).toEqual(answer);
});

test.each([
  ['completed', 'completed'],
  ['answered', 'completed'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['canceled', 'no-answer'],
  ['failed', 'failed'],
  ['', 'failed'],
])('a <Dial> that is "%s" is %s', (DialCallStatus, status) => {
  expect(dialed(webhook({ DialCallStatus }))).toEqual({ kind: 'dialed', status });
});

test.each([
  ['queued', undefined],
  ['ringing', undefined],
  ['in-progress', undefined],
  ['completed', 'customer'],
  ['busy', 'customer'],
  ['no-answer', 'customer'],
  ['canceled', 'customer'],
  ['failed', 'network'],
])('a call that is %s was hung up by %s', (CallStatus, by) => {
  expect(hangup(webhook({ CallStatus }))).toEqual(
    by === undefined ? undefined : { id: 'hangup', kind: 'hangup', by },
  );
});
