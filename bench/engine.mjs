// The seven-step call on the engine, beside a hand-written loop that records the same entries, and xstate.
import { assign, createActor, createMachine } from 'xstate';
import { advance, link } from '../dist/index.js';
import { sevenSteps } from './seven-steps.mjs';

const result = { found: 'true', name: 'Sam' };
const start = { id: 'c-1', channel: 'VOICE', from: '+12025550100' };

/** Plays one call and gives the entries. `between` is what happens to the snapshot at each turn. */
export function engineCall(program, between = (snapshot) => snapshot) {
  let turn = advance(program, start);
  const entries = [turn.entries];
  let at = 0;
  while (turn.snapshot.ended === null) {
    const snapshot = between(turn.snapshot);
    const effects = turn.effects;
    const effect = effects[effects.length - 1];
    let event;
    if (effect.kind === 'finish') {
      event = {
        kind: 'played',
        turn: snapshot.turn,
        at: at + 1000,
        played: [{ effect: 0, started: at, finished: at + 1000 }],
      };
      at += 1000;
    } else if (effect.kind === 'invoke') {
      event = { kind: 'returned', turn: snapshot.turn, at: at + 100, result };
      at += 100;
    } else {
      event = {
        kind: 'keys',
        turn: snapshot.turn,
        at: at + 800,
        keys: '1',
        played: [{ effect: 0, started: at, interruptedAt: at + 800 }],
      };
      at += 800;
    }
    turn = advance(program, snapshot, event);
    entries.push(turn.entries);
  }
  return entries;
}

/** The same call by hand, with the same entries, each a literal of its own: as fast as one writes it by hand. */
export function handCall(key) {
  const flow = 'Seven steps';
  const attributes = {};
  const entries = [
    { type: 'contact.started', at: 0, flow, step: '', channel: 'VOICE' },
    { type: 'flow.entered', at: 0, flow, step: '', why: 'start' },
  ];
  let at = 0;
  let external;
  let step = 'welcome';
  for (;;) {
    switch (step) {
      case 'welcome':
        entries.push({ type: 'step.entered', at, flow, step });
        entries.push({ type: 'step.left', at, flow, step, exit: 'next' });
        entries.push({ type: 'prompt.started', at, flow, step, text: 'Thanks for calling.' });
        at += 1000;
        entries.push({ type: 'prompt.finished', at, flow, step });
        step = 'lookup';
        break;
      case 'lookup': {
        entries.push({ type: 'step.entered', at, flow, step });
        const parameters = { number: '+12025550100' };
        const name = 'trunkline:function/lookup-order';
        entries.push({ type: 'function.called', at, flow, step, function: name, parameters });
        at += 100;
        external = result;
        entries.push({ type: 'function.returned', at, flow, step, result: external });
        entries.push({ type: 'step.left', at, flow, step, exit: 'next' });
        step = 'known';
        break;
      }
      case 'known': {
        entries.push({ type: 'step.entered', at, flow, step });
        const found = external.found === 'true';
        entries.push({ type: 'step.left', at, flow, step, exit: found ? '= true' : 'NoMatchingCondition' });
        step = found ? 'menu' : 'bye';
        break;
      }
      case 'menu':
        entries.push({ type: 'step.entered', at, flow, step });
        entries.push({ type: 'prompt.started', at, flow, step, text: 'For your order, press 1.' });
        at += 800;
        entries.push({ type: 'prompt.interrupted', at, flow, step });
        entries.push({ type: 'input.dtmf', at, flow, step, keys: key });
        entries.push({
          type: 'step.left',
          at,
          flow,
          step,
          exit: key === '1' ? '= 1' : 'NoMatchingCondition',
        });
        step = key === '1' ? 'set' : 'bye';
        break;
      case 'set':
        entries.push({ type: 'step.entered', at, flow, step });
        attributes.choice = 'order';
        entries.push({ type: 'attribute.set', at, flow, step, name: 'choice', value: 'order' });
        entries.push({ type: 'step.left', at, flow, step, exit: 'next' });
        step = 'status';
        break;
      case 'status': {
        entries.push({ type: 'step.entered', at, flow, step });
        entries.push({ type: 'step.left', at, flow, step, exit: 'next' });
        const text = `Hello ${external.name}, your ${attributes.choice} is on its way.`;
        entries.push({ type: 'prompt.started', at, flow, step, text });
        at += 1000;
        entries.push({ type: 'prompt.finished', at, flow, step });
        step = 'bye';
        break;
      }
      default:
        entries.push({ type: 'step.entered', at, flow, step });
        entries.push({ type: 'contact.ended', at, flow, step, by: 'flow', reason: 'disconnected' });
        return entries;
    }
  }
}

/** The same call by hand, and nothing written down. */
export function bareCall(key) {
  const attributes = {};
  let heard = 0;
  let external;
  let step = 'welcome';
  for (;;) {
    switch (step) {
      case 'welcome':
        heard += 'Thanks for calling.'.length;
        step = 'lookup';
        break;
      case 'lookup':
        external = result;
        step = 'known';
        break;
      case 'known':
        step = external.found === 'true' ? 'menu' : 'bye';
        break;
      case 'menu':
        heard += 'For your order, press 1.'.length;
        step = key === '1' ? 'set' : 'bye';
        break;
      case 'set':
        attributes.choice = 'order';
        step = 'status';
        break;
      case 'status':
        heard += `Hello ${external.name}, your ${attributes.choice} is on its way.`.length;
        step = 'bye';
        break;
      default:
        return heard;
    }
  }
}

const machine = createMachine({
  id: 'ivr',
  initial: 'welcome',
  context: { attributes: { phone: '+12025550100' }, external: null, heard: '' },
  states: {
    welcome: { entry: assign({ heard: () => 'Thanks for calling.' }), on: { said: 'lookup' } },
    lookup: {
      on: { returned: { target: 'known', actions: assign({ external: ({ event }) => event.result }) } },
    },
    known: {
      always: [
        { guard: ({ context }) => context.external.found === 'true', target: 'menu' },
        { target: 'bye' },
      ],
    },
    menu: {
      on: { dtmf: [{ guard: ({ event }) => event.digits === '1', target: 'set' }, { target: 'bye' }] },
    },
    set: {
      entry: assign({ attributes: ({ context }) => ({ ...context.attributes, choice: 'order' }) }),
      always: 'status',
    },
    status: {
      entry: assign({
        heard: ({ context }) =>
          `Hello ${context.external.name}, your ${context.attributes.choice} is on its way.`,
      }),
      on: { said: 'bye' },
    },
    bye: { type: 'final' },
  },
});

/** The same call as an xstate actor, which writes no entries. */
export function xstateCall() {
  const actor = createActor(machine);
  actor.start();
  actor.send({ type: 'said' });
  actor.send({ type: 'returned', result });
  actor.send({ type: 'dtmf', digits: '1' });
  actor.send({ type: 'said' });
  return actor.getSnapshot().status;
}

export const program = link([sevenSteps]);
