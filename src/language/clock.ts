/** Time, as everything that waits or looks at it is given it. Milliseconds throughout. */
export interface Clock {
  /** Since 1970. */
  now(): number;
  /** Waits. Rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that is aborted in time, with a `TimeoutError`. `clear` it when the work is done. */
  deadline(milliseconds: number): Deadline;
}

/** A limit that passes by itself. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly at: number;
  clear(): void;
}
