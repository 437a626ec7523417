import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectEvent } from './events.ts';

// The one with the most in it, and one that only reads.
const names = ['reschedule_appointment', 'get_ticket_status'] as const;
const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
const fileOf = (name: string) => join(folder, 'build/lambda', name, 'index.mjs');

beforeAll(() => {
  for (const link of ['dist', 'node_modules', 'package.json'])
    symlinkSync(join(root, link), join(folder, link));
  const { status, stderr } = run([join(root, 'scripts/lambda.mjs'), ...names]);
  expect([status, stderr]).toEqual([0, '']);
});

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { NODE_OPTIONS: _, ...others } = process.env;
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...others, ...env } });
}

/** Imports a function in a process of its own and calls it once. */
function call(name: string, env: NodeJS.ProcessEnv) {
  const event = JSON.stringify(connectEvent({}));
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(fileOf(name)).href)});
    console.error(JSON.stringify(await handler(${event})));`;
  return run(['--input-type=module', '-e', script], env);
}

test.each(names)('%s is under 400 KB', (name) => {
  expect(statSync(fileOf(name)).size).toBeLessThan(400_000);
});

test('a tool that writes nothing carries no database', () => {
  expect(readFileSync(fileOf('get_ticket_status'), 'utf8')).not.toMatch(/postgres/i);
});

describe('a function by itself', () => {
  test('answers', () => {
    const { stderr, stdout } = call('get_ticket_status', {
      ITSM_URL: 'http://127.0.0.1:9',
      ITSM_API_KEY: 'a-key-of-these-tests',
      CALLER_SECRET: 'a secret of these tests',
    });
    expect(JSON.parse(stderr)).toMatchObject({ outcome: 'missing_parameter', parameter: 'ticket_reference' });
    expect(JSON.parse(stdout)).toMatchObject({
      level: 'INFO',
      correlation_id: 'c-1',
      tool: 'get_ticket_status',
    });
  });

  test('does not start without its settings', () => {
    const { status, stderr } = call('reschedule_appointment', {});
    expect(status).toBe(1);
    expect(stderr).toContain('The environment of this function lacks SCHEDULING_URL');
    expect(stderr).toContain('DATABASE_URL_SECRET (or DATABASE_URL_FILE, or DATABASE_URL)');
  });
});

test('a tool that is not there is named', () => {
  const { status, stderr } = run([join(root, 'scripts/lambda.mjs'), 'create_tickets']);
  expect(status).toBe(3);
  expect(stderr).toContain('There is no tool "create_tickets". There are add_note,');
});
