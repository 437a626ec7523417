// Who loads the servers. Requests are signed and made into bytes before the first of them is sent.
import { answering } from './children.mjs';
import { at } from './figures.mjs';
import { heardAfter } from './main-line.mjs';
import { bytesOf, requestOf } from './requests.mjs';
import { wire } from './wire.mjs';

const wires = new Map();
const wireTo = (port) => {
  if (!wires.has(port)) wires.set(port, wire(port));
  return wires.get(port);
};
/** The document of each turn. Every call plays the same flow with the same keys, so each gets the same bytes. */
let expected = new Map();

answering(
  {
    reference,
    closed,
    open,
    /** What answers are held against from now on: documents by the name of their request, or one for all. */
    expect: ({ documents }) => {
      expected = new Map(Object.entries(documents));
    },
  },
  async () => {
    for (const { close } of wires.values()) close();
  },
);

/** Plays one call, looks at every document, and keeps them to hold those of all other calls against. */
async function reference({ port, call, turns }) {
  const documents = {};
  for (let turn = 0; turn <= turns; turn++) {
    const request = requestOf({ kind: turn === 0 ? 'arrival' : 'keys', call, turn });
    const { status, type, body } = await wireTo(port).send(bytesOf(request, true), true);
    const heard = turn === 0 ? 'Riverside' : heardAfter(turn);
    const right =
      status === 200 &&
      type.startsWith('text/xml') &&
      body.includes(heard) &&
      body.includes(`/gather?t=${turn + 1}"`) &&
      body.includes('press 2');
    if (!right) throw new Error(`Turn ${turn} of the first call got ${status} ${type}:\n${body}`);
    documents[nameOf(request)] = body;
  }
  expected = new Map(Object.entries(documents));
  return documents;
}

/**
 * Sends the steps of some calls, so many at once, the next as soon as one is answered: first the first step of every
 * call, then the second. More than one port take turns within each call.
 */
async function closed({ ports, calls, steps, concurrency, keepAlive = true }) {
  const work = steps.flatMap((step, index) =>
    Array.from({ length: calls.count }, (_, call) => {
      const request = requestOf({ ...step, call: calls.from + call });
      return { ...ready(request, keepAlive), port: ports[(index + call) % ports.length] };
    }),
  );
  const tally = newTally();
  const began = performance.now();
  let next = 0;
  const one = async () => {
    while (next < work.length) {
      const { port, bytes, name } = work[next++];
      const sent = performance.now();
      tally.take(name, await answered(port, bytes, keepAlive), performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { ...tally.sum(), milliseconds: performance.now() - began };
}

/**
 * Calls that go on side by side, each with a turn every so often, at times that are planned before the first. A late
 * answer holds up no other request, and counts from when its request was planned.
 */
async function open({ ports, calls, firstTurn, turns, every }) {
  const work = Array.from({ length: turns * calls.count }, (_, index) => {
    const turn = firstTurn + Math.floor(index / calls.count);
    const request = requestOf({ kind: 'keys', call: calls.from + (index % calls.count), turn });
    const due = (index * every) / calls.count;
    return { ...ready(request, true), due, port: ports[(index + turn) % ports.length] };
  });
  const tally = newTally();
  const under = [];
  const began = performance.now();
  for (const { port, bytes, name, due } of work) {
    const wait = began + due - performance.now();
    // A timer is up to a millisecond late, which counts like any other delay.
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(
      answered(port, bytes, true).then((answer) => tally.take(name, answer, performance.now() - began - due)),
    );
  }
  await Promise.all(under);
  return { ...tally.sum(), milliseconds: performance.now() - began };
}

const nameOf = ({ kind, turn }) => `${kind} ${turn}`;
const ready = (request, keepAlive) => ({ name: nameOf(request), bytes: bytesOf(request, keepAlive) });

function answered(port, bytes, keepAlive) {
  return wireTo(port)
    .send(bytes, keepAlive)
    .catch((error) => ({ status: 0, body: error.message }));
}

function newTally() {
  const times = [];
  const problems = [];
  let wrong = 0;
  return {
    take: (name, { status, body }, milliseconds) => {
      times.push(milliseconds);
      const wanted = expected.get('all') ?? expected.get(name);
      const right = wanted === undefined ? status === 204 : status === 200 && body === wanted;
      if (right) return;
      wrong++;
      if (problems.length < 3) problems.push(`${name}: ${status} ${body.slice(0, 300)}`);
    },
    sum: () => ({
      count: times.length,
      wrong,
      problems,
      p50: at(times, 0.5),
      p99: at(times, 0.99),
      max: Math.max(...times),
    }),
  };
}
