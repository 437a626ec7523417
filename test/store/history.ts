import fc from 'fast-check';
import type { Collection, Kept, Placed } from '../../src/store/store.ts';

type Step = (collection: Collection<unknown>) => Promise<unknown>;

export const fewKeys = ['a', 'b', 'B', '\uFF5E', '\u{1F600}'];
export const fewGroups = ['g', 'h'];
const anyKey = fc.constantFrom(...fewKeys);
const anyVersion = fc.integer({ min: 0, max: 4 });
const anyValue = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const anyPlace = fc.record(
  { group: fc.constantFrom(...fewGroups), order: fc.constantFrom('', '1', '10', '2', '\uFF5E', '\u{1F600}') },
  { requiredKeys: [] },
);
/** One call. */
export const anyStep = fc.oneof<fc.Arbitrary<Step>[]>(
  anyKey.map((key) => (on) => on.get(key)),
  fc
    .tuple(anyKey, anyValue, fc.option(anyPlace, { nil: undefined }))
    .map((given) => (on) => on.insert(...given)),
  fc
    .tuple(anyKey, anyVersion, anyValue, fc.option(anyPlace, { nil: undefined }))
    .map((given) => (on) => on.replace(...given)),
  fc.tuple(anyKey, anyVersion).map((given) => (on) => on.remove(...given)),
  fc
    .tuple(fc.constantFrom(...fewGroups), fc.integer({ min: 0, max: 5 }))
    .map((given) => (on) => on.newest(...given)),
);

const bare = ({ key, version, value }: Kept<unknown>) => ({ key, version, value });
const hex = (text = '') => Buffer.from(text).toString('hex');
const rank = ({ order, key }: Kept<unknown> & Placed) => `${hex(order)} ${hex(key)}`;

/** The contract once more, as simply as it can be said. */
export function plainList(): Collection<unknown> {
  let records: readonly (Kept<unknown> & Placed)[] = [];
  const at = (key: string, version?: number) =>
    records.find((record) => record.key === key && (version === undefined || record.version === version));
  return {
    get: async (key) => {
      const found = at(key);
      return found && bare(found);
    },
    insert: async (key, value, placed) => {
      if (at(key)) return false;
      records = [...records, { key, version: 1, value, ...placed }];
      return true;
    },
    replace: async (key, version, value, placed) => {
      const old = at(key, version);
      if (!old) return false;
      const place = placed ?? old;
      const moved = {
        ...(place.group === undefined ? {} : { group: place.group }),
        ...(place.order === undefined ? {} : { order: place.order }),
      };
      records = records.map((record) =>
        record === old ? { key, version: version + 1, value, ...moved } : record,
      );
      return true;
    },
    remove: async (key, version) => {
      const old = at(key, version);
      records = records.filter((record) => record !== old);
      return old !== undefined;
    },
    newest: async (group, limit) =>
      records
        .filter((record) => record.group === group)
        .toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1))
        .slice(0, limit)
        .map(bare),
  };
}
