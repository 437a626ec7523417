import type { Entry } from '../action/entry.ts';
import type { Platform } from '../action/platform.ts';
import type { Bots } from '../bot/bot.ts';
import type { Beginning, Snapshot } from '../engine/snapshot.ts';
import type { Clock } from '../language/clock.ts';
import type { Unit } from '../language/document.ts';

/** What an application that answers the phone is opened with: the flow, and a world that answers for the platform. */
export interface PhoneSetting {
  readonly flow: Unit;
  /** The flows and modules that it leads to. */
  readonly flows: readonly Unit[];
  readonly platform: Platform;
  readonly bots: Bots;
  readonly clock: Clock;
  /** Where the line finds a recording, by its name in the prompt library or its address. */
  recordingUrl(recording: string): string;
  begins(): Promise<Beginning>;
  /** Told what happened in the contact, once a turn. */
  watch(snapshot: Snapshot, entries: readonly Entry[]): void;
}

/** An application that answers the phone with a flow, as Twilio reaches it. */
export interface Phone {
  /** Where a call arrives. */
  readonly url: string;
  /** Signs the requests. */
  readonly authToken: string;
  /** Where it is told that a call has ended. */
  readonly statusCallback: string;
  /** Asked where a document could not be had. */
  readonly fallbackUrl: string;
  /** Said while the caller waits for an answer that takes long. Without it, nothing that is heard counts as such. */
  readonly holdLine?: string;
  /** Where the line of an agent calls to take the next caller of a queue. */
  agentUrl(queue: string, agent: string): string;
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Opens an application that answers the phone: `twilioPhone` of `trunkline/twilio` is one. */
export type OpenPhone = (setting: PhoneSetting) => Promise<Phone>;
