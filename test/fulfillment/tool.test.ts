import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { tool } from '../../src/fulfillment/tool.ts';
import { TrunklineError } from '../../src/language/error.ts';
import { text } from '../../src/language/reference.ts';
import { external, nameOf } from '../../src/language/resource.ts';

const right = {
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string() }),
  output: z.object({
    eta: z.string(),
    days: z.number().optional(),
    late: z.boolean().nullable(),
    state: z.enum(['sent', 'lost']),
    size: z.union([z.literal(1), z.string()]),
    letters: z.string().transform((word) => word.length),
    items: z.array(z.string()),
    place: z.object({ city: z.string() }),
    either: z.union([z.string(), z.array(z.string())]).readonly(),
  }),
  run: async () => ({
    eta: '',
    late: null,
    state: 'sent' as const,
    size: 1 as const,
    letters: 1,
    items: [],
    place: { city: '' },
    either: '',
  }),
};

describe('a tool', () => {
  const made = tool(right);

  test('is a function that a flow names', () => {
    expect(nameOf(made)).toBe('trunkline:function/order_status');
    expect(text`It comes ${external(made).eta}.`).toEqual({ text: 'It comes $.External.eta.' });
  });

  test('returns outcome, message and the members that are no objects or lists', () => {
    expect(made.returns).toEqual(['outcome', 'message', 'eta', 'days', 'late', 'state', 'size', 'letters']);
  });

  test('is flat in strings, without what is not there', () => {
    const flat = made.flat({ eta: 'soon', days: 2, late: null, state: 'sent', items: ['a'], other: 'x' });
    expect(flat).toEqual({ eta: 'soon', days: '2', state: 'sent' });
  });

  test('is flat as its definition says', () => {
    const spoken = tool({
      ...right,
      returns: ['spoken', 'city'],
      flat: ({ place, items }) => ({ spoken: items[0], city: place.city }),
    });
    expect(spoken.returns).toEqual(['outcome', 'message', 'spoken', 'city']);
    expect(spoken.flat({ items: [], place: { city: 'Tampa' } })).toEqual({ city: 'Tampa' });
  });

  test('returns fewer members where it says so', () => {
    const brief = tool({ ...right, returns: ['eta'] });
    expect(brief.flat({ eta: 'soon', days: 2 })).toEqual({ eta: 'soon' });
  });

  test('is frozen, and neither writes nor is keyed unless it says so', () => {
    expect(Object.isFrozen(made)).toBe(true);
    expect(made).toMatchObject({ writes: false, keyed: false, deadline: 7000, injected: {} });
  });

  test('has the common outcomes, and its own words for them', () => {
    const { outcomes } = tool({ ...right, outcomes: { not_found: 'No such order.', gone: 'It is gone.' } });
    expect(outcomes).toMatchObject({ not_found: 'No such order.', gone: 'It is gone.' });
    expect(Object.keys(outcomes)).toContain('key_reused');
  });

  test('keeps the rules of its input when it refuses what the input does not name', () => {
    const { input } = tool({
      ...right,
      input: right.input.refine(({ order }) => order !== 'x', { error: 'x is no order.' }),
    });
    expect(input.safeParse({ order: 'x' }).error?.issues[0]?.message).toBe('x is no order.');
    expect(input.safeParse({ order: 'y', more: 1 }).success).toBe(false);
  });
});

describe('is refused', () => {
  test.each([
    ['a name with a hyphen', { name: 'order-status' }, /the name can have 1 to 40 letters/],
    ['a name of 41 letters', { name: 'a'.repeat(41) }, /the name can have/],
    ['no description', { description: ' ' }, /the description is empty/],
    ['a deadline of 8 seconds', { deadline: 8000 }, /the deadline is 8000\. It can be 1 to 7000 ms/],
    ['a deadline of nothing', { deadline: 0 }, /the deadline is 0/],
    ['a deadline between', { deadline: 0.5 }, /the deadline is 0.5/],
    ['a code in capitals', { outcomes: { NotFound: 'x' } }, /the outcome "NotFound" can have/],
    ['ok among the outcomes', { outcomes: { ok: 'Done.' } }, /the outcome ok is there already/],
    ['an outcome without words', { outcomes: { gone: ' ' } }, /the outcome gone has no words/],
    [
      'an injected name in the input',
      { injected: { order: () => 'x' } },
      /"order" is injected, and in the input/,
    ],
    ['a key that is no scalar', { returns: ['items'] as const }, /it returns "items", which is no text/],
    ['a key that is not there', { returns: ['price'] as const }, /it returns "price"/],
    ['flat without returns', { flat: () => ({}) }, /it has flat\(\), and does not say/],
    ['outcome among the keys', { returns: ['outcome'] as const }, /outcome says how the call ended/],
    [
      'outcome in the output',
      { output: z.object({ outcome: z.string() }) },
      /outcome says how the call ended/,
    ],
    ['keyed without writes', { keyed: true as const }, /it is keyed, and does not write/],
  ])('%s', (_, wrong, sentence) => {
    // What the compiler would refuse is held against the same rules.
    const definition = { ...right, ...wrong } as typeof right;
    expect(() => tool(definition)).toThrow(TrunklineError);
    expect(() => tool(definition)).toThrow(sentence);
  });
});
