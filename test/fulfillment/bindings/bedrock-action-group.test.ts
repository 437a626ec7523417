import { describe, expect, test } from 'vitest';
import { bedrockHandler } from '../../../src/fulfillment/bindings/bedrock-action-group.ts';
import { deskTools } from '../lambda/desk-tools.ts';
import { bedrockEvent } from '../lambda/events.ts';

const parameters = [
  { name: 'order_id', type: 'string', value: 'o-1' },
  { name: 'text', type: 'string', value: 'Ring twice' },
  { name: 'copies', type: 'integer', value: '2' },
  { name: 'tags', type: 'array', value: '["door"]' },
];
const input = { order_id: 'o-1', text: 'Ring twice', copies: 2, tags: ['door'] };
const byPath = { apiPath: '/add-note', httpMethod: 'POST' };

describe('what a tool is called with', () => {
  test.each([
    ['a function', { function: 'add_note', parameters }],
    ['a path', { ...byPath, parameters }],
    ['a path in snake case', { ...byPath, apiPath: '/add_note', parameters }],
    [
      'a body of properties',
      { ...byPath, requestBody: { content: { 'application/json': { properties: parameters } } } },
    ],
    ['a body that is a list', { ...byPath, requestBody: { content: { 'application/json': parameters } } }],
    ['a body that is a map', { ...byPath, requestBody: { content: { 'application/json': input } } }],
    [
      'a body that is a text',
      { ...byPath, requestBody: { content: { 'application/json': JSON.stringify(input) } } },
    ],
  ])('%s', async (_, rest) => {
    const { fulfillment, calls } = deskTools();
    await bedrockHandler(fulfillment)(bedrockEvent(rest));
    expect(calls).toEqual([
      { tool: 'add_note', input, contactId: 'c-1', number: '+12025550147', timeLeft: 7000 },
    ]);
  });

  test.each([
    ['null', null],
    ['empty', {}],
  ])('the session is the contact where the attributes are %s', async (_, sessionAttributes) => {
    const { fulfillment, calls } = deskTools();
    await bedrockHandler(fulfillment)(bedrockEvent({ function: 'add_note', sessionAttributes }));
    expect(calls[0]).toEqual({ tool: 'add_note', input: {}, contactId: 's-1', timeLeft: 7000 });
  });
});

interface FunctionResponse {
  readonly responseState?: string;
  readonly responseBody: { readonly TEXT: { readonly body: string } };
}
const answered = (answer: unknown) =>
  (answer as { readonly response: { readonly functionResponse: FunctionResponse } }).response
    .functionResponse;

describe('what an agent gets', () => {
  const session = {
    sessionAttributes: { contactId: 'c-1', callerNumber: '+12025550147' },
    promptSessionAttributes: { mood: 'calm' },
  };
  const body = JSON.stringify({ outcome: 'ok', note_id: 'n-o-1', parts: [] });

  test('of a function', async () => {
    const answer = await bedrockHandler(deskTools().fulfillment)(
      bedrockEvent({ function: 'add_note', parameters }),
    );
    expect(answer).toEqual({
      messageVersion: '1.0',
      response: {
        actionGroup: 'orders',
        function: 'add_note',
        functionResponse: { responseBody: { TEXT: { body } } },
      },
      ...session,
    });
  });

  test('of a path', async () => {
    const answer = await bedrockHandler(deskTools().fulfillment)(bedrockEvent({ ...byPath, parameters }));
    expect(answer).toEqual({
      messageVersion: '1.0',
      response: {
        actionGroup: 'orders',
        apiPath: '/add-note',
        httpMethod: 'POST',
        httpStatusCode: 200,
        responseBody: { 'application/json': { body } },
      },
      ...session,
    });
  });

  test.each([
    ['what is missing is asked for again', [], 'missing_parameter', 'REPROMPT'],
    [
      'what is wrong too',
      [
        { name: 'order_id', value: '?' },
        { name: 'text', value: 'x' },
      ],
      'invalid_value',
      'REPROMPT',
    ],
    [
      'anything else is an answer',
      [
        { name: 'order_id', value: 'upstream' },
        { name: 'text', value: 'x' },
      ],
      'upstream',
      undefined,
    ],
  ])('%s', async (_, written, outcome, responseState) => {
    const answer = await bedrockHandler(deskTools().fulfillment)(
      bedrockEvent({ function: 'add_note', parameters: written }),
    );
    const { responseState: state, responseBody } = answered(answer);
    expect(state).toBe(responseState);
    expect(JSON.parse(responseBody.TEXT.body)).toMatchObject({ outcome });
  });

  test('a failure answers 200 by path too, so that the agent reads it', async () => {
    const answer = await bedrockHandler(deskTools().fulfillment)(
      bedrockEvent({ ...byPath, apiPath: '/fly', parameters: [null, 'x', { value: 'y' }] }),
    );
    expect(answer).toMatchObject({ response: { httpStatusCode: 200 } });
    expect(JSON.stringify(answer)).toContain('not_found');
  });
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['neither function nor path', bedrockEvent({})],
  ['a function that is a number', bedrockEvent({ function: 7 })],
  ['no session', bedrockEvent({ function: 'add_note', sessionId: null, sessionAttributes: null })],
])('an event with %s is refused, and no tool runs', async (_, event) => {
  const { fulfillment, calls } = deskTools();
  await expect(bedrockHandler(fulfillment)(event)).rejects.toMatchObject({ code: 'bad_event' });
  expect(calls).toEqual([]);
});
