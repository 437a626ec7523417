import { expect, test } from 'vitest';
import { definition, setLoggingBehavior } from '../../src/actions/update-flow-logging-behavior.ts';
import { contactWith } from './contact.ts';

test.each([
  ['Enabled', true],
  ['Disabled', false],
] as const)('%s', (FlowLoggingBehavior, on) => {
  expect(definition.enter?.({ FlowLoggingBehavior }, contactWith(), 0)).toMatchObject({
    exit: 'next',
    change: { logging: on },
  });
  expect(setLoggingBehavior({ on, next: 'on' })).toMatchObject({
    parameters: { FlowLoggingBehavior },
    transitions: { NextAction: 'on', Errors: [], Conditions: [] },
  });
});
