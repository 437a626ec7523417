// Part 2, in a process of its own: what a turn is made of, each part alone, on what a real turn hands to it.

import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'node:querystring';
import { advance, link } from '../../dist/index.js';
import { openStore } from '../../dist/store.js';
import { twimlSpeak } from '../../dist/voice/twilio/speak.js';
import { answering } from './children.mjs';
import { median } from './figures.mjs';
import { keyOf, mainLine } from './main-line.mjs';
import { phone } from './phone.mjs';
import { authToken, publicUrl, requestOf } from './requests.mjs';
import { inFolder } from './session.mjs';

const { validateRequest } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js');

answering({ parts: () => inFolder(parts) });

/** Medians in microseconds of CPU, and what the turn asked of the store. */
async function parts(folder) {
  const { store, asked, begin } = watched(await openStore(`sqlite:${join(folder, 'calls.db')}`));
  const lines = [];
  const service = phone(store, { log: (line) => lines.push(line) });
  await send(service, requestOf({ kind: 'arrival', call: 1 }));
  await send(service, requestOf({ kind: 'keys', call: 1, turn: 1 }));
  begin();
  lines.length = 0;
  const request = requestOf({ kind: 'keys', call: 1, turn: 2 });
  await send(service, request);
  const turn = [...asked];
  const turnLines = [...lines];

  const moment = momentIn(turn);
  const program = link([mainLine]);
  const { snapshot } = moment;
  const event = { kind: 'keys', keys: keyOf(3), turn: snapshot.turn, at: snapshot.at + 4000 };
  const speak = twimlSpeak({ publicUrl });
  const sink = createWriteStream('/dev/null');
  const { path, parameters, signature, body } = request;

  let calls = 1000;
  const figures = {
    'reading the form': await spent(() => parse(body)),
    'checking the signature': await spent(() =>
      validateRequest(authToken, signature, publicUrl + path, parameters),
    ),
    'engine: advance()': await spent(() => advance(program, snapshot, event)),
    'TwiML: twimlSpeak()': await spent(() => speak(moment, { call: 'CA1', turn: 3 })),
    'JSON of a record, out and in': await spent(() => JSON.parse(JSON.stringify(moment))),
  };
  const kinds = [...new Set(turn.map(({ name }) => name))];
  for (const name of kinds) {
    const [first, ...more] = turn.filter((one) => one.name === name);
    // A record is inserted once, so each time under another key.
    figures[`store: ${more.length + 1} × ${name}`] =
      (more.length + 1) *
      (await spent(() => first.again(name.startsWith('insert') ? `${first.key}-${calls++}` : first.key)));
  }
  const logged = turnLines.map((line) => JSON.stringify(line));
  figures[`log: ${logged.length} line as JSON`] = await spent(() => {
    for (const line of turnLines) sink.write(`${JSON.stringify(line)}\n`);
  });
  const whole = await wholeTurns(service);
  await service.close();
  await store.close();
  sink.destroy();
  return { figures, whole, asked: turn.map(({ name, bytes }) => ({ name, bytes })), logged };
}

/** The service itself, without HTTP: a turn and then the same turn again. */
async function wholeTurns(service) {
  let call = 10_000;
  const figures = { 'the service without HTTP, a turn': [], 'the service without HTTP, a repeat': [] };
  for (let round = -2; round < 5; round++) {
    const requests = Array.from({ length: 200 }, () => {
      call++;
      return [0, 1, 2].map((turn) => requestOf({ kind: turn === 0 ? 'arrival' : 'keys', call, turn }));
    });
    for (const [arrival] of requests) await send(service, arrival);
    for (const name of Object.keys(figures)) {
      const before = usage();
      for (const [, ...keys] of requests) for (const one of keys) await send(service, one);
      if (round >= 0) figures[name].push((usage() - before) / (requests.length * 2));
    }
  }
  return Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, median(values)]));
}

/** Microseconds of CPU of one call, the median of five rounds after two. */
async function spent(work) {
  const figures = [];
  for (let round = -2; round < 5; round++) {
    const before = usage();
    for (let time = 0; time < 300; time++) await work();
    if (round >= 0) figures.push((usage() - before) / 300);
  }
  return median(figures);
}

function usage() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function send(service, { path, body, signature, token }) {
  const answer = await service.fetch(
    new Request(publicUrl + path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'content-length': String(Buffer.byteLength(body)),
        'x-twilio-signature': signature,
        'i-twilio-idempotency-token': token,
      },
    }),
  );
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
}

/** A store that writes down what it is asked, so that it can be asked again. */
function watched(real) {
  const asked = [];
  const collection = (name) => {
    const records = real.collection(name);
    const method = (what) => {
      return (...args) => {
        const [key] = args;
        const value = what === 'insert' ? args[1] : args[2];
        const bytes = value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
        asked.push({
          name: `${what} ${name}`,
          key,
          value,
          bytes,
          again: (other) => records[what](other, ...args.slice(1)),
        });
        return records[what](...args);
      };
    };
    return Object.fromEntries(
      ['get', 'insert', 'replace', 'remove', 'newest'].map((what) => [what, method(what)]),
    );
  };
  return { asked, begin: () => (asked.length = 0), store: { ...real, collection } };
}

/** The moment that the turn wrote, wherever in its record that is. */
function momentIn(asked) {
  for (const { value } of asked.toReversed()) {
    const found = Object.values(value ?? {}).find((member) => member?.snapshot !== undefined);
    if (value?.snapshot !== undefined) return value;
    if (found !== undefined) return found;
  }
  throw new Error('The turn wrote no moment.');
}
