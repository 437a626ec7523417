/** Something that happened in a call. `at` is in milliseconds since the call began. */
export type TwimlEvent = {
  readonly at: number;
  /** Whose line it happened on: the caller's, that of somebody who was dialed, or that of an agent. */
  readonly leg: TwimlLeg;
} & (
  | RequestEvent
  /** A verb begins. */
  | { readonly type: 'verb'; readonly name: string; readonly path: string }
  /** Words, or a recording by its address. It is over at `ends`, unless it is cut. */
  | { readonly type: 'said'; readonly verb: 'Say' | 'Play'; readonly text: string; readonly ends: number }
  /** What was being said ends here, and what was to be said after it is not. */
  | { readonly type: 'cut' }
  | { readonly type: 'keys'; readonly keys: string; readonly heard: boolean }
  | { readonly type: 'speech'; readonly words: string; readonly heard: boolean }
  /** A `<Dial>` calls: numbers, client names, SIP addresses, a conference, or a queue. */
  | { readonly type: 'dialing'; readonly to: readonly string[] }
  /** How that came out, and the milliseconds that the two talked, if they did. */
  | { readonly type: 'dialed'; readonly status: DialCallStatus; readonly talked?: number }
  /** What Twilio would write into its debugger. */
  | {
      readonly type: 'warning' | 'error';
      readonly code?: number;
      readonly message: string;
      readonly url: string;
    }
  | { readonly type: 'ended'; readonly by: TwimlEnd['by']; readonly reason: string }
);

/** @see https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values */
export type DialCallStatus = 'completed' | 'answered' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export type TwimlLeg = 'caller' | 'dialed' | 'agent';

/** One webhook: a request and what came back. A retry is a request of its own, with the same token. */
export interface RequestEvent {
  readonly type: 'request';
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly parameters: { readonly [name: string]: string };
  readonly token: string;
  /** From 1. */
  readonly attempt: number;
  /** Absent where nothing came back. */
  readonly status?: number;
  readonly body?: string;
  /** Why nothing came back. */
  readonly problem?: string;
  readonly milliseconds: number;
}

/** How a call ended. */
export interface TwimlEnd {
  readonly by: 'caller' | 'application' | 'error';
  readonly reason: string;
  /** Twilio's code of the error. */
  readonly code?: number;
}
