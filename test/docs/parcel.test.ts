import { connectHandler, systemClock } from 'trunkline/lambda';
import { expect, test } from 'vitest';
import { openTools } from '../../flows/examples/parcel-tools.ts';

const { fulfillment } = await openTools({ clock: systemClock, random: Math.random, log: () => {} });
/** What a Lambda function exports. */
const handler = connectHandler(fulfillment, { tool: 'parcel_status' });

test.each([
  ['4711', { outcome: 'ok', status: 'on its way' }],
  ['4799', { outcome: 'not_found', message: 'I cannot find a parcel with that number.' }],
])('a flow that asks for %s gets %j', async (number, answer) => {
  const event = { Details: { ContactData: { ContactId: 'contact-1' }, Parameters: { number } } };
  expect(await handler(event)).toEqual(answer);
});
