import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexHandler } from '../../../src/fulfillment/bindings/lex.ts';
import type { Fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import type { LambdaContext } from '../../../src/fulfillment/lambda/lambda-context.ts';
import { lambdaHandler } from '../../../src/fulfillment/lambda/lambda-handler.ts';
import { TrunklineError } from '../../../src/language/error.ts';
import { deskTools } from './desk-tools.ts';
import { bedrockEvent, connectEvent, gatewayContext, lexEvent, slot } from './events.ts';

const intents = { OrderStatus: { tool: 'order_status', slots: { Order: 'order_id' } } };
const handlerOf = (fulfillment: Fulfillment) =>
  lambdaHandler(fulfillment, { lex: lexHandler(fulfillment, { intents }) });
const order = { order_id: 'o-1' };
const lexOrder = lexEvent({
  source: 'FulfillmentCodeHook',
  intent: 'OrderStatus',
  slots: { Order: slot('o-1') },
});

test.each([
  ['a flow', connectEvent({ tool: 'order_status', ...order }), undefined, 'status'],
  ['a bot', lexOrder, undefined, 'sessionState'],
  ['a gateway', order, gatewayContext('desk___order_status'), 'parts'],
  [
    'a Bedrock agent',
    bedrockEvent({ function: 'order_status', parameters: [{ name: 'order_id', value: 'o-1' }] }),
    undefined,
    'messageVersion',
  ],
])('%s is answered in its own form', async (_, event, context, member) => {
  const { fulfillment, calls } = deskTools();
  expect(await handlerOf(fulfillment)(event, context)).toHaveProperty(member);
  expect(calls).toMatchObject([{ tool: 'order_status', input: order }]);
});

test.each([
  ['a flow', connectEvent({ tool: 'order_status', ...order })],
  ['a bot', lexOrder],
  ['a Bedrock agent', bedrockEvent({ function: 'order_status' })],
])('a model that writes the event of %s is nobody all the same', async (_, event) => {
  const { fulfillment, calls } = deskTools();
  await handlerOf(fulfillment)(event, gatewayContext('desk___add_note'));
  expect(calls).toEqual([{ tool: 'add_note', input: event, contactId: 'gateway-request-1', timeLeft: 7000 }]);
});

test('a gateway that names no tool is no flow', async () => {
  const { fulfillment, calls } = deskTools();
  const context = { clientContext: { custom: { bedrockAgentCoreTargetId: 'T' } } };
  const event = connectEvent({ tool: 'order_status', ...order });
  await expect(lambdaHandler(fulfillment)(event, context)).rejects.toMatchObject({ code: 'bad_event' });
  expect(calls).toEqual([]);
});

test('a bot needs its intents', async () => {
  const { fulfillment, calls } = deskTools();
  await expect(lambdaHandler(fulfillment)(lexOrder)).rejects.toThrow(
    'lambdaHandler(fulfillment, { lex: lexHandler(…) })',
  );
  expect(calls).toEqual([]);
});

test('a function can have one tool for every flow', async () => {
  const { fulfillment, calls } = deskTools();
  await lambdaHandler(fulfillment, { tool: 'order_status', response: 'JSON' })(connectEvent(order));
  expect(calls).toMatchObject([{ tool: 'order_status', input: order }]);
});

test('an event that is no event is refused, whatever it is, and no tool runs', async () => {
  const { fulfillment, calls } = deskTools();
  const handler = handlerOf(fulfillment);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (event, clientContext) => {
      const failed = await handler(event, { clientContext }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failed).toBeInstanceOf(TrunklineError);
      expect(failed).toMatchObject({ code: 'bad_event' });
    }),
    { numRuns: 500, seed: 4 },
  );
  expect(calls).toEqual([]);
});

// A real event with one place of it changed into something else.
const templates: readonly [object, LambdaContext | undefined][] = [
  [connectEvent({ tool: 'order_status', ...order }), undefined],
  [lexOrder, undefined],
  [bedrockEvent({ apiPath: '/order-status', parameters: [{ name: 'order_id', value: 'o-1' }] }), undefined],
  [order, gatewayContext('desk___order_status', { 'x-trunkline-contact': 'c-1' })],
];

test('an event with anything in one of its places is answered or refused, and never crashes', async () => {
  const { fulfillment, calls } = deskTools();
  const handler = handlerOf(fulfillment);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...templates),
      fc.nat(),
      fc.oneof(fc.constant(null), fc.jsonValue()),
      async ([event, context], place, value) => {
        const both = structuredClone({ event, client: context?.clientContext }) as Fields;
        const places = placesOf(both);
        const [holder, key] = places[place % places.length] ?? [both, 'event'];
        holder[key] = value;
        const before = calls.length;
        try {
          await handler(both['event'], { clientContext: both['client'] });
        } catch (error) {
          refused++;
          expect(error).toBeInstanceOf(TrunklineError);
          expect(['bad_event', 'bad_identity']).toContain((error as TrunklineError).code);
          expect(calls).toHaveLength(before);
        }
        for (const { contactId, number, account, tool } of calls.slice(before))
          for (const text of [contactId, number ?? 'x', account ?? 'x', tool]) expect(text).toMatch(/\S/);
      },
    ),
    { numRuns: 1000, seed: 4 },
  );
  expect(refused).toBeGreaterThan(100);
  expect(calls.length).toBeGreaterThan(400);
});

type Fields = { [key: string]: unknown };

function placesOf(value: unknown): [Fields, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value as Fields, key], ...placesOf((value as Fields)[key])]);
}
