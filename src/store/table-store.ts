import { TrunklineError } from '../language/error.ts';
import { pathText } from '../language/path-text.ts';
import { notJson } from './json-text.ts';
import type { Collection, Kept, Placed, Store } from './store.ts';
import { storeFailure } from './store-failure.ts';
import { longestText, type Place, type Row, type Table } from './table.ts';

const mostVersions = 2 ** 31 - 1;

/** A store on a table: what is the same for every adapter, so checks, JSON, and the end. */
export function tableStore(table: Table): Store {
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  const ask = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (closed !== undefined) {
      throw new TrunklineError(
        'store_closed',
        `${table.where} is closed. Close a store when nobody needs it any more.`,
        { where: table.where },
      );
    }
    const answer = work();
    underWay.add(answer);
    try {
      return await answer;
    } catch (error) {
      // A table that refuses a record knows what it did.
      if (error instanceof TrunklineError) throw error;
      throw storeFailure(
        table.where,
        error,
        'Whether a write took place is not certain: read the record again.',
      );
    } finally {
      underWay.delete(answer);
    }
  };

  return {
    collection: <Value>(name: string): Collection<Value> => {
      if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) {
        throw new TrunklineError(
          'bad_collection',
          `"${name}" cannot be the name of a collection. Use up to 64 small letters, digits and hyphens, a letter first.`,
          { collection: name },
        );
      }
      return {
        get: async (key) => {
          if (!fits(key)) return undefined;
          const row = await ask(() => table.get(name, key));
          return row === undefined ? undefined : kept<Value>(row);
        },
        insert: async (key, value, placed = {}) => {
          if (!fits(key)) throw badRecord(name, 'key', key);
          const text = jsonText(name, value);
          const place = placeOf(name, placed);
          return ask(() => table.insert(name, key, text, place));
        },
        replace: async (key, version, value, placed) => {
          const text = jsonText(name, value);
          const place = placed === undefined ? undefined : placeOf(name, placed);
          if (!fits(key) || !isVersion(version)) return false;
          return ask(() => table.replace(name, key, version, text, place));
        },
        remove: async (key, version) => {
          if (!fits(key) || !isVersion(version)) return false;
          return ask(() => table.remove(name, key, version));
        },
        newest: async (group, limit) => {
          if (!fits(group) || !(limit >= 1)) return [];
          const most = Math.min(Math.trunc(limit), mostVersions);
          return (await ask(() => table.newest(name, group, most))).map(kept<Value>);
        },
      };
    },
    sweep: (now) => ask(() => table.sweep(now)),
    close: () => {
      closed ??= Promise.allSettled(underWay).then(() => table.close());
      return closed;
    },
  };
}

function kept<Value>({ key, version, value }: Row): Kept<Value> {
  return { key, version, value: JSON.parse(value) as Value };
}

/** What a database cannot hold is not there: a reader who asks for it gets no error, and no database is asked. */
function fits(text: string): boolean {
  return text !== '' && isText(text);
}

/** PostgreSQL has no NUL in a text, and half a character would be written as another one. */
function isText(text: string): boolean {
  return Buffer.byteLength(text) <= longestText && !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function isVersion(version: number): boolean {
  return Number.isInteger(version) && version >= 1 && version <= mostVersions;
}

function placeOf(collection: string, { group, order, expires }: Placed): Place {
  if (group !== undefined && !fits(group)) throw badRecord(collection, 'group', group);
  if (order !== undefined && !isText(order)) throw badRecord(collection, 'order', order);
  if (expires !== undefined && !Number.isFinite(expires)) {
    throw new TrunklineError(
      'bad_record',
      `A record of "${collection}" cannot expire at ${expires}. Give milliseconds since 1970, or leave it out.`,
      { collection, member: 'expires' },
    );
  }
  return { group: group ?? null, order: order ?? '', expires: expires ?? null };
}

/** The text itself may be a secret. */
function badRecord(collection: string, member: string, text: string): TrunklineError {
  const problem =
    text === ''
      ? 'is empty'
      : Buffer.byteLength(text) > longestText
        ? `has ${Buffer.byteLength(text)} bytes`
        : 'has a NUL or half of a character in it';
  return new TrunklineError(
    'bad_record',
    `The ${member} of a record of "${collection}" ${problem}. It can be whole characters of up to ${longestText} bytes.`,
    { collection, member },
  );
}

function jsonText(collection: string, value: unknown): string {
  const wrong = notJson(value);
  if (wrong === undefined) return JSON.stringify(value);
  const at = pathText(wrong.path.slice(0, 8));
  throw new TrunklineError(
    'bad_record',
    `A value of "${collection}" cannot be kept: ${at === '' ? 'it' : at} is ${wrong.found}, which JSON does not have. ` +
      'Write it as text, number, list or plain object.',
    { collection, member: 'value', path: wrong.path },
  );
}
