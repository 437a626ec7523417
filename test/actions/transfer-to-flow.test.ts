import { expect, it } from 'vitest';
import { definition, transferToFlow } from '../../src/actions/transfer-to-flow.ts';
import { attribute } from '../../src/language/reference.ts';
import { flowNamed } from '../../src/language/resource.ts';
import { enter, failure } from './contact.ts';

it.each([
  [flowNamed('Billing'), 'trunkline:flow/Billing'],
  [attribute('flow'), '$.Attributes.flow'],
])('writes what the console writes: %j', (flow, ContactFlowId) => {
  expect(transferToFlow({ flow, onError: 'sorry' })).toEqual({
    type: 'TransferToFlow',
    parameters: { ContactFlowId },
    transitions: {
      NextAction: 'sorry',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

it('goes to the flow', () => {
  expect(enter(definition, { ContactFlowId: 'Billing' })).toEqual({ go: 'Billing' });
  expect(enter(definition, { ContactFlowId: '' })).toEqual(failure('no flow is named'));
});
