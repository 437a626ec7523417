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

/** The same call by hand, with the same entries. */
export function handCall(key) {
  const flow = 'Seven steps';
  const attributes = {};
  const entries = [];
  let at = 0;
  let external;
  let step = 'welcome';
  const write = (entry, where) => {
    entry.at = at;
    entry.flow = flow;
    entry.step = where;
    entries.push(entry);
  };
  write({ type: 'contact.started', channel: 'VOICE' }, '');
  write({ type: 'flow.entered', why: 'start' }, '');
  for (;;) {
    switch (step) {
      case 'welcome':
        write({ type: 'step.entered' }, step);
        write({ type: 'step.left', exit: 'next' }, step);
        write({ type: 'prompt.started', text: 'Thanks for calling.' }, step);
        at += 1000;
        write({ type: 'prompt.finished' }, step);
        step = 'lookup';
        break;
      case 'lookup': {
        write({ type: 'step.entered' }, step);
        const parameters = { number: '+12025550100' };
        write({ type: 'function.called', function: 'trunkline:function/lookup-order', parameters }, step);
        at += 100;
        external = result;
        write({ type: 'function.returned', result: external }, step);
        write({ type: 'step.left', exit: 'next' }, step);
        step = 'known';
        break;
      }
      case 'known':
        write({ type: 'step.entered' }, step);
        if (external.found === 'true') {
          write({ type: 'step.left', exit: '= true' }, step);
          step = 'menu';
        } else {
          write({ type: 'step.left', exit: 'NoMatchingCondition' }, step);
          step = 'bye';
        }
        break;
      case 'menu':
        write({ type: 'step.entered' }, step);
        write({ type: 'prompt.started', text: 'For your order, press 1.' }, step);
        at += 800;
        write({ type: 'prompt.interrupted' }, step);
        write({ type: 'input.dtmf', keys: key }, step);
        write({ type: 'step.left', exit: key === '1' ? '= 1' : 'NoMatchingCondition' }, step);
        step = key === '1' ? 'set' : 'bye';
        break;
      case 'set':
        write({ type: 'step.entered' }, step);
        attributes.choice = 'order';
        write({ type: 'attribute.set', name: 'choice', value: 'order' }, step);
        write({ type: 'step.left', exit: 'next' }, step);
        step = 'status';
        break;
      case 'status':
        write({ type: 'step.entered' }, step);
        write({ type: 'step.left', exit: 'next' }, step);
        write(
          {
            type: 'prompt.started',
            text: `Hello ${external.name}, your ${attributes.choice} is on its way.`,
          },
          step,
        );
        at += 1000;
        write({ type: 'prompt.finished' }, step);
        step = 'bye';
        break;
      default:
        write({ type: 'step.entered' }, step);
        write({ type: 'contact.ended', by: 'flow', reason: 'disconnected' }, step);
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
