import { describe, expect, test } from 'vitest';
import type { TwimlCaller } from '../../src/twiml/caller.ts';
import { calls, requestedAt, sent } from './application.ts';

/** A prompt of 15 characters, which lasts a second. */
const prompt = '<Say>Fifteen letters</Say>';
const next = '<Redirect>/next</Redirect>';
const done = { '/done': '<Hangup/>', '/next': '<Hangup/>' };

interface Row {
  readonly name: string;
  readonly gather: string;
  readonly does: (caller: TwimlCaller) => Promise<void>;
  /** The parameters that count, as they came to the action. */
  readonly action?: { readonly [name: string]: string | undefined };
  /** When the action, or the next verb, is requested. */
  readonly at: number;
}

const rows: readonly Row[] = [
  {
    name: 'silence falls through to the next verb, five seconds after the prompts',
    gather: `<Gather action="/done">${prompt}</Gather>`,
    does: (caller) => caller.staysSilent(),
    at: 6000,
  },
  {
    name: 'silence goes to the action with actionOnEmptyResult',
    gather: `<Gather action="/done" actionOnEmptyResult="true">${prompt}</Gather>`,
    does: (caller) => caller.staysSilent(),
    action: { Digits: '', FinishedOnKey: '', SpeechResult: undefined },
    at: 6000,
  },
  {
    name: 'the finish key is not among the digits',
    gather: '<Gather action="/done"/>',
    does: (caller) => caller.presses('1234#'),
    action: { Digits: '1234', FinishedOnKey: '#' },
    at: 1000,
  },
  {
    name: 'another finish key makes # a digit',
    gather: '<Gather action="/done" finishOnKey="*"/>',
    does: (caller) => caller.presses('12#*'),
    action: { Digits: '12#', FinishedOnKey: '*' },
    at: 1000,
  },
  {
    name: 'only the finish key is an empty result: the next verb comes at once',
    gather: '<Gather action="/done"/>',
    does: (caller) => caller.presses('#'),
    at: 1000,
  },
  {
    name: 'only the finish key with actionOnEmptyResult says which key it was',
    gather: '<Gather action="/done" actionOnEmptyResult="true"/>',
    does: (caller) => caller.presses('#'),
    action: { Digits: '', FinishedOnKey: '#' },
    at: 1000,
  },
  {
    name: 'without a finish key # is an option of a menu',
    gather: '<Gather action="/done" numDigits="1" finishOnKey=""/>',
    does: (caller) => caller.presses('#'),
    action: { Digits: '#', FinishedOnKey: '' },
    at: 1000,
  },
  {
    name: 'with the default finish key # is none',
    gather: '<Gather action="/done" numDigits="1"/>',
    does: (caller) => caller.presses('#'),
    at: 1000,
  },
  {
    name: 'numDigits ends the entry, and further keys are lost',
    gather: '<Gather action="/done" numDigits="2"/>',
    does: (caller) => caller.presses('123'),
    action: { Digits: '12', FinishedOnKey: '' },
    at: 1000,
  },
  {
    name: 'fewer keys than numDigits are a result too, after the time between keys',
    gather: '<Gather action="/done" numDigits="4" timeout="3"/>',
    does: (caller) => caller.presses('12'),
    action: { Digits: '12', FinishedOnKey: '' },
    at: 4000,
  },
  {
    name: 'the time begins again at every key',
    gather: '<Gather action="/done" timeout="3"/>',
    does: (caller) => caller.presses('123', { apart: 2500 }),
    action: { Digits: '123' },
    at: 1000 + 2500 + 2500 + 3000,
  },
  {
    name: 'keys too far apart: the first is the result, the second comes too late',
    gather: '<Gather action="/done" timeout="3"/>',
    does: (caller) => caller.presses('12', { apart: 3500 }),
    action: { Digits: '1' },
    at: 4000,
  },
  {
    name: 'a key cuts the prompts, and the time begins with it',
    gather: `<Gather action="/done" timeout="3">${prompt}${prompt}</Gather>`,
    does: (caller) => caller.presses('1', { at: 500 }),
    action: { Digits: '1' },
    at: 3500,
  },
  {
    name: 'a pause at the end is part of the prompts: it makes the first key have more time than the others',
    gather: `<Gather action="/done" timeout="3">${prompt}<Pause length="4"/></Gather>`,
    does: (caller) => caller.staysSilent(),
    at: 8000,
  },
  {
    name: 'zeros at the front are kept',
    gather: '<Gather action="/done" numDigits="2"/>',
    does: (caller) => caller.presses('05'),
    action: { Digits: '05' },
    at: 1000,
  },
  {
    name: 'speech: the result comes a time-out after the last word',
    gather: `<Gather action="/done" input="speech" timeout="3">${prompt}</Gather>`,
    does: (caller) => caller.says('fifteen letters', { confidence: 0.9 }),
    action: { SpeechResult: 'fifteen letters', Confidence: '0.9', Digits: undefined },
    at: 1000 + 1000 + 1000 + 3000,
  },
  {
    name: 'speech: speechTimeout replaces that time-out',
    gather: '<Gather action="/done" input="speech" timeout="9" speechTimeout="2"/>',
    does: (caller) => caller.says('fifteen letters'),
    action: { SpeechResult: 'fifteen letters', Confidence: undefined },
    at: 1000 + 1000 + 2000,
  },
  {
    name: 'speech: a minute of it at most',
    gather: '<Gather action="/done" input="speech" speechTimeout="1"/>',
    does: (caller) => caller.says('fifteen letters'.repeat(80)),
    action: { SpeechResult: 'fifteen letters'.repeat(80) },
    at: 1000 + 60_000 + 1000,
  },
  {
    name: 'speech: an automatic end',
    gather: '<Gather action="/done" input="speech" speechTimeout="auto"/>',
    does: (caller) => caller.says('fifteen letters'),
    action: { SpeechResult: 'fifteen letters' },
    at: 1000 + 1000 + 1000,
  },
  {
    name: 'speech cuts the prompts too',
    gather: `<Gather action="/done" input="speech" speechTimeout="1">${prompt}${prompt}</Gather>`,
    does: (caller) => caller.says('fifteen letters', { at: 500 }),
    action: { SpeechResult: 'fifteen letters' },
    at: 500 + 1000 + 1000,
  },
  {
    name: 'both: keys came first',
    gather: '<Gather action="/done" input="dtmf speech" numDigits="1"/>',
    does: (caller) => caller.presses('7'),
    action: { Digits: '7', SpeechResult: undefined },
    at: 1000,
  },
  {
    name: 'both: speech came first',
    gather: '<Gather action="/done" input="dtmf speech" speechTimeout="1"/>',
    does: (caller) => caller.says('fifteen letters'),
    action: { SpeechResult: 'fifteen letters', Digits: undefined },
    at: 3000,
  },
  {
    name: 'words said to a question that takes keys are not heard',
    gather: '<Gather action="/done" timeout="3"/>',
    does: (caller) => caller.says('one'),
    at: 3000,
  },
  {
    name: 'keys pressed at a question that takes speech are not heard',
    gather: '<Gather action="/done" input="speech" timeout="3"/>',
    does: (caller) => caller.presses('1'),
    at: 3000,
  },
  {
    name: 'a wrong finish key counts as not written',
    gather: '<Gather action="/done" finishOnKey="##"/>',
    does: (caller) => caller.presses('1#'),
    action: { Digits: '1' },
    at: 1000,
  },
];

// Each fact: https://www.twilio.com/docs/voice/twiml/gather
describe('gather', () => {
  test.each(rows)('$name', async ({ gather, does, action, at }) => {
    const caller = await calls({ '/voice': gather + next, ...done });
    await does(caller);
    expect(requestedAt(caller, action === undefined ? '/next' : '/done')).toBe(at);
    for (const [name, value] of Object.entries(action ?? {}))
      expect(sent(caller, '/done')?.[name]).toBe(value);
    expect(sent(caller, action === undefined ? '/done' : '/next')).toBeUndefined();
  });

  test('without an action the document itself is asked again: a loop, if nothing tells the two apart', async () => {
    const caller = await calls({
      '/voice': ({ Digits = 'none' }) => `<Gather numDigits="1"><Say>${Digits}</Say></Gather>`,
    });
    await caller.presses('1');
    await caller.presses('2');
    expect(caller.heard).toEqual(['2']);
  });

  test('an empty result may come without any parameters', async () => {
    const page = '<Gather action="/done" actionOnEmptyResult="true"/>';
    const caller = await calls({ '/voice': page, ...done }, { emptyResult: 'absent' });
    await caller.staysSilent();
    expect(sent(caller, '/done')).not.toHaveProperty('Digits');
    expect(sent(caller, '/done')).not.toHaveProperty('FinishedOnKey');
  });

  test('a finish key that came alone is told, even where empty results come without parameters', async () => {
    const page = '<Gather action="/done" actionOnEmptyResult="true"/>';
    const caller = await calls({ '/voice': page, ...done }, { emptyResult: 'absent' });
    await caller.presses('#');
    expect(sent(caller, '/done')).toMatchObject({ Digits: '', FinishedOnKey: '#' });
  });

  test('keys that come after the end of an entry stand in the log', async () => {
    const caller = await calls({ '/voice': '<Gather action="/done" numDigits="1"/>', ...done });
    await caller.presses('123');
    expect(caller.log.filter(({ type }) => type === 'keys')).toMatchObject([
      { keys: '123', heard: true },
      { keys: '23', heard: false },
    ]);
  });

  test('a method of GET sends the result in the address', async () => {
    const caller = await calls({
      '/voice': '<Gather action="/done?x=1" method="GET" numDigits="1"/>',
      ...done,
    });
    await caller.presses('1');
    const { url, method } = caller.log.findLast((event) => event.type === 'request') ?? {
      url: '',
      method: '',
    };
    expect(method).toBe('GET');
    expect(new URL(url).searchParams.get('Digits')).toBe('1');
    expect(new URL(url).searchParams.get('x')).toBe('1');
  });

  test('a prompt outside of the question cannot be cut, and a key in it is lost', async () => {
    const caller = await calls({ '/voice': `${prompt}<Gather action="/done" numDigits="1"/>`, ...done });
    await caller.presses('1', { at: 500 });
    expect(caller.waitsFor).toBe('keys');
    expect(caller.heard).toEqual(['Fifteen letters']);
    expect(caller.log.filter(({ type }) => type === 'keys')).toMatchObject([{ heard: false }]);
    await caller.presses('1');
    expect(requestedAt(caller, '/done')).toBe(2000);
  });

  test('what the caller was cut off from stands in the log', async () => {
    const caller = await calls({
      '/voice': `<Gather action="/done" numDigits="1">${prompt}</Gather>`,
      ...done,
    });
    await caller.presses('1', { at: 500 });
    expect(caller.log.filter(({ type }) => type === 'cut')).toMatchObject([{ at: 500 }]);
  });

  test('who hears a prompt out is cut off from nothing', async () => {
    const caller = await calls({
      '/voice': `<Gather action="/done" numDigits="1">${prompt}</Gather>`,
      ...done,
    });
    await caller.presses('1');
    expect(caller.log.filter(({ type }) => type === 'cut')).toEqual([]);
  });
});
