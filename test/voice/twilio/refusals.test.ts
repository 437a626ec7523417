import { expect, test } from 'vitest';
import { rawAction } from '../../../src/action/raw-action.ts';
import { disconnect } from '../../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../../src/actions/message-participant.ts';
import { holdCustomerOrAgent } from '../../../src/actions/update-previous-contact-participant-state.ts';
import { check } from '../../../src/check/check.ts';
import { advance } from '../../../src/engine/advance.ts';
import { link } from '../../../src/engine/link.ts';
import { flow } from '../../../src/flow/flow.ts';
import { refusalsOf } from '../../../src/voice/twilio/refusals.ts';
import { smallCall } from '../small.ts';

const desk = flow('Desk', {
  type: 'AGENT_TRANSFER',
  start: 'hold',
  steps: {
    hold: holdCustomerOrAgent({ hold: 'customer', next: 'held', onError: 'segment' }),
    segment: rawAction('CheckSegmentMembership', { next: 'held', errors: { NoMatchingError: 'sorry' } }),
    held: playPrompt({ text: 'Held.', next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye: disconnect(),
  },
});

const refused = { 'Desk/hold': 'NoMatchingError', 'Desk/segment': 'NoMatchingError' };

test('a contact takes the exits that check foretells', () => {
  const foretold = check(desk, { on: 'twilio' }).filter(({ code }) => code === 'not_on_twilio');
  const program = link([desk]);
  const { entries } = advance(program, { id: 'c-1', channel: 'VOICE', faults: refusalsOf(program) });
  const taken = entries.flatMap((entry) => (entry.type === 'step.left' ? [[entry.step, entry.exit]] : []));
  expect(foretold.map(({ step, args }) => [step, args['exit']])).toEqual([
    ['hold', 'NoMatchingError'],
    ['segment', 'NoMatchingError'],
  ]);
  expect(taken).toEqual([
    ['hold', 'NoMatchingError'],
    ['segment', 'NoMatchingError'],
    ['sorry', 'next'],
  ]);
});

test.each([
  ['as it is', async () => ({}), refused],
  ['with more', async () => ({ faults: { 'Desk/sorry': 'X' } }), { ...refused, 'Desk/sorry': 'X' }],
  ['without what could not be found', () => Promise.reject(new Error('down')), refused],
])('a contact that begins %s takes them', async (_how, begins, faults) => {
  const call = smallCall([desk], { begins, faults: refusalsOf(link([desk])) });
  await call.arrives();
  expect(call.snapshot().faults).toEqual(faults);
});

test('a flow that Twilio carries out has none', () => {
  const plain = flow('Plain', { start: 'bye', steps: { bye: disconnect() } });
  expect(refusalsOf(link([plain]))).toEqual({});
});
