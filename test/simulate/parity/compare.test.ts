import { expect, test } from 'vitest';
import type { Entry } from '../../../src/action/entry.ts';
import { playFixture } from '../../../src/simulate/fixture/play.ts';
import type { FixtureResult } from '../../../src/simulate/fixture/result.ts';
import { comparePlays, differencesOf } from '../../../src/simulate/parity/compare.ts';
import { pairOf } from '../../../src/simulate/parity/pair.ts';
import { parityRules } from '../../../src/simulate/parity/rules.ts';
import { desk, flows } from '../fixture/desk.ts';
import { fixtureOf } from '../fixture/playing.ts';

const order = `name: an order
flow: Desk
world:
  functions: { order-status: { return: { status: on its way } }, note-call: { return: {} } }
  bots: { Desk: [{ hears: order, intent: Order, slots: { topic: order } }] }
turns:
  - { press: "1", only: [voice] }
  - { say: my order, only: [chat] }
`;

const playing = { flow: desk, flows };
const played = (profile: string, more = '') => playFixture(fixtureOf(order + more), profile, playing);
const told = ({ part, rule, one, other }: ReturnType<typeof differencesOf>[number]) =>
  `${part} ${rule ?? '!'}: ${[one, other].map((lines) => lines.map(({ text }) => text).join(', ')).join(' / ')}`;

test('a call by keys and a chat in words: what differs is known', async () => {
  const { results, comparisons } = await comparePlays(fixtureOf(order), playing);
  expect(results.map(({ profile, outcome }) => `${profile} ${outcome}`)).toEqual([
    'voice passed',
    'chat passed',
    'twilio failed',
  ]);
  expect(comparisons.map(({ one, other }) => `${one} ${other}`)).toEqual(['voice chat']);
  expect(comparisons.flatMap(({ differences }) => differences.map(told))).toEqual([
    'path one-channel: "menu" of "Desk", "by-key" of "Desk" / "words" of "Desk", "by-word" of "Desk"',
    'prompts on-the-way: For your order, press 1. For a person, press 0. / What can I do for you?',
  ]);
});

test.each([
  { what: 'a profile that it skips', more: 'skip: { chat: no }' },
  { what: 'a profile on which it fails', more: 'expect: { hears: what can I do }' },
  { what: 'a profile on which it should fail', more: 'expect: { hears: press 1 }\nfails: { chat: no keys }' },
])('$what is not compared', async ({ more }) => {
  expect((await comparePlays(fixtureOf(order + more), playing)).comparisons).toEqual([]);
});

interface Planted {
  readonly what: string;
  readonly plant: (result: FixtureResult) => Partial<FixtureResult>;
  readonly found: string;
}

const swapped = (change: (entry: Entry) => Entry) => (result: FixtureResult) => ({
  entries: result.entries.map(change),
});

const planted: readonly Planted[] = [
  {
    what: 'a step more',
    plant: ({ entries }) => ({
      entries: [...entries, { type: 'step.entered', at: 0, flow: 'Desk', step: 'sorry' }],
    }),
    found: 'path !:  / "sorry" of "Desk"',
  },
  {
    what: 'another attribute',
    plant: swapped((entry) =>
      entry.type === 'attribute.set' ? { ...entry, value: `${entry.value}?` } : entry,
    ),
    found: 'attributes !: status = "on its way", topic = "order" / status = "on its way?", topic = "order?"',
  },
  {
    what: 'another parameter',
    plant: swapped((entry) =>
      entry.type === 'function.called' && 'topic' in entry.parameters
        ? { ...entry, parameters: { topic: 'odor' } }
        : entry,
    ),
    found: 'tools !: order-status {"topic":"order"} / order-status {"topic":"odor"}',
  },
  {
    what: 'another end',
    plant: swapped((entry) => (entry.type === 'contact.ended' ? { ...entry, by: 'network' } : entry)),
    found: 'ends !: by flow (disconnected) / by network (disconnected)',
  },
  {
    what: 'a prompt in other words',
    plant: ({ prompts }) => ({
      prompts: prompts.map((prompt) => ({ ...prompt, text: prompt.text.replace('Goodbye.', 'So long.') })),
    }),
    found: 'prompts !: Goodbye. / So long.',
  },
];

test.each(planted)('$what is found, between any two profiles', async ({ plant, found }) => {
  for (const [one, other] of [
    ['voice', 'chat'],
    ['voice', 'twilio'],
  ] as const) {
    const first = await played(one);
    const second = other === 'chat' ? await played('chat') : { ...first, profile: other };
    const differences = differencesOf(pairOf(first, { ...second, ...plant(second) }, flows));
    expect(differences.filter(({ rule }) => rule === undefined).map(told)).toEqual([found]);
  }
});

test('what a fixture says need not be the same is known', async () => {
  const one = await played('voice', 'expect: { parity: { same: [ends] } }');
  const other = { ...one, entries: one.entries.filter(({ type }) => type !== 'function.called') };
  const named = differencesOf(pairOf(one, other, flows)).map(({ part, rule }) => `${part} ${rule}`);
  expect(named).toEqual(['tools declared']);
});

test('rules have names of their own', () => {
  const names = parityRules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
