import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const bin = resolve(import.meta.dirname, '../../dist/bin/trunkline.js');

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder, as a person would. */
export function trunkline(
  words: readonly string[],
  { cwd = tmpdir(), input = '', env = {} }: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Ran {
  if (!existsSync(bin)) throw new Error(`There is no ${bin}. Run "npm run build" first; "npm test" does so.`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
    timeout: 30_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with these files, gone when the test is over. */
export function folderOf(files: { readonly [path: string]: string | Uint8Array } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** A flow file that greets by name and asks for a key. */
export const orderLine = `import { disconnect, external, flow, fn, getCustomerInput, invokeLambda, playPrompt, text } from 'trunkline';

const lookup = fn('lookup-caller', { returns: ['name'] });
export const orderLine = flow('Order line', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Thanks for calling.', next: 'lookup' }),
    lookup: invokeLambda({ function: lookup, next: 'menu', onError: 'sorry' }),
    menu: getCustomerInput({
      text: 'For your order, press 1.',
      timeout: 5,
      when: { '1': 'status' },
      onTimeout: 'sorry',
      onNoMatch: 'menu',
      onError: 'sorry',
    }),
    status: playPrompt({ text: text\`Hello \${external(lookup).name}.\`, next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye: disconnect(),
  },
});
`;

/** A configuration that names the flows beside it and answers for the function. */
export const config = `import { defineConfig } from 'trunkline';

export const config = defineConfig({
  flows: ['flows/*.ts'],
  functions: { 'lookup-caller': { mock: { name: 'Sam' } } },
});
`;

/** A project of one flow. */
export const project = { 'trunkline.config.ts': config, 'flows/order-line.ts': orderLine };

/** The text of a flow that says one thing and hangs up. */
export function spoken(text: string, more: object = {}): string {
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'hello',
    ...more,
    Actions: [
      {
        Parameters: { Text: text },
        Identifier: 'hello',
        Type: 'MessageParticipant',
        Transitions: {
          NextAction: 'bye',
          Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }],
          Conditions: [],
        },
      },
      { Parameters: {}, Identifier: 'bye', Type: 'DisconnectParticipant', Transitions: {} },
    ],
  });
}
