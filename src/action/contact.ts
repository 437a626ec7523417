import type { Json, JsonObject } from '../language/document.ts';

/** How the contact reaches the flow, as `$.Channel` says it. */
export type Channel = 'VOICE' | 'CHAT' | 'TASK' | 'EMAIL';

/** Values by the root of the references that read them: `{ Attributes: { tier: 'gold' } }`. */
export type Values = { readonly [namespace: string]: Json };

/** The voice that speaks prompts. */
export interface Voice {
  readonly name: string;
  readonly engine?: string;
  readonly style?: string;
}

/** What actions set for the rest of the contact, and hosts carry out. */
export interface Settings {
  /** The working queue as the document names it; `''` when none is set. */
  readonly queue: string;
  readonly voice: Voice | null;
  /** Flows that run at an event, by hook name, as the document names them. */
  readonly hooks: { readonly [hook: string]: string };
  /** Keys typed before a step asked for them. */
  readonly keys: string;
  /** Whether keys are kept for later steps. */
  readonly keyBuffer: boolean;
  readonly priority: number | null;
  readonly queueTimeAdjustment: number;
  readonly routing: JsonObject | null;
  readonly recording: JsonObject | null;
  readonly mediaProcessing: JsonObject | null;
  readonly streaming: boolean;
  readonly logging: boolean;
  readonly callbackNumber: string;
  /** How often the contact was moved from one queue to another. */
  readonly queueMoves: number;
}

/** What an action sees of the contact. Nothing in it may be changed. */
export interface Contact {
  readonly id: string;
  readonly channel: Channel;
  /** Milliseconds since the contact began. */
  readonly at: number;
  /** When the open question was asked first, in milliseconds since the contact began. */
  readonly askedAt: number;
  readonly seed: number;
  /** Steps entered so far. */
  readonly steps: number;
  /** Values that live as long as the contact. */
  readonly values: Values;
  /** Values that live as long as this run of the flow. */
  readonly flowValues: Values;
  readonly settings: Settings;
  /** Where the contact is. */
  readonly flow: string;
  readonly step: string;
  /** How many modules deep the contact is. */
  readonly depth: number;
}
