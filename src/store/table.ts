/** A record as a table holds it. */
export interface Row {
  readonly key: string;
  readonly version: number;
  /** JSON text. */
  readonly value: string;
}

/** Where a row stands, with nothing left out. */
export interface Place {
  readonly group: string | null;
  /** Empty where none was named. */
  readonly order: string;
  readonly expires: number | null;
}

/** In UTF-8 bytes. Three such texts and a name fit into one entry of an index of every database. */
export const longestText = 512;

/**
 * What a store keeps its rows in: all that an adapter has to bring. Every text that comes in is checked, and short
 * enough for an index; texts are ordered by their UTF-8 bytes. Each call is one statement, done whole or not at all.
 */
export interface Table {
  /** What people know it by, without a password: `SQLite file tickets.db`. */
  readonly where: string;
  get(collection: string, key: string): Promise<Row | undefined>;
  insert(collection: string, key: string, value: string, place: Place): Promise<boolean>;
  /** Without a place, the row stays where it stood. */
  replace(
    collection: string,
    key: string,
    version: number,
    value: string,
    place: Place | undefined,
  ): Promise<boolean>;
  remove(collection: string, key: string, version: number): Promise<boolean>;
  newest(collection: string, group: string, limit: number): Promise<readonly Row[]>;
  sweep(now: number): Promise<number>;
  close(): Promise<void>;
}
