import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import {
  definition,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setEventFlow,
  setHoldFlow,
  setWhisperFlow,
} from '../../src/actions/update-contact-event-hooks.ts';
import { flowAttribute } from '../../src/language/reference.ts';
import { flowNamed } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

const before = { CustomerQueue: 'old', AgentWhisper: 'whisper' };

test.each([
  [{ EventHooks: { CustomerQueue: 'new' } }, { CustomerQueue: 'new', AgentWhisper: 'whisper' }, 'new'],
  [{ EventHooks: { CustomerRemaining: 'bye' } }, { ...before, CustomerRemaining: 'bye' }, 'bye'],
  [{ EventHooks: { AgentHold: 'music' } }, { ...before, AgentHold: 'music' }, 'music'],
  [
    { EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'true' } } },
    { CustomerQueue: 'old' },
    'off',
  ],
  [
    {
      EventHooks: { AgentWhisper: 'x' },
      EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'false' } },
    },
    { CustomerQueue: 'old', AgentWhisper: 'x' },
    'x',
  ],
] as const)('%j', (parameters, hooks, value) => {
  const contact = contactWith({ hooks: before });
  const outcome = definition.enter?.(parameters, contact, 0);
  expect(outcome).toMatchObject({ exit: 'next', entries: [{ type: 'setting.changed', value }] });
  expect(outcome?.change?.hooks).toEqual(hooks);
  expect(contact.settings.hooks).toEqual({ CustomerQueue: 'old', AgentWhisper: 'whisper' });
});

test.each(['CHAT', 'TASK', 'EMAIL'] as const)('a hold flow is not for %s', (channel) => {
  const outcome = definition.enter?.({ EventHooks: { CustomerHold: 'music' } }, contactWith({ channel }), 0);
  expect(outcome).toMatchObject({ exit: 'NoMatchingError' });
  expect(outcome).not.toHaveProperty('change');
});

test('one hook an action, or a configuration alone', () => {
  expect(formOf(definition, { EventHooks: {} }).exactlyOne?.[0]).toContain('EventHooks.CustomerQueue');
  expect(formOf(definition, { EventHooksConfiguration: {} }).exactlyOne).toBeUndefined();
  expect(formOf(definition, {}).required).toEqual(['EventHooks']);
});

const exits = { next: 'on', onError: 'sorry' } as const;
const flow = flowNamed('A flow');

test.each([
  ['CustomerQueue', setCustomerQueueFlow({ flow, ...exits })],
  ['CustomerRemaining', setDisconnectFlow({ flow, ...exits })],
  ['CustomerHold', setHoldFlow({ for: 'customer', flow, ...exits })],
  ['AgentHold', setHoldFlow({ for: 'agent', flow, ...exits })],
  ['CustomerWhisper', setWhisperFlow({ for: 'customer', flow, ...exits })],
  ['AgentWhisper', setWhisperFlow({ for: 'agent', flow, ...exits })],
  ['DefaultAgentUI', setEventFlow({ event: 'DefaultAgentUI', flow, ...exits })],
  ['PauseContact', setEventFlow({ event: 'PauseContact', flow, ...exits })],
])('the constructor for %s writes what the console writes', (hook, step) => {
  expect(step).toMatchObject({
    type: 'UpdateContactEventHooks',
    transitions: { NextAction: 'on', Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }] },
  });
  expect(step.parameters).toEqual({ EventHooks: { [hook]: 'trunkline:flow/A%20flow' } });
});

test('a whisper is switched off, or read from a reference', () => {
  expect(setWhisperFlow({ for: 'customer', off: true, ...exits }).parameters).toEqual({
    EventHooksConfiguration: { CustomerWhisper: { DisableExecution: 'true' } },
  });
  expect(setWhisperFlow({ for: 'agent', flow: flowAttribute('whisper'), ...exits }).parameters).toEqual({
    EventHooks: { AgentWhisper: '$.FlowAttributes.whisper' },
  });
});
