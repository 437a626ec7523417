import { describe, expect, test } from 'vitest';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { enqueue, hold, moment, playAround, text } from './moments.ts';
import { again, goesOn, holds, next, pause, type Row, say } from './rows.ts';

const hello = text('Hello.');

const queued = (name: string) =>
  `<Enqueue waitUrl="${next('/queued')}" action="${next('/left')}">${name}</Enqueue>`;
const arn = 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q-1';
const inQueue = (question: Parameters<typeof moment>[0], more: Parameters<typeof moment>[1] = {}) =>
  moment(question, { where: 'queue', ...more });
const sixty = 'x'.repeat(60);

describe('a queue', () => {
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

test('a call that begins in a queue comes back to where it arrived', () => {
  const speak = twimlSpeak({ publicUrl: 'https://x.test' });
  const document = speak(moment(hold), { call: 'CA1', turn: 1 });
  expect(document).toContain('<Redirect>https://x.test/voice</Redirect>');
});
