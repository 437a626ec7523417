import { expect, test } from 'vitest';
import { rawAction } from '../../../src/action/raw-action.ts';
import { disconnect } from '../../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../../src/actions/message-participant.ts';
import { holdCustomerOrAgent } from '../../../src/actions/update-previous-contact-participant-state.ts';
import { check } from '../../../src/check/check.ts';
import { advance } from '../../../src/engine/advance.ts';
import { link } from '../../../src/engine/link.ts';
import { flow } from '../../../src/flow/flow.ts';
import { withRefusals } from '../../../src/voice/twilio/refusals.ts';

const arrival = { call: 'CA1' };

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

test('a contact takes the exits that check foretells', async () => {
  const foretold = check(desk, { on: 'twilio' }).filter(({ code }) => code === 'not_on_twilio');
  const program = link([desk]);
  const begun = await withRefusals(program)(arrival);
  const { entries } = advance(program, { id: 'c-1', channel: 'VOICE', ...begun });
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

test('what a contact begins with otherwise stays', async () => {
  const begun = { attributes: { tier: 'gold' }, faults: { 'Desk/sorry': 'NoMatchingError' } };
  expect(await withRefusals(link([desk]), () => Promise.resolve(begun))(arrival)).toEqual({
    attributes: { tier: 'gold' },
    faults: {
      'Desk/hold': 'NoMatchingError',
      'Desk/segment': 'NoMatchingError',
      'Desk/sorry': 'NoMatchingError',
    },
  });
});

test('a flow that Twilio carries out begins as it is', async () => {
  const plain = flow('Plain', { start: 'bye', steps: { bye: disconnect() } });
  expect(await withRefusals(link([plain]))(arrival)).toEqual({});
});
