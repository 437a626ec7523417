import { describe, expect, test } from 'vitest';
import { equals } from '../../src/action/step.ts';
import { checkContactAttributes } from '../../src/actions/compare.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { getCustomerInput } from '../../src/actions/get-participant-input.ts';
import { invokeLambda } from '../../src/actions/invoke-lambda-function.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { transferToQueue } from '../../src/actions/transfer-contact-to-queue.ts';
import { setContactAttributes } from '../../src/actions/update-contact-attributes.ts';
import { setWorkingQueue } from '../../src/actions/update-contact-target-queue.ts';
import { flow } from '../../src/flow/flow.ts';
import type { Unit } from '../../src/language/document.ts';
import { attribute, system, text } from '../../src/language/reference.ts';
import { external, fn, promptNamed, queue } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
import type { World } from '../../src/simulate/world.ts';
import '../../src/test.ts';

const lookup = fn('lookup-order', { returns: ['found', 'name'] });
const orderLine = flow('Order line', {
  attributes: ['choice'],
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Thanks for calling.', next: 'lookup' }),
    lookup: invokeLambda({
      function: lookup,
      parameters: { number: system('CustomerEndpoint', 'Address') },
      next: 'known',
      onError: 'sorry',
    }),
    known: checkContactAttributes({
      value: external(lookup).found,
      when: [[equals('true'), 'menu']],
      onNoMatch: 'sorry',
    }),
    menu: getCustomerInput({
      text: 'For your order, press 1.',
      timeout: 5,
      when: { '1': 'set' },
      onTimeout: 'menu',
      onNoMatch: 'menu',
      onError: 'sorry',
    }),
    set: setContactAttributes({ attributes: { choice: 'order' }, next: 'status', onError: 'sorry' }),
    status: playPrompt({
      text: text`Hello ${external(lookup).name}, your ${attribute('choice')} is on its way.`,
      next: 'bye',
    }),
    sorry: playPrompt({ text: 'Sorry, something went wrong.', next: 'bye' }),
    bye: disconnect(),
  },
});
const mistaken = () => {
  throw new TypeError('x is not a function');
};
const world = { functions: { 'lookup-order': { found: 'true', name: 'Sam' } } };

test('a caller presses a key and hears what the function found', async () => {
  const caller = await call(orderLine, { world });
  await caller.hears('press 1');
  await caller.presses('1');
  expect(caller).toHaveHeard('Hello Sam, your order is on its way.');
  expect(caller).toHaveCalled('lookup-order', { number: '+12025550100' });
  expect(caller).toHaveAttributes({ choice: 'order' });
  expect(caller).toHavePassed('welcome', 'lookup', 'menu', 'set', 'bye');
  expect(caller).toHaveEnded('flow', 'disconnected');
  expect(caller.transcript).toMatchInlineSnapshot(`
    " 0:00  flow     Thanks for calling.
     0:01  lambda   lookup-order({"number":"+12025550100"})
     0:01  lambda   → {"found":"true","name":"Sam"}
     0:01  flow     For your order, press 1.
     0:03  caller   presses 1
     0:03  flow     Hello Sam, your order is on its way.
     0:06  flow     hangs up"
  `);
});

test('a silent caller hears the menu again', async () => {
  const caller = await call(orderLine, { world });
  await caller.staysSilent();
  await caller.hears('press 1');
  expect(caller).toHaveLeft('menu', 'InputTimeLimitExceeded');
  expect(caller.waitsFor).toBe('collect');
});

test('a function that fails is spoken of, not passed over', async () => {
  const caller = await call(orderLine, { world: { functions: { 'lookup-order': [{ throw: 'Boom' }] } } });
  expect(caller).toHaveHeard('Sorry, something went wrong.');
  expect(caller).toHaveEnded('flow');
});

test('what the world does not hold fails with the lines to paste', async () => {
  await expect(call(orderLine)).rejects.toThrow(
    /Add to the world \(of call\(\), or in the file of --world\):\n {2}"functions": \{ "lookup-order": /,
  );
});

describe('what cannot be', () => {
  test.each([
    [
      'keys that no phone has',
      () => call(orderLine, { world }).then((caller) => caller.presses('1a')),
      'bad_keys',
    ],
    ['no key at all', () => call(orderLine, { world }).then((caller) => caller.presses('')), 'bad_keys'],
    [
      'a time before the prompt',
      () => call(orderLine, { world }).then((caller) => caller.presses('1', { at: -5 })),
      'bad_time',
    ],
    [
      'keys in a chat',
      () => call(orderLine, { world, channel: 'chat' }).then((caller) => caller.presses('1')),
      'call_over',
    ],
    ['no flow', () => call(undefined as unknown as Unit), 'no_flow'],
    ['a document without a name', () => call(orderLine.document as unknown as Unit), 'no_flow'],
    [
      'a fault of a step that is not there',
      () => call(orderLine, { world: { faults: { nowhere: 'NoMatchingError' } } as World }),
      'bad_fault',
    ],
    [
      'a fault that is no exit of the step',
      () => call(orderLine, { world: { faults: { menu: 'Nope' } } }),
      'bad_fault',
    ],
    [
      'a function that is no mock',
      () => call(orderLine, { world: { functions: { 'lookup-order': null as never } } }),
      'bad_world',
    ],
    ['an unknown channel', () => call(orderLine, { channel: 'fax' as never }), 'unknown_profile'],
  ] as const)('is refused by name: %s', async (_, doing, code) => {
    await expect(doing()).rejects.toMatchObject({ name: 'TrunklineError', code });
  });

  test('a key that nothing hears is told', async () => {
    const music = flow('Music', {
      start: 'queue',
      steps: {
        queue: setWorkingQueue({ queue: queue('Desk'), next: 'wait', onError: 'bye' }),
        wait: transferToQueue({ onFull: 'bye', onError: 'bye' }),
        bye: disconnect(),
      },
    });
    const caller = await call(music, { world: { people: { Desk: { answers: 5000, talks: 1000 } } } });
    await expect(caller.presses('1')).rejects.toMatchObject({ code: 'not_listening' });
    await caller.staysSilent();
    expect(caller.waitsFor).toBe('talk');
    await caller.staysSilent();
    expect(caller).toHaveEnded('agent');
  });

  test('a matcher says that await was forgotten', () => {
    expect(() => expect(call(orderLine, { world })).toHaveHeard('Hello')).toThrow(/Was await forgotten/);
  });

  test('what a mistake in a mock says is in the transcript', async () => {
    const caller = await call(orderLine, { world: { functions: { 'lookup-order': mistaken } } });
    expect(caller.transcript).toContain('failed: TypeError: x is not a function');
  });
});

test('a list of answers is used up, one a call, and then otherwise answers', async () => {
  const again = flow('Again', {
    start: 'ask',
    steps: {
      ask: invokeLambda({ function: lookup, next: 'known', onError: 'end' }),
      known: checkContactAttributes({
        value: external(lookup).found,
        when: [[equals('true'), 'say']],
        onNoMatch: 'end',
      }),
      say: playPrompt({ text: text`${external(lookup).name}`, next: 'ask' }),
      end: disconnect(),
    },
  });
  const answers = [
    { return: { found: 'true', name: 'Sam' } },
    { return: { found: 'true', name: 'Kim' } },
    { otherwise: { return: { found: 'false', name: 'nobody' } } },
  ];
  const caller = await call(again, { world: { functions: { 'lookup-order': answers } } });
  expect(caller.entries.filter(({ type }) => type === 'function.returned')).toHaveLength(3);
  expect(caller.entries.flatMap((entry) => (entry.type === 'prompt.started' ? [entry.text] : []))).toEqual([
    'Sam',
    'Kim',
  ]);
});

test('a recording is shown and found by its name, and the log has it as the flow has it', async () => {
  const recorded = flow('Recorded', {
    start: 'news',
    steps: {
      news: getCustomerInput({
        prompt: promptNamed('what is new'),
        timeout: 5,
        when: { 1: 'bye' },
        onTimeout: 'bye',
        onNoMatch: 'bye',
        onError: 'bye',
      }),
      bye: disconnect(),
    },
  });
  const written = 'trunkline:prompt/what%20is%20new';
  const caller = await call(recorded);
  expect(caller.transcript).toMatch(/ flow {5}what is new$/m);
  await caller.hears(/^what is new$/);
  await caller.hears(written);
  await expect(caller.hears('what was')).rejects.toThrow('but heard:\nwhat is new\n');
  expect(caller.heard).toEqual([written]);
  await caller.presses('1');
  expect(caller.transcript).toMatch(/ flow {5}what is new$/m);
  expect(caller.entries).toContainEqual(expect.objectContaining({ type: 'prompt.started', text: written }));
  expect(caller).toHaveHeard(/^what is new$/);
});
