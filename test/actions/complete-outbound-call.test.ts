import { describe, expect, test } from 'vitest';
import { callPhoneNumber, definition } from '../../src/actions/complete-outbound-call.ts';
import { endFlow } from '../../src/actions/end-flow-execution.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { check } from '../../src/check/check.ts';
import { flow } from '../../src/flow/flow.ts';
import { system } from '../../src/language/reference.ts';
import { call } from '../../src/simulate/call.ts';
import { answer, enter } from './contact.ts';

test.each([
  [{ next: 'greet' }, {}],
  [{ callerId: '+12025550101', next: 'greet' }, { CallerId: { Number: '+12025550101' } }],
  [
    { callerId: system('Queue', 'OutboundCallerId', 'Address'), next: 'greet' },
    { CallerId: { Number: '$.Queue.OutboundCallerId.Address' } },
  ],
])('callPhoneNumber(%j) writes what the console writes', (props, parameters) => {
  expect(callPhoneNumber(props)).toEqual({
    type: 'CompleteOutboundCall',
    parameters,
    transitions: { NextAction: 'greet', Errors: [], Conditions: [] },
  });
});

const dial = {
  kind: 'dial',
  customer: true,
  number: '+12025550100',
  connector: null,
  ringLimit: 60,
  keys: '',
  callerNumber: '',
  callerName: '',
  resume: true,
};
const connector = {
  VoiceConnectorType: 'ChimeConnector',
  VoiceConnectorArn: 'arn',
  FromUser: 'desk',
  ToUser: 'sam',
};

describe('it calls', () => {
  test.each([
    ['the customer', {}, dial, '+12025550100'],
    [
      'the customer under another number',
      { CallerId: { Number: '+12025550101' } },
      { ...dial, callerNumber: '+12025550101' },
      '+12025550100',
    ],
    [
      'a user over a voice connector',
      { VoiceConnector: connector, ConnectionTimeLimitSeconds: '20' },
      { ...dial, number: '', connector, ringLimit: 20 },
      'sam',
    ],
  ])('%s', (_, parameters, ask, number) => {
    expect(enter(definition, parameters)).toEqual({ ask, entries: [{ type: 'dial.started', number }] });
  });

  test.each([{}, { CustomerEndpoint: { Address: 'sam@example.com' } }])(
    'nobody without a number: %j',
    (values) => {
      expect(enter(definition, {}, { values })).toEqual({
        end: 'flow',
        reason: 'not_dialed',
        entries: [{ type: 'dial.status', status: 'failed' }],
      });
    },
  );
});

test.each([
  [{ kind: 'dialed', status: 'completed' }, { exit: 'next' }, 'completed'],
  [{ kind: 'dialed', status: 'busy' }, { end: 'flow', reason: 'not_dialed' }, 'busy'],
  [{ kind: 'dialed', status: 'no-answer' }, { end: 'flow', reason: 'not_dialed' }, 'no-answer'],
  [{ kind: 'silence' }, { end: 'flow', reason: 'not_dialed' }, 'failed'],
] as const)('after %j', (event, way, status) => {
  expect(answer(definition, {}, event)).toEqual({ ...way, entries: [{ type: 'dial.status', status }] });
});

describe('in a call', () => {
  const whisper = flow('Outbound whisper', {
    type: 'OUTBOUND_WHISPER',
    start: 'ring',
    steps: {
      ring: callPhoneNumber({ next: 'greet' }),
      greet: playPrompt({ text: 'This call is recorded.', next: 'end' }),
      end: endFlow(),
    },
  });

  test('check has nothing against it, and no word about chats, which never come to an outbound whisper', () => {
    expect(check(whisper)).toEqual([]);
  });

  test('a customer who picks up hears what comes then, and not after a talk', async () => {
    const caller = await call(whisper, { world: { people: { '+12025550100': { answers: 3000 } } } });
    expect(caller.heard).toEqual(['This call is recorded.']);
    expect(caller.entries.find(({ type }) => type === 'prompt.started')?.at).toBe(3000);
  });

  test('nobody picks up, and the flow ends', async () => {
    const caller = await call(whisper, { world: { people: { '+12025550100': { answers: 'never' } } } });
    expect(caller.heard).toEqual([]);
    expect(caller.ended).toEqual({ by: 'flow', reason: 'not_dialed' });
  });
});
