import { expect, test } from 'vitest';
import { definition, transferToAgent } from '../../src/actions/transfer-contact-to-agent.ts';
import { enter } from './contact.ts';

test('transferToAgent() writes what the console writes', () => {
  expect(transferToAgent()).toEqual({ type: 'TransferContactToAgent', parameters: {}, transitions: {} });
});

test('the call leaves the flow', () => {
  expect(enter(definition, {})).toEqual({ end: 'contact', reason: 'transferred' });
});
