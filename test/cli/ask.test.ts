import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askPerson } from '../../src/cli/ask.ts';
import { readWorld } from '../../src/cli/world-file.ts';

/** A person who says these lines, one after the other. */
function person(...lines: readonly string[]) {
  const said: string[] = [];
  const left = [...lines];
  const next = (how: string) => {
    said.push(how);
    return Promise.resolve(left.shift());
  };
  return { said, asked: askPerson({ next, say: (text) => said.push(text), flows: [] }) };
}

test.each([
  [
    '{ "ProfileId": "p-1", "Attributes": { "tier": "gold" } }',
    { return: { ProfileId: 'p-1', Attributes: { tier: 'gold' } } },
  ],
  ['FirstName=Sam City="New York"', { return: { FirstName: 'Sam', City: 'New York' } }],
  ['fail NoneFoundError', { throw: 'NoneFoundError' }],
  ['timeout', { timeout: true }],
])('a person answers for a service: %s', async (line, answer) => {
  const { asked, said } = person('{ broken', line);
  expect(await asked.services?.('GetCustomerProfile', { a: '1' })).toEqual([answer]);
  expect(asked.world).toEqual({ services: { GetCustomerProfile: [answer] } });
  expect(said.join('\n')).toContain(
    'GetCustomerProfile was asked with {"a":"1"}. What does the service answer?',
  );
  expect(said.join('\n')).toContain('Such as {"ProfileId":"profile-1","FirstName":"Sam"}.');
});

test('no name steers the terminal that a person is asked in', async () => {
  const { asked, said } = person('open');
  await asked.hours?.('Desk\u001b[2J');
  expect(said[0]).toBe('? Is "Desk\\u001b[2J" open now?');
});

test('a person who leaves is told at which question', async () => {
  const { asked } = person();
  await expect(asked.services?.('NoSuchService', {})).rejects.toMatchObject({ code: 'unanswered' });
});

test('a world in a file may hold services', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const world = { services: { CreateTask: { ContactId: 'task-1' } } };
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world));
  expect(await readWorld('world.json', folder)).toEqual(world);
});
