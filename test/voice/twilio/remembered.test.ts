import { expect, test } from 'vitest';
import type { Bots } from '../../../src/bot/bot.ts';
import {
  attribute,
  botNamed,
  connectLex,
  disconnect,
  external,
  flow,
  flowAttribute,
  fn,
  invokeLambda,
  invokeModule,
  lex,
  loop,
  module,
  playPrompt,
  queue,
  returnFromModule,
  setContactAttributes,
  setDisconnectFlow,
  setFlowAttributes,
  setRecordingBehavior,
  setVoice,
  setWorkingQueue,
  storeCustomerInput,
  storedInput,
  text,
  transferToQueue,
} from '../../../src/index.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { twilioVoice } from '../../../src/voice/twilio/twilio-voice.ts';
import { authToken, callSid, parametersFor, posted, publicUrl, wired } from './signed.ts';

const look = fn('look', { returns: ['status'] });
const bye = disconnect();
const after = flow('After', {
  attributes: ['name'],
  start: 'thanks',
  steps: { thanks: playPrompt({ text: text`Thanks, ${attribute('name')}.`, next: 'bye' }), bye },
});
/** Asks for keys three times, and says the last of them. */
const part = module('Part', {
  results: ['typed'],
  start: 'ask',
  steps: {
    ask: storeCustomerInput({ text: 'Type.', digits: 4, terminator: '0#', next: 'again', onError: 'again' }),
    again: loop({ times: 2, again: 'ask', done: 'told' }),
    told: playPrompt({ text: text`You typed ${storedInput}.`, next: 'typed' }),
    typed: returnFromModule({ result: 'typed' }),
  },
});
const main = flow('Main', {
  attributes: ['name'],
  start: 'voice',
  steps: {
    voice: setVoice({ voice: 'Vicki', engine: 'neural', next: 'record', onError: 'bye' }),
    record: setRecordingBehavior({ record: 'both', ivr: true, next: 'name' }),
    name: setContactAttributes({ attributes: { name: 'Ann' }, next: 'tries', onError: 'bye' }),
    tries: setFlowAttributes({ attributes: { tries: 'two' }, next: 'last', onError: 'bye' }),
    last: setDisconnectFlow({ flow: after, next: 'desk', onError: 'bye' }),
    desk: setWorkingQueue({ queue: queue('Desk'), next: 'look', onError: 'bye' }),
    look: invokeLambda({ function: look, next: 'part', onError: 'bye' }),
    part: invokeModule({ module: part, when: { typed: 'talk' }, next: 'bye', onError: 'bye' }),
    talk: connectLex({
      bot: botNamed('Bot'),
      text: 'How can I help?',
      sessionAttributes: { from: 'phone' },
      when: { Order: 'all' },
      onNoMatch: 'bye',
      onError: 'bye',
    }),
    all: playPrompt({
      text: text`${attribute('name')}, ${flowAttribute('tries')}, ${external(look).status}, ${lex('Slots', 'topic')}, ${lex('SessionAttributes', 'kept')}.`,
      next: 'wait',
    }),
    wait: transferToQueue({ onFull: 'bye', onError: 'bye' }),
    bye,
  },
});

function says(words: string): string {
  return `<Say voice="Polly.Vicki-Neural">${words}</Say>`;
}

/** Every request comes to a server that has never heard of the call: nothing is shared but the store. */
test('whatever a call is made of is known to a server that has never seen it', async () => {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const store = memoryStore();
  const asked: (readonly [session: string, begins: boolean, text: string])[] = [];
  const bots: Bots = {
    hears: async ({ session, begins, text: said, sessionAttributes }) => {
      asked.push([session, begins, said]);
      if (begins) return { kind: 'asks', messages: [{ as: 'text', content: 'Which?' }] };
      const kept = `${sessionAttributes['from']} kept`;
      const slots = { topic: 'the blue one' };
      return { kind: 'intent', intent: 'Order', slots, sessionAttributes: { kept }, messages: [] };
    },
  };
  const sends = async (target: string, more: { readonly [name: string]: string } = {}) => {
    const phone = twilioVoice({
      flow: main,
      flows: [after, part],
      functions: { look: () => ({ status: 'on its way' }) },
      bots,
      store,
      publicUrl,
      authTokens: [authToken],
      clock,
      log: () => {},
    });
    clock.moveTo(clock.now() + 2000);
    return (await phone.answer(wired(posted(target, parametersFor(callSid(1), more))))).body;
  };

  const first = await sends('/voice');
  expect(first).toContain('<Start><Recording');
  expect(first).toContain(says('Type.'));
  // One of the two keys that end the entry: the other is kept until the rest has come.
  expect(await sends('/gather?t=1', { Digits: '12', FinishedOnKey: '#' })).toContain('numDigits="1"');
  expect(await sends('/gather?t=2', { Digits: '3', FinishedOnKey: '' })).toContain(says('Type.'));
  expect(await sends('/gather?t=3', { Digits: '5678' })).toContain(says('Type.'));
  const talk = await sends('/gather?t=4', { Digits: '4711' });
  expect(talk).toContain(says('You typed 4711.'));
  expect(talk).toContain(says('How can I help?'));
  expect(await sends('/gather?t=5', { SpeechResult: 'an order', Confidence: '0.9' })).toContain(
    says('Which?'),
  );
  const all = await sends('/gather?t=6', { SpeechResult: 'the blue one', Confidence: '0.9' });
  expect(all).toContain(says('Ann, two, on its way, the blue one, phone kept.'));
  const wait = await sends('/heard?t=7');
  expect(wait).toMatch(/<Enqueue [^>]*>Desk<\/Enqueue>/);
  expect(talk + all + wait).not.toContain('<Recording');
  expect(new Set(asked.map(([session]) => session)).size).toBe(1);
  expect(asked.map(([, begins, said]) => [begins, said])).toEqual([
    [true, 'an order'],
    [false, 'the blue one'],
  ]);
  await sends('/queued?t=8');
  await sends('/whisper?agent=Bob', { DequeingCallSid: callSid(2) });
  expect(await sends('/left?t=8', { QueueResult: 'bridged' })).toContain(says('Thanks, Ann.'));
});
