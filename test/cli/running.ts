import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Ran } from './trunkline.ts';

const bin = resolve(import.meta.dirname, '../../dist/bin/trunkline.js');

/** How a command line runs beside its test. */
export interface RunningOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the built command line while the test goes on, which may answer what it asks for. */
export async function running(
  words: readonly string[],
  { cwd, input = '', env = {} }: RunningOptions,
): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...words], { cwd, env: { PATH: process.env.PATH, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  // Who reads nothing may have ended before this is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = new Promise<number | null>((ended) => child.once('exit', ended));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}
