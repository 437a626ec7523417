import type { JsonObject } from '../language/document.ts';
import type { ResponseType } from '../language/function-result.ts';
import type { Prompt } from './prompt.ts';

/** Says a prompt. Does not wait; what was heard of it comes with the next answer. */
export interface Say {
  readonly kind: 'say';
  readonly prompt: Prompt;
}

/** Asks to be told when all that was said has been heard. Answered by `played`. */
export interface Finish {
  readonly kind: 'finish';
}

/** Asks for keys. Answered by `keys` or `silence`. Times are in seconds. */
export interface Collect {
  readonly kind: 'collect';
  readonly prompt: Prompt;
  /** The most keys taken; 1 in a menu. */
  readonly most: number;
  /** Seconds to wait for the first key. */
  readonly firstKey: number;
  /** Seconds to wait between two keys. */
  readonly nextKey: number;
  /** The keys that end an entry; `''` in a menu. */
  readonly terminator: string;
  /** Whether `*` throws the entry away and starts over. */
  readonly cancelKey: boolean;
  /** Keys typed before that already belong to this entry. */
  readonly typed: string;
  /** The entry is a phone number: of this country, or with its country code where that is `''`. */
  readonly phone: { readonly country: string } | null;
  /** The host encrypts the entry and answers with ciphertext; nobody else sees the keys. */
  readonly encrypt: { readonly keyId: string; readonly key: string } | null;
}

/** Hands the caller to a bot. Answered by `intent`, `silence` or `failed`. */
export interface Converse {
  readonly kind: 'converse';
  readonly bot: string;
  readonly prompt: Prompt | null;
  /** What the customer said before, for the bot to begin with. Chat only. */
  readonly initialMessage: string | null;
  readonly sessionAttributes: { readonly [key: string]: string };
  /** Seconds that a chat customer may stay silent; 0 for the default. */
  readonly textTimeout: number;
}

/** Calls a function. Answered by `returned` or `failed`. */
export interface Invoke {
  readonly kind: 'invoke';
  readonly function: string;
  readonly parameters: JsonObject;
  /** Milliseconds left for the answer. */
  readonly timeLimit: number;
  readonly asynchronous: boolean;
  readonly responseType: ResponseType;
  /** Counted from 1; more when a throttled call is made again. */
  readonly attempt: number;
}

/**
 * Asks a service of Amazon Connect beside the contact: cases, customer profiles, tasks, views. Answered by `served`
 * or `failed`.
 */
export interface AskService {
  readonly kind: 'service';
  /** The type of the action that asks, such as `GetCustomerProfile`. */
  readonly service: string;
  /** The parameters of the action, with their values. */
  readonly parameters: JsonObject;
  /** Milliseconds left for the answer; 0 where the service sets its own limit. */
  readonly timeLimit: number;
}

/** Asks whether the hours are open. Answered by `hours` or `failed`. `''` means the hours of the working queue. */
export interface CheckHours {
  readonly kind: 'hours';
  readonly hours: string;
  readonly queue: string;
}

/** Asks for the metrics of a queue. Answered by `metrics` or `failed`. */
export interface ReadMetrics {
  readonly kind: 'metrics';
  readonly queue: string;
  readonly agent: string;
  readonly channel: string;
}

/** Puts the contact into a queue. Answered by `queued` or `failed` (`QueueAtCapacity`). */
export interface Enqueue {
  readonly kind: 'enqueue';
  readonly queue: string;
  readonly agent: string;
  readonly priority: number | null;
  readonly queueTimeAdjustment: number;
  readonly routing: JsonObject | null;
}

/** Plays messages round and round while the contact waits. Answered by `interrupted`. */
export interface PlayAround {
  readonly kind: 'play-around';
  readonly messages: readonly Prompt[];
  /** Seconds until the flow goes on; 0 for never. */
  readonly interruptAfter: number;
  readonly keepPlaying: boolean;
}

/** Keeps the contact waiting for an agent. Ended by a notice. */
export interface Hold {
  readonly kind: 'hold';
}

/** Calls somebody outside and joins them to the contact. Answered by `dialed`. */
export interface Dial {
  readonly kind: 'dial';
  /**
   * Who is called is the customer, and the answer comes as soon as they pick up. A third party is joined to the
   * customer, and the answer comes when they have talked.
   */
  readonly customer: boolean;
  readonly number: string;
  readonly connector: JsonObject | null;
  /** Seconds to let it ring. */
  readonly ringLimit: number;
  /** Keys sent after the answer; a comma waits 750 ms. */
  readonly keys: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Whether the flow goes on when the third party hangs up. */
  readonly resume: boolean;
}

/** Asks for a callback. Answered by `scheduled` or `failed`. Times are in seconds. */
export interface ScheduleCallback {
  readonly kind: 'callback';
  readonly queue: string;
  readonly agent: string;
  readonly number: string;
  readonly delay: number;
  readonly attempts: number;
  readonly retryDelay: number;
}

/** Lets time pass. Answered by `waited` or `happened`. */
export interface LetPass {
  readonly kind: 'wait';
  readonly seconds: number;
  readonly events: readonly string[];
}

/** Ends the contact. */
export interface Disconnect {
  readonly kind: 'disconnect';
}

/** What a question asks for: the last effect of a turn. */
export type Question =
  | AskService
  | CheckHours
  | Collect
  | Converse
  | Dial
  | Enqueue
  | Finish
  | Hold
  | Invoke
  | LetPass
  | PlayAround
  | ReadMetrics
  | ScheduleCallback;

/** What a host is asked to do, in the order of the turn. The host does it; the engine never does. */
export type Effect = Say | Disconnect | Question;
