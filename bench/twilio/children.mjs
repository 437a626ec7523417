// Programs of their own, each on a core of its own: servers on core 0, whoever loads them on core 1.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const pins = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Starts a program that `answering()` runs in, and gives what asks it: `ask('usage')`, `ask('closed', { … })`. */
export function program(url, core, { args = [], flags = [], env = {} } = {}) {
  const call = [process.execPath, ...flags, fileURLToPath(url), ...args];
  const [command, ...rest] = pins ? ['taskset', '-c', String(core), ...call] : call;
  const started = spawn(command, rest, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  const open = new Map();
  let asked = 0;
  started.on('message', ({ id, answer, problem }) => {
    const { resolve, reject } = open.get(id);
    open.delete(id);
    if (problem === undefined) resolve(answer);
    else reject(new Error(problem));
  });
  const ended = new Promise((resolve) => {
    started.once('exit', (code) => {
      for (const { reject } of open.values()) reject(new Error(`A program of the load ended with ${code}.`));
      resolve();
    });
  });
  return {
    ask: (what, setting = {}) =>
      new Promise((resolve, reject) => {
        asked++;
        open.set(asked, { resolve, reject });
        started.send({ id: asked, what, setting });
      }),
    end: async () => {
      if (started.connected) started.disconnect();
      await ended;
    },
  };
}

/** Answers what this program is asked, by name. It ends when nobody can ask any more. */
export function answering(answers, close = async () => undefined) {
  process.on('message', ({ id, what, setting }) => {
    Promise.resolve(setting)
      .then(answers[what])
      .then(
        (answer) => process.send({ id, answer }),
        (error) => process.send({ id, problem: error.stack }),
      );
  });
  process.once('disconnect', () => {
    void close().finally(() => process.exit());
  });
}
