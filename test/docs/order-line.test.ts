import { call, callMatchers } from 'trunkline/test';
import { expect, test } from 'vitest';
import { orderLine } from '../../flows/examples/order-line.ts';

expect.extend(callMatchers);

test('a caller hears how the order stands', async () => {
  const functions = { 'order-status': { status: 'on its way' } };
  const caller = await call(orderLine, { world: { functions } });
  await caller.presses('1');
  expect(caller).toHaveHeard(/on its way/);
  expect(caller).toHaveEnded('flow');
});

test('a caller is told when the function does not answer', async () => {
  const functions = { 'order-status': { timeout: true } };
  const caller = await call(orderLine, { world: { functions } });
  await caller.presses('1');
  expect(caller).toHaveLeft('order', 'NoMatchingError');
  expect(caller).toHaveHeard('cannot help you now');
});
