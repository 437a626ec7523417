import type { Clock } from '../language/clock.ts';
import type { TwimlElement } from './document.ts';
import type { TwimlEnd, TwimlEvent, TwimlLeg } from './event.ts';
import type { World } from './world.ts';

/** What a line waits for. */
export type WaitKind =
  | 'keys'
  | 'speech'
  | 'keys or speech'
  | 'record'
  /** With somebody who was dialed. */
  | 'dial'
  /** With an agent, out of a queue. */
  | 'talk'
  | 'queue'
  | 'prompt'
  | 'pause'
  | 'ring'
  /** In the middle of keys or words. */
  | 'input';

/** A stretch of time in which something can happen. Instants are those of the clock. */
export interface Wait {
  readonly kind: WaitKind;
  /** When it ends by itself; infinity for never. */
  readonly until: number;
  /** When what is said meanwhile is over. */
  readonly promptEnds: number;
  readonly hears: { readonly keys?: boolean; readonly speech?: boolean };
}

/** A wait on its line. */
export interface OpenWait extends Wait {
  /** When the first prompt of the document began; when the document came, if it has said nothing yet. */
  readonly began: number;
  /** The first wait of a document that is heard in a queue. */
  readonly opens: boolean;
}

/** How a wait ended. */
export type Happening =
  | { readonly kind: 'passed' }
  | { readonly kind: 'keys'; readonly keys: string }
  | { readonly kind: 'speech'; readonly words: string; readonly confidence?: number }
  | { readonly kind: 'hangup' }
  /** By an agent, out of the queue. */
  | { readonly kind: 'taken' };

/** What a verb comes to. */
export type Outcome =
  /** The next verb. */
  | { readonly kind: 'on' }
  | { readonly kind: 'to'; readonly address: Address }
  | ({ readonly kind: 'ended' } & TwimlEnd)
  /** Out of the queue: the caller by `<Leave>`, or with an agent. */
  | { readonly kind: 'left' | 'taken' };

/** What is requested. */
export interface Address {
  /** A fragment overrides how Twilio connects, and is not sent. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly parameters: { readonly [name: string]: string };
}

/** Where a document is heard. */
export type Place = 'call' | 'wait' | 'whisper';

/** Something to be heard. */
export interface Prompt {
  readonly verb: 'Say' | 'Play' | 'Pause';
  readonly text: string;
  readonly milliseconds: number;
}

/** A line on which documents are carried out. */
export interface Leg {
  readonly name: TwimlLeg;
  readonly sid: string;
  readonly clock: Clock;
  readonly world: World;
  /** The address in an attribute of an element, relative to the document; absent where the element names none. */
  address(
    element: TwimlElement,
    attribute: string,
    parameters?: { readonly [name: string]: string },
  ): Address | undefined;
  /** The document that is carried out, as an address. */
  again(element: TwimlElement, parameters: { readonly [name: string]: string }): Address;
  /** Carries out what is at an address, and whatever it leads to there. */
  runs(address: Address, place?: Place): Promise<Outcome>;
  /** Requests an address for the news alone: what it answers is not carried out. */
  tells(address: Address): Promise<void>;
  /** Begins to say something. Gives the instant at which it is over. */
  says(prompts: readonly Prompt[]): number;
  /** Ends what is being said. */
  cuts(): void;
  waits(wait: Wait): Promise<Happening>;
  /** Does something as a caller in a queue, whom an agent takes at an instant. */
  queued(takenAt: number, work: () => Promise<Outcome>): Promise<Outcome>;
  log(event: Logged): void;
  /** A `<Recording>` begins, and ends with the call. */
  records(noun: TwimlElement): void;
  /** Another line of the same call. */
  opens(name: TwimlLeg, options: { readonly to?: string; readonly takes?: Takes }): Leg;
  /** How the line of an agent takes a caller from a queue. */
  readonly takes?: Takes;
}

/** Takes the caller who waits in a queue. Gives the milliseconds that they talk, or nothing for an empty queue. */
export type Takes = (queue: string, whisper: Address | undefined) => Promise<number | undefined>;

type WithoutPlace<Event> = Event extends unknown
  ? Omit<Event, 'at' | 'leg'> & { readonly at?: number }
  : never;

/** An event as a verb tells it; the line knows the rest. */
export type Logged = WithoutPlace<TwimlEvent>;

/** The outcome where the caller is gone. */
export function gone({ kind }: Happening): Outcome | undefined {
  if (kind === 'hangup') return { kind: 'ended', by: 'caller', reason: 'hung up' };
  return kind === 'taken' ? { kind: 'taken' } : undefined;
}

export const on: Outcome = { kind: 'on' };
