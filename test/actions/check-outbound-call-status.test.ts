import { expect, test } from 'vitest';
import { checkCallProgress, definition } from '../../src/actions/check-outbound-call-status.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { flow } from '../../src/flow/flow.ts';
import { call } from '../../src/simulate/call.ts';
import { enter } from './contact.ts';

const progress = checkCallProgress({
  answered: 'person',
  voicemailBeep: 'machine',
  voicemailNoBeep: 'bye',
  notDetected: 'person',
  onError: 'unknown',
});

const exit = (operand: string, NextAction: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands: [operand] },
});

test('checkCallProgress() writes what the console writes', () => {
  expect(progress).toEqual({
    type: 'CheckOutboundCallStatus',
    parameters: {},
    transitions: {
      NextAction: 'unknown',
      Errors: [{ NextAction: 'unknown', ErrorType: 'NoMatchingError' }],
      Conditions: [
        exit('CallAnswered', 'person'),
        exit('VoicemailBeep', 'machine'),
        exit('VoicemailNoBeep', 'bye'),
        exit('NotDetected', 'person'),
      ],
    },
  });
});

test('it asks its service', () => {
  expect(enter(definition, {})).toMatchObject({
    ask: { kind: 'service', service: 'CheckOutboundCallStatus', parameters: {} },
  });
});

test.each([
  [{ Status: 'CallAnswered' }, ['Hello.']],
  [{ Status: 'VoicemailBeep' }, ['Please call us back.']],
  [{ Status: 'VoicemailNoBeep' }, []],
  [{ Status: 'NotDetected' }, ['Hello.']],
  [{ Status: 'SomethingNew' }, ['Sorry.']],
  [{}, ['Sorry.']],
  [[{ throw: 'NotACampaignCall' }], ['Sorry.']],
])('where the world says %j, the caller hears %j', async (CheckOutboundCallStatus, heard) => {
  const campaign = flow('Campaign', {
    start: 'progress',
    steps: {
      progress,
      person: playPrompt({ text: 'Hello.', next: 'bye' }),
      machine: playPrompt({ text: 'Please call us back.', next: 'bye' }),
      unknown: playPrompt({ text: 'Sorry.', next: 'bye' }),
      bye: disconnect(),
    },
  });
  const caller = await call(campaign, { world: { services: { CheckOutboundCallStatus } } });
  expect(caller.heard).toEqual(heard);
});
