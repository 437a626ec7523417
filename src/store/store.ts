/** A record as it stands: its value and the version that `replace` and `remove` ask for. */
export interface Kept<Value> {
  readonly key: string;
  /** Begins at 1 and grows by one with each `replace`. */
  readonly version: number;
  readonly value: Value;
}

/** Where a record stands among those of its group. */
export interface Placed {
  /** The records that `newest` lists together. */
  readonly group?: string;
  /** What they are ordered by, as texts are; ISO times and padded numbers keep their order. */
  readonly order?: string;
  /** When `sweep` may take it, in milliseconds since 1970. A reader has to look at the value's own time itself. */
  readonly expires?: number;
}

/**
 * Records of one kind, by unique keys. Each call is one record's, and there is nothing across records: what one
 * record cannot say has to be put right by its readers. That is what every store can do alike.
 */
export interface Collection<Value> {
  get(key: string): Promise<Kept<Value> | undefined>;
  /** Adds a record with version 1, or says false where the key is there already. */
  insert(key: string, value: Value, placed?: Placed): Promise<boolean>;
  /** Writes over a record that still has this version, or says false. Without `placed` it stays where it stood. */
  replace(key: string, version: number, value: Value, placed?: Placed): Promise<boolean>;
  /**
   * Takes a record away that still has this version, or says false. A key that is added again begins at version 1
   * again: where others may still hold an earlier version of it, write an empty record over it instead.
   */
  remove(key: string, version: number): Promise<boolean>;
  /** The records of a group, the highest `order` first, equal ones by key, highest first. */
  newest(group: string, limit: number): Promise<readonly Kept<Value>[]>;
}

/** Where records are kept. */
export interface Store {
  /** The records of a kind. Values are JSON; `name` has the form `[a-z][a-z0-9-]*`. */
  collection<Value>(name: string): Collection<Value>;
  /** Takes away what has expired, and says how many that were. Nobody else does: once an hour is often enough. */
  sweep(now: number): Promise<number>;
  close(): Promise<void>;
}
