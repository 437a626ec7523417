import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { TrunklineError } from '../language/error.ts';
import { longestText, type Place, type Row } from './table.ts';

/** A row as an item of DynamoDB. */
export interface Item {
  /** Collection and key. */
  readonly id: string;
  readonly version: number;
  /** JSON text, or its gzip where it is long. */
  readonly value: string | Uint8Array;
  /** Tells the write that made it from any other. */
  readonly mark: string;
  /** Collection and group. Without it, the item is not in the index. */
  readonly in_group?: string;
  /** Order and key, so that the index compares both. */
  readonly ordered_by?: string;
  /** Milliseconds since 1970. */
  readonly expires_at?: number;
  /** The same in seconds, for the time to live of DynamoDB. */
  readonly ttl?: number;
}

/** In bytes. Every kilobyte is paid for, and a short value can be read in the console. */
const packedFrom = 8192;

/**
 * In bytes. An item has 400 KB, of which keys and names take less than four.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const largest = 396 * 1024;

/** A key or a group in its collection: the name of a collection has no slash. */
export function within(collection: string, text: string): string {
  return `${collection}/${text}`;
}

export async function itemOf(
  collection: string,
  row: Row,
  mark: string,
  { group, order, expires }: Place,
): Promise<Item> {
  return {
    id: within(collection, row.key),
    version: row.version,
    value: await packed(collection, row.value),
    mark,
    ...(group === null ? {} : { in_group: within(collection, group), ordered_by: rank(order, row.key) }),
    ...(expires === null ? {} : { expires_at: expires, ttl: Math.ceil(expires / 1000) }),
  };
}

export async function rowOf(collection: string, { id, version, value }: Item): Promise<Row> {
  return {
    key: id.slice(within(collection, '').length),
    version,
    value: typeof value === 'string' ? value : (await promisify(gunzip)(value)).toString(),
  };
}

/**
 * A text that is compared like order and key, one after the other: NUL comes before every character that they can
 * hold. The longest order ends by itself, since DynamoDB has 1024 bytes for such a text, and none for the NUL.
 */
function rank(order: string, key: string): string {
  return Buffer.byteLength(order) === longestText ? order + key : `${order}\0${key}`;
}

/** @throws {TrunklineError} `bad_record` where it is too large even so. */
export async function packed(collection: string, value: string): Promise<string | Uint8Array> {
  if (Buffer.byteLength(value) < packedFrom) return value;
  const bytes = await promisify(gzip)(value);
  if (bytes.length <= largest) return bytes;
  throw new TrunklineError(
    'bad_record',
    `A value of "${collection}" cannot be kept: it has ${Math.ceil(bytes.length / 1024)} KB compressed, and DynamoDB ` +
      `takes ${largest / 1024} KB. Keep less in one record, or keep it in PostgreSQL.`,
    { collection, member: 'value' },
  );
}
