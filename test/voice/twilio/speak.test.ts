import { describe, expect, test } from 'vitest';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { collect, enqueue, finish, hold, moment, text } from './moments.ts';
import { again, gather, goesOn, holds, keys, next, type Row, say } from './rows.ts';

const hello = text('Hello.');

const started = (attributes: string) =>
  `<Start><Recording ${attributes} recordingStatusCallback="https://x.test/recording"/></Start>`;
const recorded = (participants: readonly string[], ivr = 'Disabled') => ({
  settings: {
    recording: { RecordingBehavior: { RecordedParticipants: participants, IVRRecordingBehavior: ivr } },
  },
});
const queued = `<Enqueue waitUrl="${next('/queued')}" action="${next('/left')}">Basic</Enqueue>`;
const both = started('channels="dual" track="both"');
const newer = {
  settings: {
    recording: {
      RecordingBehavior: { RecordedParticipants: [] },
      VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } },
    },
  },
};

describe('what is said', () => {
  test.for<Row>([
    ['nothing but the way on', moment(finish), goesOn],
    [
      'prompts in order',
      moment(finish, { said: [hello, text('Bye.')] }),
      say('Hello.') + say('Bye.') + goesOn,
    ],
    [
      'prompts before the question of a function wait for their end',
      moment(
        {
          kind: 'invoke',
          function: 'look-up',
          parameters: {},
          timeLimit: 8000,
          asynchronous: false,
          responseType: 'STRING_MAP',
          attempt: 1,
        },
        { said: [hello] },
      ),
      say('Hello.') + goesOn,
    ],
    [
      'the voice of the prompt, not the last of the contact',
      moment(finish, {
        said: [text('Hallo.', { voice: { name: 'Vicki', engine: 'neural' } })],
        snapshot: { settings: { voice: { name: 'Amy' } } },
      }),
      `<Say voice="Polly.Vicki-Neural">Hallo.</Say>${goesOn}`,
    ],
    [
      'a language that Polly does not speak there',
      moment(finish, { said: [text('Ahoj.', { voice: { name: 'Jitka', engine: 'neural' } })] }),
      `<Say language="cs-CZ">Ahoj.</Say>${goesOn}`,
    ],
    [
      'a recording with an address',
      moment(finish, {
        said: [
          text('Beep.wav', { as: 'recording' }),
          text('arn:aws:connect:us-east-1:111122223333:instance/i/prompt/p-1', { as: 'recording' }),
          text('s3://sounds/a&b.wav', { as: 'media' }),
        ],
      }),
      `<Play>https://cdn.test/Beep.wav</Play><Play>https://cdn.test/p-1</Play><Play>https://cdn.test/s3://sounds/a&amp;b.wav</Play>${goesOn}`,
      { recordingUrl: (recording) => `https://cdn.test/${recording}` },
    ],
    [
      'a recording without an address is not heard',
      moment(finish, { said: [text('Beep.wav', { as: 'recording' }), hello] }),
      say('Hello.') + goesOn,
    ],
    ['a text without words is not heard', moment(finish, { said: [text(' \u0007 ')] }), goesOn],
  ])('%s', holds);
});

describe('the end, and what is before it', () => {
  test.for<Row>([
    [
      'hangs up after the last word',
      moment(undefined, { said: [hello], snapshot: { ended: { by: 'flow', reason: 'disconnect' } } }),
      `${say('Hello.')}<Hangup/>`,
    ],
    [
      'says nothing to a caller who is gone',
      moment(undefined, {
        said: [hello],
        snapshot: { hungUp: 'customer', ended: { by: 'customer', reason: 'hangup' } },
      }),
      '',
    ],
    [
      'says nothing to a caller who is gone while the flow goes on',
      moment(finish, { snapshot: { hungUp: 'network' } }),
      '',
    ],
    [
      'goes on with a caller whose agent is gone',
      moment(collect(), { snapshot: { hungUp: 'agent' } }),
      gather(keys(1, '', 5), say('Press 1.')),
    ],
    ['lets the caller go on to the agent', moment(undefined, { snapshot: { waiting: 'talk' } }), ''],
    [
      'holds the line while a function takes long',
      moment(finish, { held: true }),
      `${say('One moment, please.')}<Pause length="2"/>${goesOn}`,
    ],
    [
      'holds the line in the voice and the words that are wanted',
      moment(finish, { held: true, said: [hello], snapshot: { settings: { voice: { name: 'Amy' } } } }),
      `${say('Hello.')}<Say voice="Polly.Amy">Wait.</Say><Pause length="2"/>${goesOn}`,
      { holdLine: 'Wait.' },
    ],
  ])('%s', holds);
});

describe('recording', () => {
  test.for<Row>([
    [
      'begins where the caller joins a queue',
      moment(enqueue(), { snapshot: recorded(['Agent', 'Customer']) }),
      both + queued,
    ],
    [
      'is not of the flow, where callers type secrets',
      moment(finish, { snapshot: recorded(['Agent', 'Customer']) }),
      goesOn,
    ],
    [
      'is of the flow where it says so',
      moment(finish, { said: [hello], snapshot: recorded([], 'Enabled') }),
      both + say('Hello.') + goesOn,
    ],
    [
      'of the agent alone',
      moment(enqueue(), { snapshot: recorded(['Agent']) }),
      started('channels="mono" track="outbound"') + queued,
    ],
    [
      'of the customer alone',
      moment(enqueue(), { snapshot: recorded(['Customer']) }),
      started('channels="mono" track="inbound"') + queued,
    ],
    ['as the newer action says it', moment(enqueue(), { snapshot: newer }), both + queued],
    ['begins once', moment(enqueue(), { recorded: true, snapshot: recorded(['Agent', 'Customer']) }), queued],
    ['of nobody', moment(enqueue(), { snapshot: recorded([]) }), queued],
    [
      'cannot begin in a queue',
      moment(hold, { where: 'queue', snapshot: recorded([], 'Enabled') }),
      `<Pause length="60"/>${again}`,
    ],
    [
      'does not begin at the end',
      moment(undefined, {
        snapshot: { ...recorded([], 'Enabled'), ended: { by: 'flow', reason: 'disconnect' } },
      }),
      '<Hangup/>',
    ],
  ])('%s', holds);
});

test('the public URL may have a path, and a slash at its end', () => {
  const speak = twimlSpeak({ publicUrl: 'https://x.test/phone/' });
  expect(speak(moment(finish), { call: 'CA1', turn: 3 })).toContain(
    '<Redirect>https://x.test/phone/heard?t=3</Redirect>',
  );
  expect(() => twimlSpeak({ publicUrl: 'phone.example.com' })).toThrow('public URL');
});
