import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Kept, Placed, Store } from '../../src/store/store.ts';
import { anyStep, fewGroups, fewKeys, plainList } from './history.ts';

type Case = readonly [name: string, run: (store: Store) => Promise<void>];

/** What every store does, on one that `open` gives empty. Each case gets its own. */
export function storeContract(adapter: string, open: () => Promise<Store>): void {
  describe(`the contract of a store, ${adapter}`, () => {
    let passed = 0;
    afterAll(() => console.log(`store contract, ${adapter}: ${passed} of ${cases.length} cases passed`));
    test.each(cases)('%s', async (_name, run) => {
      const store = await open();
      try {
        await run(store);
        passed++;
      } finally {
        await store.close();
      }
    });
  });
}

interface Ticket {
  readonly state: string;
  readonly tries?: number;
}

const keys = (found: readonly Kept<unknown>[]) => found.map(({ key }) => key);
const trues = (answers: readonly boolean[]) => answers.filter(Boolean).length;
const times = <Result>(count: number, run: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));
const thrown = async (run: () => unknown) => {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return undefined;
};

/** Beyond the Basic Multilingual Plane, before and after it in bytes, joined, turned round, quoted, broken into lines. */
const oddTexts = [
  'é',
  'e\u0301',
  '\u{1F600}',
  '\u{1F469}\u200D\u{1F4BB}',
  '\uFF5E',
  '\uFFFF',
  '\u202Eabc',
  "'; drop table trunkline_records; --",
  '"\\',
  ' ',
  '\n\r\t\u2028',
  '%_*?',
  'İıſK',
  'a',
  'A',
  '$1',
  '-',
  'naïve'.repeat(80),
];

const cases: readonly Case[] = [
  [
    'a record is there once it is inserted, as version 1',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      expect(await tickets.get('A')).toBeUndefined();
      expect(await tickets.insert('A', { state: 'open' })).toBe(true);
      expect(await tickets.get('A')).toEqual({ key: 'A', version: 1, value: { state: 'open' } });
    },
  ],
  [
    'a key is taken once, and the second value is not written',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      await tickets.insert('A', { state: 'open' }, { group: 'g' });
      expect(await tickets.insert('A', { state: 'closed' }, { group: 'h' })).toBe(false);
      expect((await tickets.get('A'))?.value).toEqual({ state: 'open' });
      expect(keys(await tickets.newest('h', 9))).toEqual([]);
    },
  ],
  [
    'replace asks for the version, and adds one to it',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      await tickets.insert('A', { state: 'open' });
      expect(await tickets.replace('A', 1, { state: 'waiting' })).toBe(true);
      expect(await tickets.replace('A', 1, { state: 'closed' })).toBe(false);
      expect(await tickets.get('A')).toEqual({ key: 'A', version: 2, value: { state: 'waiting' } });
      expect(await tickets.replace('A', 2, { state: 'closed' })).toBe(true);
      expect((await tickets.get('A'))?.version).toBe(3);
    },
  ],
  [
    'replace makes no record, and no version that cannot be is there',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      expect(await tickets.replace('A', 1, { state: 'open' })).toBe(false);
      expect(await tickets.get('A')).toBeUndefined();
      await tickets.insert('A', { state: 'open' });
      for (const version of [0, -1, 2, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 60]) {
        expect(await tickets.replace('A', version, { state: 'closed' })).toBe(false);
        expect(await tickets.remove('A', version)).toBe(false);
      }
      expect((await tickets.get('A'))?.value).toEqual({ state: 'open' });
    },
  ],
  [
    'remove asks for the version, and a key that was removed begins anew',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      await tickets.insert('A', { state: 'open' });
      await tickets.replace('A', 1, { state: 'closed' });
      expect(await tickets.remove('A', 1)).toBe(false);
      expect(await tickets.remove('A', 2)).toBe(true);
      expect(await tickets.remove('A', 2)).toBe(false);
      expect(await tickets.get('A')).toBeUndefined();
      expect(await tickets.insert('A', { state: 'again' })).toBe(true);
      expect((await tickets.get('A'))?.version).toBe(1);
    },
  ],
  [
    'newest lists a group, the highest order first, equal ones by key, highest first',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      const placed = [
        ['A', '2025-10-01'],
        ['B', '2025-10-03'],
        ['C', '2025-10-02'],
        ['D', '2025-10-03'],
      ] as const;
      for (const [key, order] of placed) await tickets.insert(key, { state: order }, { group: 'c_1', order });
      await tickets.insert('E', { state: '' }, { group: 'c_2', order: '2025-10-04' });
      await tickets.insert('F', { state: '' }, { order: '2025-10-05' });
      await tickets.insert('G', { state: '' });
      await tickets.insert('H', { state: '' }, { group: 'c_1' });
      expect(keys(await tickets.newest('c_1', 10))).toEqual(['D', 'B', 'C', 'A', 'H']);
      expect(await tickets.newest('c_1', 1)).toEqual([
        { key: 'D', version: 1, value: { state: '2025-10-03' } },
      ]);
      expect(keys(await tickets.newest('c_3', 10))).toEqual([]);
      expect(keys(await tickets.newest('', 10))).toEqual([]);
    },
  ],
  [
    'newest takes any limit',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      for (const key of ['A', 'B', 'C']) await tickets.insert(key, { state: '' }, { group: 'g' });
      const counts = [
        0,
        -1,
        Number.NaN,
        Number.NEGATIVE_INFINITY,
        2.9,
        3,
        4,
        2 ** 40,
        Number.POSITIVE_INFINITY,
      ];
      const found = await Promise.all(counts.map(async (limit) => (await tickets.newest('g', limit)).length));
      expect(found).toEqual([0, 0, 0, 0, 2, 3, 3, 3, 3]);
    },
  ],
  [
    'orders and keys are compared by their UTF-8 bytes',
    async (store) => {
      const byBytes = oddTexts.toSorted((one, other) => Buffer.compare(Buffer.from(other), Buffer.from(one)));
      const byOrder = store.collection<string>('by-order');
      for (const [index, order] of oddTexts.entries())
        await byOrder.insert(`k${index}`, order, { group: 'g', order });
      expect((await byOrder.newest('g', 99)).map(({ value }) => value)).toEqual(byBytes);
      const byKey = store.collection<null>('by-key');
      for (const key of oddTexts) await byKey.insert(key, null, { group: 'g', order: 'same' });
      expect(keys(await byKey.newest('g', 99))).toEqual(byBytes);
    },
  ],
  [
    'replace moves a record only where it is told to, and then wholly',
    async (store) => {
      const tickets = store.collection<Ticket>('tickets');
      await tickets.insert('A', { state: '1' }, { group: 'g', order: '1', expires: 50 });
      await tickets.insert('B', { state: '1' }, { group: 'g', order: '2' });
      await tickets.replace('A', 1, { state: '2' });
      expect(keys(await tickets.newest('g', 9))).toEqual(['B', 'A']);
      await tickets.replace('A', 2, { state: '3' }, { group: 'g', order: '3' });
      expect(keys(await tickets.newest('g', 9))).toEqual(['A', 'B']);
      expect(await store.sweep(50)).toBe(0);
      await tickets.replace('A', 3, { state: '4' }, { order: '9' });
      expect(keys(await tickets.newest('g', 9))).toEqual(['B']);
      await tickets.replace('B', 1, { state: '5' }, {});
      expect(keys(await tickets.newest('g', 9))).toEqual([]);
    },
  ],
  [
    'sweep takes what has expired, in every collection, and leaves the rest',
    async (store) => {
      const [one, other] = [store.collection<number>('one'), store.collection<number>('other')];
      await one.insert('never', 0);
      await one.insert('at', 0, { expires: 1_760_000_000_000 });
      await one.insert('later', 0, { expires: 1_760_000_000_000.5 });
      await other.insert('before', 0, { expires: -1 });
      await other.insert('moved', 0, { expires: 1 });
      await other.replace('moved', 1, 0, { expires: 1_800_000_000_000 });
      expect((await one.get('at'))?.value).toBe(0);
      expect(await one.insert('at', 1)).toBe(false);
      expect(await store.sweep(1_760_000_000_000)).toBe(2);
      expect(await store.sweep(1_760_000_000_000)).toBe(0);
      expect(await one.get('at')).toBeUndefined();
      expect(await one.insert('at', 1)).toBe(true);
      for (const key of ['never', 'later']) expect(await one.get(key)).toBeDefined();
      expect(await other.get('before')).toBeUndefined();
      expect(await other.get('moved')).toBeDefined();
      expect(await store.sweep(Number.MAX_SAFE_INTEGER)).toBe(2);
    },
  ],
  [
    'collections keep to themselves, and two of one name are the same',
    async (store) => {
      const [one, other] = [store.collection<number>('one'), store.collection<number>('other')];
      await one.insert('A', 1, { group: 'g' });
      expect(await other.get('A')).toBeUndefined();
      expect(await other.insert('A', 2, { group: 'g' })).toBe(true);
      expect(await other.replace('A', 1, 3)).toBe(true);
      expect(await store.collection<number>('one').get('A')).toEqual({ key: 'A', version: 1, value: 1 });
      expect((await other.newest('g', 9)).map(({ value }) => value)).toEqual([3]);
      expect(await one.remove('A', 1)).toBe(true);
      expect(await other.get('A')).toBeDefined();
    },
  ],
  [
    'odd characters come back as they were, in keys, groups and values',
    async (store) => {
      const texts = store.collection<Record<string, unknown>>('texts');
      const values = [...oddTexts, '\0', '\uD800', '\uDC00x', ''];
      for (const key of oddTexts)
        expect(await texts.insert(key, { values, [key]: key }, { group: key })).toBe(true);
      for (const key of oddTexts) {
        expect(await texts.get(key)).toEqual({ key, version: 1, value: { values, [key]: key } });
        expect(keys(await texts.newest(key, 9))).toEqual([key]);
      }
    },
  ],
  [
    'every kind of JSON value comes back as it was, its members in their order',
    async (store) => {
      const values = store.collection<unknown>('values');
      const all = [
        null,
        true,
        0,
        -1.5e-300,
        Number.MAX_SAFE_INTEGER,
        1.7976931348623157e308,
        '',
        [],
        {},
        [[], [null, {}]],
        { z: 1, a: { b: [1, 'two', null] }, 10: 'x', 9: 'y' },
        JSON.parse('{ "__proto__": { "x": 1 }, "constructor": 1 }'),
        Object.assign(Object.create(null), { bare: true }),
      ];
      for (const [index, value] of all.entries()) {
        await values.insert(`v${index}`, value);
        expect(JSON.stringify((await values.get(`v${index}`))?.value)).toBe(JSON.stringify(value));
      }
      await values.insert('absent', { here: 1, absent: undefined });
      expect(Object.keys((await values.get('absent'))?.value as object)).toEqual(['here']);
    },
  ],
  [
    'a large value comes back whole',
    async (store) => {
      const values = store.collection<string>('values');
      const large = '\u{1F4DE}"call\\'.repeat(100_000);
      expect(await values.insert('large', large)).toBe(true);
      expect((await values.get('large'))?.value === large).toBe(true);
      expect(await values.replace('large', 1, `${large}!`)).toBe(true);
      expect((await values.get('large'))?.value.length).toBe(large.length + 1);
    },
  ],
  [
    'what JSON would lose or change is refused, and nothing of it is written',
    async (store) => {
      const values = store.collection<unknown>('values');
      await values.insert('kept', { before: true }, { group: 'g' });
      const itself: Record<string, unknown> = {};
      itself['itself'] = itself;
      const refused: readonly (readonly [value: unknown, words: string])[] = [
        [undefined, 'it is undefined'],
        [Number.NaN, 'it is NaN'],
        [{ at: new Date(0) }, 'at is a Date'],
        [{ items: [1, { n: Number.POSITIVE_INFINITY }] }, 'items[1].n is Infinity'],
        [[undefined], '[0] is undefined'],
        [Array.from({ length: 2 }), '[0] is undefined'],
        [{ big: 1n }, 'big is a bigint'],
        [{ run: () => 1 }, 'run is a function'],
        [{ s: Symbol('s') }, 's is a symbol'],
        [{ toJSON: () => 'other' }, 'toJSON is a function'],
        [new Map([['a', 1]]), 'it is a Map'],
        [{ bytes: Buffer.from('x') }, 'bytes is a Buffer'],
        [Object.assign(Object.create({ inherited: 1 }), { own: 1 }), 'it is a Object'],
        [itself, 'contains itself'],
      ];
      for (const [value, words] of refused) {
        for (const write of [() => values.insert('new', value), () => values.replace('kept', 1, value, {})]) {
          expect(await thrown(write)).toMatchObject({
            code: 'bad_record',
            message: expect.stringContaining(words),
            args: { collection: 'values', member: 'value' },
          });
        }
      }
      expect(await values.get('new')).toBeUndefined();
      expect(await values.newest('g', 9)).toEqual([{ key: 'kept', version: 1, value: { before: true } }]);
    },
  ],
  [
    'a key, group, order or expiry that a database cannot hold is refused, and its text is not told',
    async (store) => {
      const values = store.collection<number>('values');
      const long = 'é'.repeat(257);
      const refused: readonly (readonly [key: string, placed: Placed, member: string, words: string])[] = [
        ['', {}, 'key', 'is empty'],
        ['a\0b', {}, 'key', 'NUL'],
        ['a\uD800', {}, 'key', 'half of a character'],
        [long, {}, 'key', '514 bytes'],
        ['k', { group: '' }, 'group', 'is empty'],
        ['k', { group: long }, 'group', '514 bytes'],
        ['k', { order: '\uDC00' }, 'order', 'half of a character'],
        ['k', { expires: Number.NaN }, 'expires', 'NaN'],
        ['k', { expires: Number.POSITIVE_INFINITY }, 'expires', 'Infinity'],
      ];
      for (const [key, placed, member, words] of refused) {
        const error = await thrown(() => values.insert(key, 1, placed));
        expect(error).toMatchObject({ code: 'bad_record', args: { collection: 'values', member } });
        expect((error as Error).message).toContain(words);
        expect((error as Error).message).not.toContain(long);
      }
      expect(await values.get('k')).toBeUndefined();
      for (const key of ['', 'a\0b', 'a\uD800', long]) {
        expect(await values.get(key)).toBeUndefined();
        expect(await values.replace(key, 1, 1)).toBe(false);
        expect(await values.remove(key, 1)).toBe(false);
        expect(await values.newest(key, 1)).toEqual([]);
      }
      await values.insert('k', 1, { group: 'g' });
      expect(await thrown(() => values.replace('k', 1, 2, { group: long }))).toMatchObject({
        code: 'bad_record',
      });
      expect(await values.get('k')).toMatchObject({ version: 1, value: 1 });
    },
  ],
  [
    'the longest texts fit, and together too',
    async (store) => {
      const values = store.collection<number>(`v${'9'.repeat(63)}`);
      // Random, so that no database makes them shorter.
      const texts = fc.sample(
        fc.string({
          unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
          minLength: 512,
          maxLength: 512,
        }),
        { numRuns: 3, seed: 4 },
      );
      const [key = '', group = '', order = ''] = texts;
      expect(Buffer.byteLength(key + group + order)).toBe(1536);
      expect(await values.insert(key, 1, { group, order })).toBe(true);
      expect(keys(await values.newest(group, 1))).toEqual([key]);
    },
  ],
  [
    'a name that is none is refused',
    async (store) => {
      for (const name of ['', 'Tickets', '1st', 'a_b', 'a b', "a'", 'é', 'a'.repeat(65)]) {
        expect(await thrown(() => store.collection(name))).toMatchObject({
          code: 'bad_collection',
          args: { collection: name },
        });
      }
      expect(await store.collection('a-1').insert('k', 1)).toBe(true);
    },
  ],
  [
    'values are nobody else’s: not those that go in, and not those that come out',
    async (store) => {
      const values = store.collection<{ list: number[] }>('values');
      const value = { list: [1] };
      const writing = values.insert('A', value, { group: 'g' });
      value.list.push(2);
      await writing;
      const once = await values.get('A');
      once?.value.list.push(3);
      (await values.newest('g', 1))[0]?.value.list.push(4);
      expect((await values.get('A'))?.value).toEqual({ list: [1] });
    },
  ],
  [
    'of many that insert a key at once, one does',
    async (store) => {
      const values = store.collection<number>('values');
      for (const round of Array.from({ length: 10 }).keys()) {
        const answers = await times(20, (index) => values.insert(`k${round}`, index));
        expect(trues(answers)).toBe(1);
        expect((await values.get(`k${round}`))?.value).toBe(answers.indexOf(true));
      }
    },
  ],
  [
    'of many that replace a version at once, one does',
    async (store) => {
      const values = store.collection<number>('values');
      await values.insert('k', -1);
      for (const round of Array.from({ length: 10 }).keys()) {
        const answers = await times(20, (index) => values.replace('k', round + 1, index));
        expect(trues(answers)).toBe(1);
        expect(await values.get('k')).toEqual({ key: 'k', version: round + 2, value: answers.indexOf(true) });
      }
    },
  ],
  [
    'of one that replaces and one that removes, one does',
    async (store) => {
      const values = store.collection<number>('values');
      for (const round of Array.from({ length: 20 }).keys()) {
        const key = `k${round}`;
        await values.insert(key, 0);
        const [replaced, removed] = await Promise.all([values.replace(key, 1, 1), values.remove(key, 1)]);
        expect([replaced, removed]).toContain(true);
        expect(replaced && removed).toBe(false);
        const left = await values.get(key);
        expect(left?.version).toBe(replaced ? 2 : undefined);
      }
    },
  ],
  [
    'counting up by versions loses nothing',
    async (store) => {
      const counts = store.collection<number>('counts');
      await counts.insert('k', 0);
      await times(10, async () => {
        for (let done = 0; done < 10; ) {
          const found = await counts.get('k');
          if (found !== undefined && (await counts.replace('k', found.version, found.value + 1))) done++;
        }
      });
      expect(await counts.get('k')).toEqual({ key: 'k', version: 101, value: 100 });
    },
  ],
  [
    'closing waits for what is under way, may be said twice, and ends all else',
    async (store) => {
      const values = store.collection<number>('values');
      await values.insert('k', 0);
      const writing = times(30, (index) => values.insert(`k${index}`, index));
      await Promise.all([store.close(), store.close()]);
      expect(trues(await writing)).toBe(30);
      for (const ask of [
        () => values.get('k'),
        () => values.insert('n', 1),
        () => values.replace('k', 1, 1),
        () => values.remove('k', 1),
        () => values.newest('g', 1),
        () => store.sweep(0),
      ]) {
        expect(await thrown(ask)).toMatchObject({ code: 'store_closed' });
      }
    },
  ],
  [
    'any history comes out as in a plain list of records',
    async (store) => {
      let histories = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), async (steps) => {
          const real = store.collection<unknown>(`h${histories++}`);
          const model = plainList();
          for (const step of steps) expect(await step(real)).toEqual(await step(model));
          for (const key of fewKeys) expect(await real.get(key)).toEqual(await model.get(key));
          for (const group of fewGroups)
            expect(await real.newest(group, 99)).toEqual(await model.newest(group, 99));
        }),
        { numRuns: 100 },
      );
    },
  ],
];
