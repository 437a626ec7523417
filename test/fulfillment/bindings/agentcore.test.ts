import { describe, expect, test } from 'vitest';
import { agentcoreHandler } from '../../../src/fulfillment/bindings/agentcore.ts';
import { deskTools } from '../lambda/desk-tools.ts';
import { connectEvent, gatewayContext } from '../lambda/events.ts';

const unknown = { contactId: 'gateway-request-1' };

describe('what a tool is called with', () => {
  test.each([
    ['nobody, without headers', gatewayContext('desk___order_status'), unknown],
    [
      'nobody, with headers that an interceptor has emptied',
      gatewayContext('desk___order_status', { 'x-trunkline-contact': '', 'x-trunkline-number': ' ' }),
      unknown,
    ],
    [
      'who the headers say',
      gatewayContext('desk___order_status', {
        'x-trunkline-contact': 'c-1',
        'x-trunkline-number': '+12025550147',
        'x-trunkline-turn': '12/0',
      }),
      { contactId: 'c-1', number: '+12025550147', turn: '12/0' },
    ],
    [
      'headers in any case',
      gatewayContext('desk___order_status', { 'X-Trunkline-Contact': 'c-1', 'X-Trunkline-Account': 'sam' }),
      { contactId: 'c-1', account: 'sam' },
    ],
    ['a context as the typings write it', gatewayContext('desk___order_status', {}, 'Custom'), unknown],
    ['a tool without a target', gatewayContext('order_status'), unknown],
    [
      'headers that are null',
      gatewayContext('desk___order_status', { 'x-trunkline-contact': null }),
      unknown,
    ],
    [
      'headers that are not ours',
      gatewayContext('desk___order_status', { authorization: '\u0000' }),
      unknown,
    ],
  ])('%s', async (_, context, who) => {
    const { fulfillment, calls } = deskTools();
    const answer = await agentcoreHandler(fulfillment)({ order_id: 'o-1' }, context);
    expect(calls).toEqual([{ tool: 'order_status', input: { order_id: 'o-1' }, timeLeft: 7000, ...who }]);
    expect(answer).toEqual({ outcome: 'ok', order_id: 'o-1', status: 'sent', parts: [{ at: 1 }] });
  });

  test('only the target is cut off', async () => {
    const { fulfillment, calls } = deskTools();
    await agentcoreHandler(fulfillment)({}, gatewayContext('desk___a___b'));
    expect(calls[0]?.tool).toBe('a___b');
  });

  test('nothing in the arguments says who calls', async () => {
    const { fulfillment, calls } = deskTools();
    await agentcoreHandler(fulfillment)(connectEvent({}), gatewayContext('desk___order_status'));
    expect(calls[0]).toMatchObject(unknown);
    expect(calls[0]?.number).toBeUndefined();
  });
});

test('a model is told what is wrong with its call', async () => {
  const answer = await agentcoreHandler(deskTools().fulfillment)({}, gatewayContext('desk___order_status'));
  expect(answer).toMatchObject({
    outcome: 'missing_parameter',
    message: 'I need one more thing before I can do that.',
    parameter: 'order_id',
    problem: expect.any(String),
  });
});

test.each([
  ['no context', {}, undefined, 'bad_event'],
  ['no client context', {}, { awsRequestId: 'r-1' }, 'bad_event'],
  ['a client context that is a text', {}, { clientContext: 'custom' }, 'bad_event'],
  ['a tool without a name', {}, gatewayContext(''), 'bad_event'],
  ['arguments in a list', [], gatewayContext('desk___order_status'), 'bad_event'],
  ['arguments that are null', null, gatewayContext('desk___order_status'), 'bad_event'],
  [
    'a header that no request can have',
    {},
    gatewayContext('desk___order_status', { 'x-trunkline-contact': 'c\u2026' }),
    'bad_event',
  ],
  [
    'a number without a contact',
    {},
    gatewayContext('desk___order_status', { 'x-trunkline-number': '+12025550147' }),
    'bad_identity',
  ],
])('an event with %s is refused, and no tool runs', async (_, event, context, code) => {
  const { fulfillment, calls } = deskTools();
  await expect(agentcoreHandler(fulfillment)(event, context)).rejects.toMatchObject({ code });
  expect(calls).toEqual([]);
});
