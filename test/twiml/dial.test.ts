import { describe, expect, test } from 'vitest';
import type { TwimlCaller } from '../../src/twiml/caller.ts';
import type { TwimlPerson } from '../../src/twiml/world.ts';
import { calls, complaints, requestedAt, requests, sent } from './application.ts';

const number = '+12025550123';
const done = { '/done': '<Hangup/>', '/next': '<Hangup/>' };

interface Row {
  readonly name: string;
  /** Attributes of `<Dial>`. */
  readonly dial?: string;
  readonly person?: TwimlPerson;
  readonly does?: (caller: TwimlCaller) => Promise<void>;
  readonly action: { readonly [name: string]: string | undefined };
  readonly at: number;
}

const rows: readonly Row[] = [
  {
    name: 'answered, and the other side hangs up',
    person: { answers: 3000, talks: 20_000 },
    does: (caller) => caller.staysSilent(),
    action: {
      DialCallStatus: 'completed',
      DialCallDuration: '20',
      DialBridged: 'true',
      CallStatus: 'in-progress',
    },
    at: 23_000,
  },
  {
    name: 'busy',
    person: { answers: 1000, dial: 'busy' },
    action: { DialCallStatus: 'busy', DialBridged: 'false', DialCallDuration: undefined },
    at: 1000,
  },
  { name: 'failed', person: { answers: 0, dial: 'failed' }, action: { DialCallStatus: 'failed' }, at: 0 },
  {
    name: 'nobody answers in 30 seconds',
    person: { answers: 'never' },
    action: { DialCallStatus: 'no-answer' },
    at: 30_000,
  },
  {
    name: 'nobody answers in the time-out',
    dial: 'timeout="10"',
    person: { answers: 12_000 },
    action: { DialCallStatus: 'no-answer' },
    at: 10_000,
  },
  {
    name: 'a number that nobody has',
    dial: 'timeout="5"',
    action: { DialCallStatus: 'no-answer' },
    at: 5000,
  },
  {
    name: 'the time limit ends the talk',
    dial: 'timeLimit="15"',
    person: { answers: 0, talks: 60_000 },
    does: (caller) => caller.staysSilent(),
    action: { DialCallStatus: 'completed', DialCallDuration: '15' },
    at: 15_000,
  },
  {
    name: 'four hours end the talk where there is no time limit',
    person: { answers: 0, talks: 20_000_000 },
    does: (caller) => caller.staysSilent(),
    action: { DialCallStatus: 'completed', DialCallDuration: '14400' },
    at: 14_400_000,
  },
  {
    name: 'the caller presses * where that ends the talk',
    dial: 'hangupOnStar="true"',
    person: { answers: 0, talks: 60_000 },
    does: (caller) => caller.presses('*'),
    action: { DialCallStatus: 'completed', DialCallDuration: '1' },
    at: 1000,
  },
  {
    name: 'the caller hangs up in the talk: the action is told, and its document is not carried out',
    person: { answers: 0, talks: 60_000 },
    does: (caller) => caller.hangsUp(),
    action: { DialCallStatus: 'completed', CallStatus: 'completed' },
    at: 1000,
  },
  {
    name: 'a recording comes with the action',
    dial: 'record="record-from-answer"',
    person: { answers: 0, talks: 2000 },
    does: (caller) => caller.staysSilent(),
    action: { RecordingUrl: 'https://api.twilio.com/recordings/RE00000000000000000000000000000004' },
    at: 2000,
  },
];

// Each fact: https://www.twilio.com/docs/voice/twiml/dial
describe('dial', () => {
  test.each(rows)('$name', async ({ dial = '', person, does, action, at }) => {
    const caller = await calls(
      { '/voice': `<Dial action="/done" ${dial}>${number}</Dial><Redirect>/next</Redirect>`, ...done },
      person === undefined ? {} : { people: { [number]: person } },
    );
    await does?.(caller);
    expect(requestedAt(caller, '/done')).toBe(at);
    expect(sent(caller, '/done')).toMatchObject(
      Object.fromEntries(Object.entries(action).filter(([, value]) => value)),
    );
    for (const [name, value] of Object.entries(action)) expect(sent(caller, '/done')?.[name]).toBe(value);
    expect(sent(caller, '/next')).toBeUndefined();
    expect(caller.ended).toBeDefined();
  });

  test('without an action the next verb comes, unlike after a <Gather>', async () => {
    const caller = await calls(
      { '/voice': `<Dial>${number}</Dial><Redirect>/next</Redirect>`, ...done },
      { people: { [number]: { answers: 1000, dial: 'busy' } } },
    );
    expect(requestedAt(caller, '/next')).toBe(1000);
    expect(requests(caller).map(({ path }) => path)).toEqual(['/voice', '/next']);
  });

  test('a caller who hangs up while it rings has cancelled', async () => {
    const caller = await calls(
      { '/voice': `<Dial action="/done">${number}</Dial>`, ...done },
      { people: { [number]: {} }, stopsAt: 'prompts' },
    );
    expect(caller.waitsFor).toBe('ring');
    await caller.hangsUp({ at: 2000 });
    expect(sent(caller, '/done')).toMatchObject({ DialCallStatus: 'canceled', CallStatus: 'completed' });
    expect(caller.ended).toEqual({ by: 'caller', reason: 'hung up' });
  });

  // https://www.twilio.com/docs/voice/twiml/number
  test('the document of a <Number> is heard by who answers, before the two are connected', async () => {
    const caller = await calls(
      {
        '/voice': `<Dial action="/done"><Number url="/whisper">${number}</Number></Dial>`,
        '/whisper': '<Say>Fifteen letters</Say>',
        ...done,
      },
      { people: { [number]: { answers: 2000, talks: 5000 } } },
    );
    expect(caller.waitsFor).toBe('dial');
    expect(caller.heard).toEqual([]);
    await caller.staysSilent();
    const [voice, whisper] = requests(caller);
    expect(whisper).toMatchObject({ path: '/whisper', leg: 'dialed', at: 2000 });
    expect(whisper?.parameters).toMatchObject({
      ParentCallSid: voice?.parameters['CallSid'],
      Direction: 'outbound-dial',
      From: '+12025550100',
      To: number,
    });
    expect(requestedAt(caller, '/done')).toBe(2000 + 1000 + 5000);
  });

  test('a document that hangs up on the callee keeps the two apart', async () => {
    const caller = await calls(
      {
        '/voice': `<Dial action="/done"><Number url="/whisper">${number}</Number></Dial>`,
        '/whisper': '<Hangup/>',
        ...done,
      },
      { people: { [number]: { answers: 0 } } },
    );
    expect(sent(caller, '/done')).toMatchObject({ DialBridged: 'false' });
  });

  test('other keys go to the other side', async () => {
    const caller = await calls(
      { '/voice': `<Dial action="/done" hangupOnStar="true">${number}</Dial>`, ...done },
      { people: { [number]: { answers: 0 } } },
    );
    await caller.presses('1');
    expect(caller.waitsFor).toBe('dial');
  });

  // https://www.twilio.com/docs/api/errors/13201
  test('who was dialed cannot be put through to anybody', async () => {
    const caller = await calls(
      {
        '/voice': `<Dial action="/done"><Number url="/whisper">${number}</Number></Dial>`,
        '/whisper': `<Dial>${number}</Dial>`,
        ...done,
      },
      { people: { [number]: { answers: 0 } } },
    );
    expect(complaints(caller)).toEqual([13_201]);
    expect(sent(caller, '/done')).toMatchObject({ DialBridged: 'false' });
  });

  test('keys after the connection take half a second each', async () => {
    const caller = await calls(
      { '/voice': `<Dial action="/done"><Number sendDigits="ww12">${number}</Number></Dial>`, ...done },
      { people: { [number]: { answers: 0, talks: 1000 } } },
    );
    await caller.staysSilent();
    expect(requestedAt(caller, '/done')).toBe(3000);
  });

  test('the first who answers gets the call', async () => {
    const other = '+12025550124';
    const caller = await calls(
      {
        '/voice': `<Dial action="/done"><Number>${number}</Number><Client>ann</Client><Number>${other}</Number></Dial>`,
        ...done,
      },
      {
        people: {
          [number]: { answers: 9000 },
          ann: { answers: 3000, talks: 1000 },
          [other]: { dial: 'busy' },
        },
      },
    );
    await caller.staysSilent();
    expect(requestedAt(caller, '/done')).toBe(4000);
  });

  test('a conference ends with the status "answered"', async () => {
    const caller = await calls(
      { '/voice': '<Dial action="/done"><Conference>stand-up</Conference></Dial>', ...done },
      { people: { 'stand-up': { answers: 0, talks: 1000 } } },
    );
    await caller.staysSilent();
    expect(sent(caller, '/done')).toMatchObject({ DialCallStatus: 'answered' });
  });

  test('the progress of a call goes to its status callback, as far as it was asked for', async () => {
    const caller = await calls(
      {
        '/voice': `<Dial action="/done"><Number statusCallback="/progress" statusCallbackEvent="initiated answered completed">${number}</Number></Dial>`,
        '/progress': new Response(null, { status: 204 }),
        ...done,
      },
      { people: { [number]: { answers: 2000, talks: 3000 } } },
    );
    await caller.staysSilent();
    const progress = requests(caller).filter(({ path }) => path === '/progress');
    expect(
      progress.map(({ at, parameters }) => [at, parameters['CallStatus'], parameters['SequenceNumber']]),
    ).toEqual([
      [0, 'initiated', '0'],
      [2000, 'in-progress', '2'],
      [5000, 'completed', '3'],
    ]);
  });

  // https://www.twilio.com/docs/voice/twiml/queue
  test('a queue that nobody waits in is dialed until the time-out', async () => {
    const caller = await calls({
      '/voice': '<Dial action="/done" timeout="4"><Queue>support</Queue></Dial>',
      ...done,
    });
    expect(sent(caller, '/done')).toMatchObject({ DialCallStatus: 'no-answer' });
    expect(requestedAt(caller, '/done')).toBe(4000);
  });

  test('a document that names nobody is warned about', async () => {
    const caller = await calls({ '/voice': '<Dial timeout="1"/>' });
    expect(complaints(caller)).toEqual([13_223]);
  });
});
