import type { Values } from '../action/contact.ts';
import type { EndedBy, Entry } from '../action/entry.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Unit } from '../language/document.ts';
import type { Webhook } from './connection.ts';
import type { Heard, Question } from './line.ts';
import type { OpenPhone } from './phone.ts';
import type { FaultsByStep, Unmocked, World } from './world.ts';

/** The names of the steps of flows and modules; any text where a document does not say them. */
type StepsOf<Units extends Unit> = Units extends {
  readonly steps: readonly (infer StepName extends string)[];
}
  ? StepName
  : string;

/** The attributes that flows and modules declare; any where a document does not say them. */
type AttributesOf<Units extends Unit> = Units extends {
  readonly attributes: readonly (infer Attribute extends string)[];
}
  ? Attribute
  : string;

// Hint: a mapped type is read by `keyof` into a plain union, which the compiler's messages then show.
/** Something by the steps of flows and modules. */
export type ByStep<Units extends Unit> = { readonly [StepName in StepsOf<Units>]: string };

/** Faults by the steps of flows and modules, or by `Flow/step`. */
export type FaultsOf<Units extends Unit> = Partial<ByStep<Units>> & {
  readonly [place: `${string}/${string}`]: string;
};

/** The attributes of flows and modules, each of which may be absent. */
export type ByAttribute<Units extends Unit> =
  string extends AttributesOf<Units>
    ? { readonly [name: string]: string }
    : { readonly [Attribute in AttributesOf<Units>]?: string };

/** How a simulated contact begins. */
export interface CallOptions<
  Faults extends FaultsByStep = FaultsByStep,
  Flows extends readonly Unit[] = readonly Unit[],
> {
  /** `twilio` is a phone call to an application, which `phone` opens. @default 'voice' */
  readonly channel?: 'voice' | 'chat' | 'twilio';
  /** Opens the application that answers the phone: `twilioPhone` of `trunkline/twilio`. By `twilio` only. */
  readonly phone?: OpenPhone;
  readonly world?: World<Faults>;
  /** The flows and modules that this flow leads to. */
  readonly flows?: Flows;
  /** The id of the contact; tools tell contacts apart by it. By phone it is made. @default 'simulated-contact' */
  readonly contact?: string;
  /** The caller's number; `null` for a hidden one. @default '+12025550100' on a call. A chat has none. */
  readonly from?: string | null;
  /** The number that was called. @default '+12025550199' on a call. A chat has none. */
  readonly to?: string;
  /** Attributes that the contact starts with. */
  readonly attributes?: { readonly [name: string]: string };
  /** @default 'en-US' */
  readonly language?: string;
  /** Decides every random choice of the flow. @default 0 */
  readonly seed?: number;
  /** More values by namespace, such as `{ CustomerId: '42' }`. */
  readonly values?: Values;
  /** Asked for what the world does not hold, before the call fails. */
  readonly unmocked?: Unmocked;
  /** Told at every turn what has happened since the last, and which prompts begin to play. */
  readonly watch?: (entries: readonly Entry[], prompts: readonly Heard[]) => void;
}

/**
 * The caller of a simulated contact. Every verb plays the flow until the caller has to do something again. It knows
 * the steps and the attributes of the flows that were handed to `call()`, where those are written in TypeScript.
 */
export interface Caller<
  out StepName extends string = string,
  out Attributes extends object = { readonly [name: string]: string },
> {
  /**
   * Presses keys once the prompt is over, or `at` milliseconds after it began. A key in the flow's question cuts
   * the prompt off; one in a prompt before it is kept only while the type-ahead buffer is on.
   */
  presses(keys: string, options?: { readonly at?: number }): Promise<void>;
  /** Says something, or types it in a chat. `means` is what recognition should have understood. */
  says(words: string, options?: { readonly means?: string; readonly confidence?: number }): Promise<void>;
  /**
   * Does nothing until the flow goes on by itself: a time-out, an interrupted queue prompt, an agent. Or `for` so
   * many milliseconds, counted from the end of the prompts where the flow asks something: whatever times out on the
   * way times out, and the next key comes when they are over.
   */
  staysSilent(options?: { readonly for?: number }): Promise<void>;
  hangsUp(by?: 'customer' | 'agent' | 'network'): Promise<void>;
  /** Checks that one of the prompts since the last input fits. */
  hears(pattern: string | RegExp): Promise<void>;
  /** The prompts since the last input. */
  readonly heard: readonly string[];
  /** What the flow waits for; `talk` with an agent on the line, `ended` after the end. */
  readonly waitsFor: Question['kind'] | 'talk' | 'ended';
  readonly ended: { readonly by: EndedBy; readonly reason: string } | undefined;
  readonly attributes: Attributes;
  /** The steps that the contact has come through, in order. */
  readonly passed: readonly StepName[];
  /** Everything that happened, in order. */
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot;
  /** The call so far, as one would write a play. */
  readonly transcript: string;
  /** What the world holds and the flow never asked for. */
  readonly unusedMocks: readonly string[];
  /** The requests to the application that answers the phone, in order; none on other channels. */
  readonly webhooks: readonly Webhook[];
}
