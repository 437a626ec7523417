import { describe, expect, test } from 'vitest';
import { connectHandler } from '../../../src/fulfillment/bindings/connect-lambda.ts';
import { deskTools } from '../lambda/desk-tools.ts';
import { connectEvent } from '../lambda/events.ts';

const note = { order_id: 'o-1', text: 'Ring twice' };

describe('what a tool is called with', () => {
  test.each([
    ['the number that rings', {}, { number: '+12025550147' }],
    [
      'the number that the flow has set',
      { Attributes: { callerNumber: '+12025550199' } },
      { number: '+12025550199' },
    ],
    [
      'the number that rings, where the flow has set an empty one',
      { Attributes: { callerNumber: '' } },
      { number: '+12025550147' },
    ],
    [
      'the account of a chat',
      { Channel: 'CHAT', CustomerEndpoint: null, Attributes: { account: 'sam' } },
      { account: 'sam' },
    ],
    [
      'the number that the flow has set, and no account beside it',
      {
        Channel: 'CHAT',
        CustomerEndpoint: null,
        Attributes: { account: 'sam', callerNumber: '+12025550199' },
      },
      { number: '+12025550199' },
    ],
    ['nobody, where attributes and endpoint are null', { Attributes: null, CustomerEndpoint: null }, {}],
    ['nobody, where an address is no telephone', { CustomerEndpoint: { Address: 'sam', Type: 'OTHER' } }, {}],
  ])('%s', async (_, contact, who) => {
    const { fulfillment, calls } = deskTools();
    await connectHandler(fulfillment, { tool: 'add_note' })(connectEvent(note, contact));
    expect(calls).toEqual([{ tool: 'add_note', input: note, contactId: 'c-1', timeLeft: 7000, ...who }]);
  });

  test.each([
    ['plenty', 60_000, 7000],
    ['little', 1500, 1300],
    ['none', 100, 0],
  ])('with %s of the time of the function left', async (_, remaining, timeLeft) => {
    const { fulfillment, calls } = deskTools();
    const context = { getRemainingTimeInMillis: () => remaining };
    await connectHandler(fulfillment, { tool: 'add_note' })(connectEvent(note), context);
    expect(calls[0]?.timeLeft).toBe(timeLeft);
  });

  test('strings are read by the schema, and empty ones are not there', async () => {
    const { fulfillment, calls } = deskTools();
    const parameters = { tool: 'add_note', ...note, copies: '2', tags: '["door"]', other: '' };
    await connectHandler(fulfillment)(connectEvent(parameters));
    expect(calls[0]).toMatchObject({ tool: 'add_note', input: { ...note, copies: 2, tags: ['door'] } });
    expect(Object.keys(calls[0]?.input ?? {})).toEqual(['order_id', 'text', 'copies', 'tags']);
  });
});

describe('what a flow gets', () => {
  const missing = {
    outcome: 'missing_parameter',
    message: 'I need one more thing before I can do that.',
    parameter: 'order_id',
  };
  test.each([
    ['strings', 'STRING_MAP', 'o-1', { outcome: 'ok', order_id: 'o-1', status: 'sent' }],
    ['JSON', 'JSON', 'o-1', { outcome: 'ok', order_id: 'o-1', status: 'sent', parts: [{ at: 1 }] }],
    ['why not', 'STRING_MAP', 'not_found', { outcome: 'not_found', message: 'I cannot find that.' }],
    ['why not, in JSON', 'JSON', 'not_found', { outcome: 'not_found', message: 'I cannot find that.' }],
    ['what is missing, and nothing for those who wrote the call', 'STRING_MAP', '', missing],
  ] as const)('%s', async (_, response, order, answer) => {
    const handler = connectHandler(deskTools().fulfillment, { tool: 'order_status', response });
    expect(await handler(connectEvent({ order_id: order }))).toEqual(answer);
  });

  test('a tool that is not there is an outcome', async () => {
    const answer = await connectHandler(deskTools().fulfillment)(connectEvent({ tool: 'fly' }));
    expect(answer).toEqual({ outcome: 'not_found', message: 'I cannot find that.' });
  });

  test('JSON that Connect would not take is answered in strings', async () => {
    const handler = connectHandler(deskTools().fulfillment, { tool: 'order_status', response: 'JSON' });
    const answer = await handler(connectEvent({ order_id: 'many' }));
    expect(answer).toEqual({ outcome: 'ok', order_id: 'many', status: 'sent' });
  });
});

test.each([
  ['null', null, 'Details.ContactData.ContactId is missing'],
  ['a list', [], 'Details.ContactData.ContactId is missing'],
  ['a text', 'ContactFlowEvent', 'Details.ContactData.ContactId is missing'],
  ['no details', { Name: 'ContactFlowEvent' }, 'Details.ContactData.ContactId is missing'],
  ['no id', connectEvent({}, { ContactId: null }), 'Details.ContactData.ContactId is missing'],
  ['an id that is a number', connectEvent({}, { ContactId: 7 }), 'Details.ContactData.ContactId is missing'],
  ['no tool', connectEvent({ order_id: 'secret' }), 'it names no tool'],
  ['a tool that is a number', connectEvent({ tool: 7 }), 'it names no tool'],
])('an event with %s is refused, and no tool runs', async (_, event, problem) => {
  const { fulfillment, calls } = deskTools();
  const failed = connectHandler(fulfillment)(event);
  await expect(failed).rejects.toMatchObject({ code: 'bad_event', args: { problem } });
  await expect(failed).rejects.not.toThrow('secret');
  expect(calls).toEqual([]);
});

test('a function for a tool that is not there is refused where it is written', () => {
  expect(() => connectHandler(deskTools().fulfillment, { tool: 'add_notes' })).toThrow(
    'There is no tool "add_notes". Did you mean "add_note"?',
  );
});
