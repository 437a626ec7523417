import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { folderOf, trunkline } from '../trunkline.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));

/** A project whose flow has a card number encrypted. */
const projectWith = (key: string) => ({
  'trunkline.config.ts': `
import { defineConfig } from 'trunkline';
export const config = defineConfig({ flows: ['flows/*.ts'] });
`,
  'flows/card.ts': `
import { disconnect, external, flow, fn, invokeLambda, playPrompt, storeCustomerInput, storedInput, text } from 'trunkline';
const charge = fn('charge', { returns: ['receipt'] });
export const card = flow('Card', {
  start: 'type',
  steps: {
    type: storeCustomerInput({
      text: 'Type your card number.',
      digits: 16,
      encrypt: { keyId: 'key-1', key: ${JSON.stringify(key)} },
      next: 'pay',
      onError: 'sorry',
    }),
    pay: invokeLambda({ function: charge, parameters: { card: storedInput }, next: 'paid', onError: 'sorry' }),
    paid: playPrompt({ text: text\`Your receipt is \${external(charge).receipt}.\`, next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye: disconnect(),
  },
});
`,
  'fixtures/paid.call.yaml': `
name: a card is charged
flow: Card
skip: { chat: a chat has no keys }
world:
  functions:
    charge: { return: { receipt: "77" } }
turns:
  - press: "4111111111111111"
  - hears: Your receipt is 77.
`,
  'world.json': '{ "functions": { "charge": { "return": { "receipt": "77" } } } }',
});

const simulated = ['twilio', 'simulate', '--world', 'world.json', '--script', 'press 4111111111111111'];

test('a call with an encrypted entry is the same by voice and by Twilio', async () => {
  const ran = await trunkline(['test', '--parity'], { cwd: folderOf(projectWith(pem)) });
  expect(ran.out).toContain('5 same');
  expect(ran.code).toBe(0);
});

test('a rehearsed call encrypts as a real one', async () => {
  const { code, out } = await trunkline(simulated, { cwd: folderOf(projectWith(pem)) });
  expect(out).toContain('Your receipt is 77.');
  expect(out).toContain('presses (encrypted)');
  expect(out).not.toContain('4111');
  expect(code).toBe(0);
});

test('a rehearsed call says why nothing could be encrypted', async () => {
  const { out } = await trunkline(simulated, { cwd: folderOf(projectWith('no key')) });
  expect(out).toContain('!        An entry was not encrypted. bad_encryption_key');
  expect(out).toContain('Sorry.');
});
