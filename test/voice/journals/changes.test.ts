import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/language/document.ts';
import { changed, changesBetween } from './changes.ts';

const records = fc.object({
  key: fc.constantFrom('a', 'b', 'a/b', '~', '~1', '0'),
  values: [fc.integer(), fc.constant(null), fc.constant('')],
  maxDepth: 3,
  withNullPrototype: false,
}) as fc.Arbitrary<JsonObject>;

test('a record is what it was, with its changes', () => {
  fc.assert(
    fc.property(records, records, (before, after) => {
      expect(changed(before, changesBetween(before, after))).toEqual(after);
      expect(changesBetween(after, structuredClone(after))).toEqual({});
    }),
    { seed: 5 },
  );
});
