import { expect, test } from 'vitest';
import { equals } from '../../src/action/step.ts';
import { checkContactAttributes } from '../../src/actions/compare.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { getCustomerInput } from '../../src/actions/get-participant-input.ts';
import { invokeLambda } from '../../src/actions/invoke-lambda-function.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { setContactAttributes } from '../../src/actions/update-contact-attributes.ts';
import { flow } from '../../src/flow/flow.ts';
import { attribute, system, text } from '../../src/language/reference.ts';
import { external, fn } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
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
  await expect(call(orderLine)).rejects.toThrow(/Add to the world:\n {2}functions: \{ "lookup-order": /);
});
