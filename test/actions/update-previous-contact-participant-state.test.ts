import { expect, test } from 'vitest';
import {
  definition,
  holdCustomerOrAgent,
} from '../../src/actions/update-previous-contact-participant-state.ts';
import { enter } from './contact.ts';

test.each([
  ['customer', 'CustomerOnHold'],
  ['agent', 'AgentOnHold'],
  ['nobody', 'OffHold'],
] as const)('%s on hold', (hold, PreviousContactParticipantState) => {
  const parameters = { PreviousContactParticipantState };
  expect(holdCustomerOrAgent({ hold, next: 'on', onError: 'sorry' })).toEqual({
    type: 'UpdatePreviousContactParticipantState',
    parameters,
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
  expect(enter(definition, parameters)).toEqual({
    exit: 'next',
    entries: [
      { type: 'setting.changed', name: 'previousContactHold', value: PreviousContactParticipantState },
    ],
  });
});
