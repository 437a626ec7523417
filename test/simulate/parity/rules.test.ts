import { expect, test } from 'vitest';
import {
  checkHours,
  disconnect,
  flow,
  fn,
  hours,
  invokeLambda,
  playPrompt,
  transferToPhoneNumber,
} from '../../../src/index.ts';
import { playFixture } from '../../../src/simulate/fixture/play.ts';
import { differencesOf } from '../../../src/simulate/parity/compare.ts';
import { pairOf } from '../../../src/simulate/parity/pair.ts';
import { parityRules } from '../../../src/simulate/parity/rules.ts';
import { twilioPhone } from '../../../src/voice/twilio/phone.ts';
import { flows as deskFlows } from '../fixture/desk.ts';
import { fixtureOf } from '../fixture/playing.ts';

interface Needed {
  readonly rule: string;
  readonly part: string;
  readonly on: readonly [string, string];
  readonly yaml: string;
  /** Rules that know what this one knows, and more. */
  readonly without?: readonly string[];
}

const order = (slot: string, more = '') => `name: order
flow: Desk
world:
  functions: { order-status: { return: { status: here } }, note-call: { return: {} } }
  bots: { Desk: [{ intent: Order, slots: { topic: ${slot} } }] }
turns: [{ press: "1", only: [voice] }, { say: order, only: [chat] }]
${more}`;

/** Puts calls through to a number, which no chat can be; at night it thanks both. */
const overseas = flow('Overseas', {
  start: 'hours',
  steps: {
    hours: checkHours({ hours: hours('Desk'), open: 'dial', closed: 'thanks', onError: 'thanks' }),
    dial: transferToPhoneNumber({
      number: '+12025550123',
      timeout: 30,
      resume: true,
      next: 'thanks',
      onCallFailed: 'thanks',
      onTimeout: 'thanks',
      onError: 'sorry',
    }),
    thanks: playPrompt({ text: 'Thank you.', next: 'bye' }),
    sorry: playPrompt({ text: 'Please call us.', next: 'bye' }),
    bye: playPrompt({ ssml: '<speak>Good<break time="1s"/>bye.</speak>', next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
/** Asks two functions without a word. */
const stock = flow('Stock', {
  start: 'shelf',
  steps: {
    shelf: invokeLambda({ function: fn('shelf'), next: 'depot', onError: 'bye' }),
    depot: invokeLambda({ function: fn('depot'), next: 'bye', onError: 'bye' }),
    bye: playPrompt({ text: 'Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
const flows = [...deskFlows, overseas, stock];
const abroad =
  'name: dial\nflow: Overseas\nworld: { hours: { Desk: open }, people: { "+12025550123": { answers: 4s } } }\n';

const rows: readonly Needed[] = [
  { rule: 'one-channel', part: 'path', on: ['voice', 'chat'], yaml: order('order') },
  { rule: 'error-exit', part: 'path', on: ['voice', 'chat'], yaml: abroad },
  {
    rule: 'error-exit',
    part: 'prompts',
    on: ['voice', 'chat'],
    yaml: 'name: spoken\nflow: Overseas\nworld: { hours: { Desk: closed } }\n',
    without: ['on-the-way'],
  },
  { rule: 'on-the-way', part: 'prompts', on: ['voice', 'chat'], yaml: abroad },
  {
    rule: 'round-and-round',
    part: 'prompts',
    on: ['voice', 'twilio'],
    yaml: 'name: line\nflow: Desk\nworld: { people: { Desk: { answers: 15s } } }\nturns: [{ press: "0" }]\n',
  },
  {
    rule: 'hold-line',
    part: 'prompts',
    on: ['voice', 'twilio'],
    yaml: `name: both take long
flow: Stock
world: { functions: { shelf: { after: 7s, return: {} }, depot: { after: 7s, return: {} } } }
`,
  },
  {
    rule: 'declared',
    part: 'tools',
    on: ['voice', 'chat'],
    yaml: order('parcel', 'expect: { parity: { same: [ends] } }\n'),
  },
];

test.each(rows)(
  '$rule is needed for the $part of $on',
  async ({ rule, part, on: [one, other], yaml, without = [] }) => {
    const fixture = fixtureOf(yaml);
    const start = flows.find(({ name }) => name === fixture.data.flow);
    if (start === undefined) throw new Error(`There is no flow ${fixture.data.flow}.`);
    const play = (profile: string) =>
      playFixture(fixture, profile, { flow: start, flows, phone: twilioPhone });
    const [here, there] = [await play(one), await play(other)];
    expect([here.failure?.message, there.failure?.message]).toEqual([undefined, undefined]);
    const pair = pairOf(here, there, flows);
    const unknownTo = (rules: typeof parityRules) =>
      differencesOf(pair, rules).flatMap((gap) => (gap.rule === undefined ? [gap.part] : []));
    const others = parityRules.filter(({ name }) => name !== rule && !without.includes(name));
    expect(unknownTo(parityRules)).toEqual([]);
    expect(unknownTo(others)).toContain(part);
  },
);

test('every rule has a row for it', () => {
  const named = new Set(rows.map(({ rule }) => rule));
  expect(parityRules.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
});
