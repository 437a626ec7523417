import { Console } from 'node:console';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type * as Run from '../../src/cli/run.ts';
import { openTerminal } from '../../src/cli/terminal.ts';

const built = resolve(import.meta.dirname, '../../dist/bin/run.js');

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Carries a command line out in a folder with what was built, in this process. What is to end, to be told to stop, or
 * to fail behind the back of the command is `running()` in a process of its own.
 */
export async function trunkline(
  words: readonly string[],
  { cwd = tmpdir(), input = '', env = {} }: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  if (!existsSync(built))
    throw new Error(`There is no ${built}. Run "npm run build" first; "npm test" does so.`);
  const { carryOut } = (await import(built)) as typeof Run;
  const [stdout, stderr] = [heard(), heard()];
  const host = { env, stdin: Readable.from([input]), stdout, stderr, cwd: () => cwd };
  const before = { console: globalThis.console, folder: tmpdir() };
  globalThis.console = new Console(stdout, stderr);
  // What the command bundles stays until its process ends, and this one is ended without being told.
  process.env['TMPDIR'] = folderOf();
  try {
    const code = await carryOut(words, '0.0.0', openTerminal(host));
    return { code, out: stdout.text(), err: stderr.text() };
  } finally {
    globalThis.console = before.console;
    process.env['TMPDIR'] = before.folder;
  }
}

/** A stream that keeps what is written to it. */
function heard() {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join('') });
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
