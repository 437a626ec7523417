import { describe, expect, test } from 'vitest';
import type { Collect } from '../../../src/action/effect.ts';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import type { Moment } from '../../../src/voice/moment.ts';
import { type TwimlSpeakOptions, twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import {
  collect,
  converse,
  dial,
  enqueue,
  finish,
  hold,
  moment,
  playAround,
  spoken,
  text,
} from './moments.ts';

const hello = text('Hello.');
const say = (words: string) => `<Say voice="Polly.Joanna">${words}</Say>`;
const next = (path: string) => `https://x.test${path}?t=7`;
const goesOn = `<Redirect>${next('/heard')}</Redirect>`;
const again = '<Redirect>https://x.test/queued?t=6</Redirect>';

type Row = readonly [name: string, moment: Moment, document: string, options?: Partial<TwimlSpeakOptions>];

/** The document of a row, and that Twilio would carry all of it out. */
function holds([, at, document, options]: Row): void {
  expect(spoken(at, options)).toBe(document);
  const whole = twimlSpeak({ publicUrl: 'https://x.test', ...options })(at, { call: 'CA1', turn: 7 });
  expect(twimlProblems(whole, { wait: at.where === 'queue' })).toEqual([]);
}

const gather = (attributes: string, inside: string) =>
  `<Gather ${attributes} action="${next('/gather')}">${inside}</Gather>`;
const keys = (digits: number, finishOnKey: string, timeout: number) =>
  `input="dtmf" numDigits="${digits}" finishOnKey="${finishOnKey}" timeout="${timeout}" actionOnEmptyResult="true"`;
const entry = (more: Partial<Collect> = {}) => collect({ most: 20, terminator: '#', ...more });

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

describe('a menu', () => {
  test.for<Row>([
    ['takes one key, and # among them', moment(collect()), gather(keys(1, '', 5), say('Press 1.'))],
    [
      'waits as long for its key as it says',
      moment(collect({ firstKey: 9 })),
      gather(keys(1, '', 9), say('Press 1.')),
    ],
    [
      'has what was said before it outside, where no key stops it',
      moment(collect(), { said: [hello] }),
      say('Hello.') + gather(keys(1, '', 5), say('Press 1.')),
    ],
    ['may be in a queue', moment(collect(), { where: 'queue' }), gather(keys(1, '', 5), say('Press 1.'))],
  ])('%s', holds);
});

describe('an entry', () => {
  test.for<Row>([
    ['ends by its key', moment(entry()), gather(keys(20, '#', 5), say('Press 1.'))],
    [
      'ends by the last of several keys',
      moment(entry({ terminator: '*9' })),
      gather(keys(20, '9', 5), say('Press 1.')),
    ],
    [
      'that waits longer for its first key has a pause, which a key cuts off',
      moment(entry({ firstKey: 12, nextKey: 3 })),
      gather(keys(20, '#', 3), `${say('Press 1.')}<Pause length="9"/>`),
    ],
    [
      'that waits shorter for its first key waits as between keys',
      moment(entry({ firstKey: 3, nextKey: 12 })),
      gather(keys(20, '#', 12), say('Press 1.')),
    ],
    [
      'of one key has no time between keys',
      moment(entry({ most: 1, firstKey: 12, nextKey: 3 })),
      gather(keys(1, '#', 12), say('Press 1.')),
    ],
    [
      'goes on without a prompt, and with the keys that are left',
      moment(entry({ firstKey: 12 }), { typed: '123', asks: [] }),
      `<Gather ${keys(17, '#', 5)} action="${next('/gather')}"/>`,
    ],
    [
      'starts over without a prompt, and with the time between keys',
      moment(entry({ firstKey: 12 }), { asks: [] }),
      `<Gather ${keys(20, '#', 5)} action="${next('/gather')}"/>`,
    ],
    [
      'has its prompt when keys were typed ahead',
      moment(entry({ typed: '12' }), { typed: '12' }),
      gather(keys(18, '#', 5), say('Press 1.')),
    ],
    [
      'that is sealed does not tell its length',
      moment(entry({ most: 4, encrypt: { keyId: 'k', key: 'p' } }), { typed: 'sealed.text', asks: [] }),
      `<Gather ${keys(4, '#', 5)} action="${next('/gather')}"/>`,
    ],
  ])('%s', holds);
});

describe('a bot', () => {
  const speech = (more = '', timeout = 3, speechTimeout = 'auto', finishOnKey = '#') =>
    `input="dtmf speech"${more} finishOnKey="${finishOnKey}" timeout="${timeout}" speechTimeout="${speechTimeout}" language="en-US" actionOnEmptyResult="true"`;
  const asks = say('How can I help?');
  const lex = (attributes: { readonly [name: string]: string }) =>
    converse({
      sessionAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`x-amz-lex:${name}`, value]),
      ),
    });

  test.for<Row>([
    ['listens to words and keys', moment(converse()), gather(speech(), asks)],
    [
      'that wants to know more asks for it in place of the first prompt',
      moment(converse(), {
        asks: [text('For when?'), text('<speak>Say <break time="1s"/>a day.</speak>', { as: 'ssml' })],
      }),
      gather(speech(), `${say('For when?')}${say('Say <break time="1s"/>a day.')}`),
    ],
    [
      'may have no prompt',
      moment(converse({ prompt: null })),
      `<Gather ${speech()} action="${next('/gather')}"/>`,
    ],
    [
      'that a caller may not interrupt speaks before it listens',
      moment(lex({ 'allow-interrupt:*:*': 'false' })),
      `${asks}<Gather ${speech()} action="${next('/gather')}"/>`,
    ],
    [
      'waits for the first word, and for the end, in whole seconds',
      moment(lex({ 'audio:start-timeout-ms:*:*': '4200', 'audio:end-timeout-ms:*:*': '600' })),
      gather(speech('', 5, '1'), asks),
    ],
    [
      'takes its setting for keys',
      moment(lex({ 'dtmf:end-character': '*', 'dtmf:max-length': '4' })),
      gather(speech(' numDigits="4"', 3, 'auto', '*'), asks),
    ],
    [
      'has the usual where a setting is none',
      moment(
        lex({
          'audio:start-timeout-ms': 'long',
          'audio:end-timeout-ms': '-1',
          'dtmf:end-character': '##',
          'dtmf:max-length': '0',
          'audio:max-length-ms': '9000',
        }),
      ),
      gather(speech(), asks),
    ],
    [
      'listens in the language of the contact',
      moment(converse(), { snapshot: { values: { LanguageCode: 'hi-IN' } } }),
      gather(speech().replace('en-US', 'hi-IN'), asks),
    ],
    [
      'listens in the usual language where that of the contact is none',
      moment(converse(), { snapshot: { values: { LanguageCode: 'no language' } } }),
      gather(speech().replace(' language="en-US"', ''), asks),
    ],
  ])('%s', holds);
});

describe('a third party', () => {
  const number = (attributes = '', inside = '<Number>+12025550100</Number>', timeout = 30) =>
    `<Dial action="${next('/dialed')}" timeout="${timeout}"${attributes}>${inside}</Dial>`;

  test.for<Row>([
    ['is called', moment(dial()), number()],
    ['has an action whether the flow goes on or not', moment(dial({ resume: false })), number()],
    ['rings as long as the flow says', moment(dial({ ringLimit: 45 })), number('', undefined, 45)],
    ['rings for a second at least', moment(dial({ ringLimit: 0.2 })), number('', undefined, 1)],
    ['rings for ten minutes at most', moment(dial({ ringLimit: 3600 })), number('', undefined, 600)],
    [
      'sees the number of the flow',
      moment(dial({ callerNumber: '+12025550111' })),
      number(' callerId="+12025550111"'),
    ],
    [
      'sees the number of the account rather',
      moment(dial({ callerNumber: '+12025550111' })),
      number(' callerId="+12025550199"'),
      { callerId: '+12025550199' },
    ],
    ['does not see what is no number', moment(dial({ callerNumber: 'Desk' })), number()],
    [
      'gets keys, and waits of 750 ms as half seconds',
      moment(dial({ keys: '1,2,,#' })),
      number('', '<Number sendDigits="1ww2www#">+12025550100</Number>'),
    ],
    ['gets no keys that there are not', moment(dial({ keys: 'abc' })), number()],
    [
      'behind a voice connector is not called',
      moment(dial({ connector: { VoiceConnectorType: 'CallTransferConnector' } })),
      `<Redirect>${next('/dialed')}</Redirect>`,
    ],
    ['is called by the document that follows the queue', moment(dial(), { where: 'queue' }), '<Leave/>'],
  ])('%s', holds);
});

describe('a queue', () => {
  const queued = (name: string) =>
    `<Enqueue waitUrl="${next('/queued')}" action="${next('/left')}">${name}</Enqueue>`;
  const arn = 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q-1';

  test.for<Row>([
    ['is joined by its name', moment(enqueue({ queue: 'A & B' })), queued('A &amp; B')],
    ['is joined by the last part of its ARN', moment(enqueue({ queue: arn })), queued('q-1')],
    ['of an agent', moment(enqueue({ queue: '', agent: 'trunkline:agent/ana' })), queued('agent ana')],
    [
      'has the name of the account',
      moment(enqueue()),
      queued('x-Basic'),
      { queueName: (name) => `x-${name}` },
    ],
    ['has a name that is not too long', moment(enqueue({ queue: 'q'.repeat(80) })), queued('q'.repeat(64))],
    ['of another kind is joined from the call', moment(enqueue(), { where: 'queue' }), '<Leave/>'],
  ])('%s', holds);

  const inQueue = (question: Parameters<typeof moment>[0], more: Parameters<typeof moment>[1] = {}) =>
    moment(question, { where: 'queue', ...more });
  const pause = (seconds: number) => `<Pause length="${seconds}"/>`;
  const sixty = 'x'.repeat(60);

  test.for<Row>([
    ['is silent until something happens', inQueue(hold), pause(60) + again],
    ['says something once before it is silent', inQueue(hold, { said: [hello] }), say('Hello.') + goesOn],
    ['plays round and round', inQueue(playAround()), say('Please hold.') + again],
    ['says something once before it plays', inQueue(playAround(), { said: [hello] }), say('Hello.') + goesOn],
    [
      'is silent where nothing can be played',
      inQueue(playAround({ messages: [text('Music.wav', { as: 'recording' })] })),
      pause(60) + again,
    ],
    [
      'plays until the flow goes on, and fills the rest with silence',
      inQueue(playAround({ messages: [text(sixty), text('Bye.')], interruptAfter: 10 })),
      `${say(sixty)}${say('Bye.')}${say(sixty)}${say('Bye.')}${pause(1)}${goesOn}`,
    ],
    [
      'plays its first message to the end in any case',
      inQueue(playAround({ messages: [text('x'.repeat(600))], interruptAfter: 10 })),
      say('x'.repeat(600)) + goesOn,
    ],
    [
      'goes on after a recording, whose length is not known',
      inQueue(playAround({ messages: [text('Music.wav', { as: 'recording' }), hello], interruptAfter: 30 })),
      `<Play>https://cdn.test/Music.wav</Play>${goesOn}`,
      { recordingUrl: (recording) => `https://cdn.test/${recording}` },
    ],
    [
      'passes over a recording that has no address',
      inQueue(
        playAround({ messages: [text('Music.wav', { as: 'recording' }), text(sixty)], interruptAfter: 9 }),
      ),
      `${say(sixty)}${say(sixty)}${pause(1)}${goesOn}`,
    ],
    [
      'keeps the time where nothing can be played',
      inQueue(playAround({ messages: [], interruptAfter: 25 })),
      pause(25) + goesOn,
    ],
    [
      'says something before it plays for a while',
      inQueue(playAround({ interruptAfter: 1 }), { said: [hello] }),
      say('Hello.') + say('Please hold.') + goesOn,
    ],
    [
      'ends with the call',
      inQueue(undefined, { said: [hello], snapshot: { ended: { by: 'flow', reason: 'disconnect' } } }),
      `${say('Hello.')}<Hangup/>`,
    ],
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
  const started = (attributes: string) =>
    `<Start><Recording ${attributes} recordingStatusCallback="https://x.test/recording"/></Start>`;
  const recording = (participants: readonly string[], ivr = 'Disabled') => ({
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

  test.for<Row>([
    [
      'begins where the caller joins a queue',
      moment(enqueue(), { snapshot: recording(['Agent', 'Customer']) }),
      both + queued,
    ],
    [
      'is not of the flow, where callers type secrets',
      moment(finish, { snapshot: recording(['Agent', 'Customer']) }),
      goesOn,
    ],
    [
      'is of the flow where it says so',
      moment(finish, { said: [hello], snapshot: recording([], 'Enabled') }),
      both + say('Hello.') + goesOn,
    ],
    [
      'of the agent alone',
      moment(enqueue(), { snapshot: recording(['Agent']) }),
      started('channels="mono" track="outbound"') + queued,
    ],
    [
      'of the customer alone',
      moment(enqueue(), { snapshot: recording(['Customer']) }),
      started('channels="mono" track="inbound"') + queued,
    ],
    ['as the newer action says it', moment(enqueue(), { snapshot: newer }), both + queued],
    [
      'begins once',
      moment(enqueue(), { recorded: true, snapshot: recording(['Agent', 'Customer']) }),
      queued,
    ],
    ['of nobody', moment(enqueue(), { snapshot: recording([]) }), queued],
    [
      'cannot begin in a queue',
      moment(hold, { where: 'queue', snapshot: recording([], 'Enabled') }),
      `<Pause length="60"/>${again}`,
    ],
    [
      'does not begin at the end',
      moment(undefined, {
        snapshot: { ...recording([], 'Enabled'), ended: { by: 'flow', reason: 'disconnect' } },
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
