import { connectHandler, fulfillment, memoryStore, systemClock } from 'trunkline/lambda';
import { expect, test } from 'vitest';
import { parcelStatus } from '../../flows/examples/parcel.ts';

const tools = fulfillment({
  tools: [parcelStatus],
  backends: {},
  outcomes: memoryStore(),
  clock: systemClock,
  log: () => {},
  callerSecret: 'for the tests alone',
});
/** What a Lambda function exports. */
const handler = connectHandler(tools, { tool: 'parcel_status' });

const event = (number: string) => ({
  Details: { ContactData: { ContactId: 'contact-1' }, Parameters: { number } },
});

test.each([
  ['4711', { outcome: 'ok', status: 'on its way' }],
  ['4799', { outcome: 'not_found', message: 'I cannot find a parcel with that number.' }],
])('a flow that asks for %s gets %j', async (number, answer) => {
  expect(await handler(event(number))).toEqual(answer);
});
