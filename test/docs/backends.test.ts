import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const script = resolve(import.meta.dirname, '../../scripts/backends.mjs');
const keys = { ITSM_API_KEY: 'itsm-key', SCHEDULING_API_KEY: 'scheduling-key' };

test('npm run backends starts both services, prints calls that work, and ends when it is told to', async () => {
  const child = spawn(process.execPath, [script, '--port', '0'], {
    env: { PATH: process.env.PATH, ...keys },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === 'Ctrl-C ends both.') break;
  }
  const printed = lines.join('\n');
  expect(printed).not.toContain('itsm-key');
  expect(printed).toMatch(/^Made for this run, and not shown again:\n {2}export CALLER_SECRET=\S{32}$/m);

  const [, list = ''] = /curl -H "x-api-key: \$ITSM_API_KEY" '(\S+)'/.exec(printed) ?? [];
  const close = { connection: 'close' };
  const tickets = await fetch(list, { headers: { ...close, 'x-api-key': keys.ITSM_API_KEY } });
  expect(await tickets.json()).toHaveProperty('tickets.length', 4);

  const [, body = '', url = ''] = /-d '(.+)' (\S+)/.exec(printed) ?? [];
  const projects = await fetch(url, {
    method: 'POST',
    headers: { ...close, 'x-api-key': keys.SCHEDULING_API_KEY, 'content-type': 'application/json' },
    body,
  });
  expect(await projects.json()).toMatchObject({ customer_id: 'CUST001', project_count: expect.any(Number) });

  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  { words: ['--port', 'first'], err: /--port takes a number up to 65534/ },
  { words: ['--prot', '1'], err: /--prot.*\n.*npm run backends -- \[--port <port>\]/s },
  { words: ['--store', 'sqlite:desks.db'], err: /Set CALLER_SECRET, and keep it/ },
])('$words is wrong usage', ({ words, err }) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...words], {
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(stderr).toMatch(err);
  expect(status).toBe(3);
});
