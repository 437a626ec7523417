import type { Channel, Contact, Settings, Values } from '../action/contact.ts';
import type { Effect } from '../action/effect.ts';
import type { EndedBy } from '../action/entry.ts';
import type { JsonObject } from '../language/document.ts';
import type { Program } from './program.ts';

/** A contact that arrives. */
export interface Start {
  readonly id: string;
  readonly channel: Channel;
  /** Attributes that the contact begins with. */
  readonly attributes?: { readonly [name: string]: string };
  /** The caller's number or address. Absent for a chat, as on Connect. */
  readonly from?: string;
  /** The number or address that was called. */
  readonly to?: string;
  readonly language?: string;
  /** Decides every random choice. @default 0 */
  readonly seed?: number;
  /** Steps that take an error exit instead of being played, by `Flow/step`: those that the host does not carry out. */
  readonly faults?: { readonly [place: string]: string };
  /** More values that live as long as the contact, such as `{ InitiationMethod: 'API' }`. */
  readonly values?: Values;
}

/** What a contact may begin with beside who calls. */
export type Beginning = Pick<Start, 'attributes' | 'faults' | 'language' | 'seed' | 'values'>;

/**
 * What the contact waits for: the answer to a question, prompts to be heard before a step is entered, an agent, or
 * the end of the talk with one. `''` when it has ended.
 */
export type Waiting = 'answer' | 'played' | 'agent' | 'talk' | '';

/** Where a module returns to. */
export interface Frame {
  readonly flow: string;
  readonly step: string;
  readonly flowValues: Values;
  readonly counts: { readonly [step: string]: number };
}

/** Where a contact stands: plain JSON, enough to go on after a restart. Never changed once handed out. */
export interface Snapshot extends Contact {
  readonly format: 1;
  /** The hash of the program that the contact plays on. */
  readonly program: string;
  /** The number of the open turn, counted from 1. */
  readonly turn: number;
  readonly waiting: Waiting;
  readonly effects: readonly Effect[];
  readonly stack: readonly Frame[];
  readonly counts: { readonly [step: string]: number };
  /** The queue that the contact waits in, and since when. */
  readonly queued: { readonly queue: string; readonly at: number } | null;
  readonly agent: string;
  readonly faults: { readonly [place: string]: string } | null;
  readonly hungUp: '' | 'customer' | 'agent' | 'network';
  readonly ended: { readonly by: EndedBy; readonly reason: string } | null;
  /** The last turn that was answered; a turn may also end by a notice. */
  readonly answered: number;
  /** The last notices, with the turn that each opened; 0 for mere news. */
  readonly seen: readonly { readonly id: string; readonly turn: number }[];
}

/** A snapshot while a turn writes it. */
export type Draft = { -readonly [Key in keyof Snapshot]: Snapshot[Key] };

/**
 * The values of a flow that has just begun. The namespaces that steps write are all there, so that the values of
 * every flow have one shape.
 */
export function newFlowValues(input: JsonObject | null = null): Values {
  return {
    Case: null,
    Customer: null,
    DeliveryReceipts: null,
    External: null,
    FlowAttributes: null,
    LambdaInvocation: null,
    Lex: null,
    Loop: null,
    Metrics: null,
    Modules: input === null ? null : { Input: input },
    OutboundCommunication: null,
    StoredCustomerInput: null,
    Task: null,
    Views: null,
    Wisdom: null,
  };
}

/** The counts of a flow that has just begun. */
export const noCounts: Snapshot['counts'] = Object.freeze({});

/** The settings of a contact that has just begun. */
export const initialSettings: Settings = Object.freeze({
  queue: '',
  voice: null,
  hooks: {},
  keys: '',
  keyBuffer: false,
  priority: null,
  queueTimeAdjustment: 0,
  routing: null,
  recording: null,
  mediaProcessing: null,
  streaming: false,
  logging: true,
  callbackNumber: '',
  queueMoves: 0,
});

/** The snapshot of a contact before its first turn. */
export function begin(program: Program, start: Start): Draft {
  return {
    format: 1,
    program: program.hash,
    id: start.id,
    channel: start.channel,
    at: 0,
    askedAt: 0,
    seed: start.seed ?? 0,
    steps: 0,
    turn: 0,
    flow: program.start.name,
    step: '',
    waiting: '',
    effects: [],
    values: {
      ContactId: start.id,
      InitialContactId: start.id,
      Channel: start.channel,
      InitiationMethod: start.channel === 'VOICE' ? 'INBOUND' : 'API',
      Attributes: start.attributes ?? {},
      LanguageCode: start.language ?? 'en-US',
      CustomerEndpoint: endpoint(start.from),
      SystemEndpoint: endpoint(start.to),
      ...start.values,
    },
    flowValues: newFlowValues(),
    stack: [],
    depth: 0,
    counts: noCounts,
    settings: initialSettings,
    queued: null,
    agent: '',
    faults: start.faults ?? null,
    hungUp: '',
    ended: null,
    answered: 0,
    seen: [],
  };
}

/**
 * A copy to write the next turn on. Spelled out so that every snapshot has the same hidden class: on Node 20 that is
 * some ten times faster than spreading one, on later versions hardly.
 */
export function copyOf(snapshot: Snapshot): Draft {
  return {
    format: snapshot.format,
    program: snapshot.program,
    id: snapshot.id,
    channel: snapshot.channel,
    at: snapshot.at,
    askedAt: snapshot.askedAt,
    seed: snapshot.seed,
    steps: snapshot.steps,
    turn: snapshot.turn,
    flow: snapshot.flow,
    step: snapshot.step,
    waiting: snapshot.waiting,
    effects: snapshot.effects,
    values: snapshot.values,
    flowValues: snapshot.flowValues,
    stack: snapshot.stack,
    depth: snapshot.depth,
    counts: snapshot.counts,
    settings: snapshot.settings,
    queued: snapshot.queued,
    agent: snapshot.agent,
    faults: snapshot.faults,
    hungUp: snapshot.hungUp,
    ended: snapshot.ended,
    answered: snapshot.answered,
    seen: snapshot.seen,
  };
}

function endpoint(address: string | undefined): Values | null {
  return address === undefined ? null : { Address: address, Type: 'TELEPHONE_NUMBER' };
}

/**
 * The open question is asked only now, because prompts before it had to be heard first. How long its answer may take
 * counts from here.
 *
 * @param at Milliseconds since the contact began.
 */
export function askedFrom(snapshot: Snapshot, at: number): Snapshot {
  const contact = copyOf(snapshot);
  contact.at = Math.max(snapshot.at, at);
  contact.askedAt = contact.at;
  return contact;
}
