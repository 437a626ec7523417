import type { Json } from './document.ts';

/** One structured line a call. Values are masked before they are written: see `masked()`. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  /** What ties the lines of one contact together. */
  readonly contactId: string;
  readonly [member: string]: Json | undefined;
}

/** Where log lines go. */
export type Log = (line: LogLine) => void;
