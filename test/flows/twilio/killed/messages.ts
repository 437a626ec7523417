import type { Unit } from '../../../../src/language/document.ts';

/** When a server is killed, in the order in which they come. */
export const moments = [
  /** The request has come in, and nothing has been done. */
  'arrived',
  /** What is to be asked outside is written down, and not asked. */
  'claimed',
  /** A tool has done its work, and nobody has written down that it has. */
  'done',
  /** What the function came to is recorded, and the turn has not gone on. */
  'recorded',
  /** The turn is written, and its answer has not left. */
  'written',
  /** The answer has left. */
  'answered',
] as const;
export type Moment = (typeof moments)[number];

/** The headers by which a test tells a server what the time is, and at which moment it is killed. */
export const timeHeader = 'x-test-time';
export const endHeader = 'x-test-end';

/** What a server is opened with. */
export interface Opening {
  readonly flow: Unit;
  readonly flows: readonly Unit[];
  /** Of SQLite. */
  readonly file: string;
  readonly mocked: readonly string[];
  /** It forgets what it knew when it is killed. */
  readonly forgetful: boolean;
}

/** What a server asks the test, which has the world, the backends and the clock. */
export type Asking =
  | {
      readonly what: 'invoke' | 'serve' | 'hours' | 'metrics' | 'callback';
      readonly effect: object;
      readonly asked: object;
    }
  | { readonly what: 'hears'; readonly said: object }
  | { readonly what: 'begins' }
  | { readonly what: 'watch'; readonly snapshot: object; readonly entries: readonly object[] }
  | { readonly what: 'wire'; readonly backend: string; readonly request: WiredRequest }
  | { readonly what: 'sleep'; readonly milliseconds: number }
  /** What it is about to answer when it is killed. */
  | { readonly what: 'would answer'; readonly body: string };

export interface WiredRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface WiredResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export type FromServer =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'opened'; readonly url: string }
  | { readonly kind: 'asks'; readonly id: number; readonly asking: Asking }
  | { readonly kind: 'stops waiting'; readonly id: number }
  /** It has done what this message made it do. */
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'deadline'; readonly id: number; readonly milliseconds: number }
  | { readonly kind: 'clear'; readonly id: number };

export type ToServer =
  | { readonly kind: 'open'; readonly opening: Opening }
  | { readonly kind: 'answer'; readonly id: number; readonly now: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly now: number; readonly message: string }
  | { readonly kind: 'rings'; readonly id: number; readonly now: number };
