/** Somebody whom a call can be put through to, by number, client name, SIP address or name of a conference. */
export interface TwimlPerson {
  /** Milliseconds of ringing until the answer; `never` for nobody. @default 4000 */
  readonly answers?: number | 'never';
  /** How the call ends. @default 'completed' */
  readonly dial?: 'completed' | 'busy' | 'no-answer' | 'failed';
  /** Milliseconds until this person hangs up. @default 60000 */
  readonly talks?: number;
}

/** A queue, as it is when the caller comes. */
export interface TwimlQueue {
  /** Milliseconds until an agent takes the caller. @default 'never' */
  readonly answers?: number | 'never';
  /** Milliseconds until the agent hangs up. @default 60000 */
  readonly talks?: number;
  /**
   * The voice URL that the agent's line calls at that time. Its document takes the caller with
   * `<Dial><Queue>name</Queue></Dial>`. Without it, the agent is connected at once.
   */
  readonly agent?: string;
  /** Callers who came before. @default 0 */
  readonly ahead?: number;
  /** It takes nobody. */
  readonly full?: boolean;
}

/** Something by its name: a table, or whoever knows. */
export type ByName<Value> =
  | { readonly [name: string]: Value }
  | ((name: string) => Value | undefined | Promise<Value | undefined>);

/** Who and what there is around a call. */
export interface World {
  person(name: string): Promise<TwimlPerson>;
  queue(name: string): Promise<TwimlQueue>;
  /** How long a recording lasts, in milliseconds. */
  playLength(url: string): number;
  /** Whether an empty result of a `<Gather>` has its parameters with nothing in them, or has none. */
  readonly emptyResult: 'empty' | 'absent';
  /** 32 hexadecimal digits that nothing else has. */
  id(): string;
}

/** Somebody or something that is looked up by name. */
export function byName<Value>(
  known: ByName<Value> | undefined,
  otherwise: Value,
): (name: string) => Promise<Value> {
  return async (name) => {
    if (typeof known === 'function') return (await known(name)) ?? otherwise;
    return known !== undefined && Object.hasOwn(known, name) ? (known[name] ?? otherwise) : otherwise;
  };
}

/** How long a talk lasts, and how long it rings, where nothing says so. */
export const talkTime = 60_000;
export const ringTime = 4000;
