import { expect, it } from 'vitest';
import { definition, endFlow } from '../../src/actions/end-flow-execution.ts';
import { enter } from './contact.ts';

it('writes what the console writes', () => {
  expect(endFlow()).toEqual({ type: 'EndFlowExecution', parameters: {}, transitions: {} });
});

it('ends the flow', () => {
  expect(enter(definition, {})).toEqual({ end: 'flow', reason: 'ended' });
});
