import type { FlowType, JsonObject } from '../language/document.ts';
import type { Constructor } from './constructor.ts';
import type { Channel, Contact } from './contact.ts';
import type { AnswerBody } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { ParametersSchema } from './parameter.ts';

/**
 * What an action does on a channel: it works, it is passed over (`no-effect`), or it takes an error exit, which is
 * `NoMatchingError` unless another is named.
 */
export type ChannelSupport = 'supported' | 'no-effect' | 'error' | { readonly error: string };

/** Which conditions an action takes. */
export interface ConditionRule {
  readonly required: boolean;
  readonly operators: readonly string[];
  /** The only operands that may occur; absent when any text may. */
  readonly operands?: readonly string[];
  /** The form of an operand. */
  readonly pattern?: string;
  /** Each of `operands` must occur. */
  readonly exhaustive?: true;
  /** AWS asks for one at least, but flows that the console published have none. */
  readonly advised?: true;
}

/** What must and what must not stand beside the parameters, for the way in which the action is used. */
export interface Form {
  /** Groups of parameters of which exactly one must be written. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Groups of parameters of which at least one must be written. */
  readonly atLeastOne?: readonly (readonly string[])[];
  readonly required?: readonly string[];
  readonly refused?: readonly string[];
  /** Errors that must have a branch, and those that may. All others are refused. */
  readonly errors: { readonly required?: readonly string[]; readonly optional?: readonly string[] };
  readonly conditions?: ConditionRule;
}

/**
 * What an action is to rules that look at more than one step: the channel may be compared, a count or a wait breaks a
 * circle, whoever is joined or invoked is out of sight.
 */
export type Role =
  | 'compare'
  | 'count'
  | 'dial'
  | 'disconnect'
  | 'function'
  | 'hand-over'
  | 'invoke'
  | 'join'
  | 'return'
  | 'view'
  | 'wait';

/** How an action behaves where Twilio answers the phone. One that is unsupported takes its exit `NoMatchingError`. */
export interface TwilioSupport {
  readonly support: 'same' | 'differs' | 'unsupported';
  /** Why it is not the same. */
  readonly why?: string;
  /** Only some uses differ: a rule of `check` finds them. */
  readonly inPlaces?: true;
}

/**
 * Everything this project knows of one action of the flow language. The checker, the engine, the builders and the
 * support table of the README read this one value.
 */
export interface ActionDefinition<Parameters extends object = JsonObject> {
  /** The action's `Type`. */
  readonly type: string;
  /** The names of the console blocks that write it. */
  readonly blocks: readonly string[];
  /** Which of several blocks writes it with these parameters; nothing where they do not tell. */
  blockOf?(parameters: JsonObject): string | undefined;
  /** The AWS page that describes it. */
  readonly source: string;
  readonly parameters: ParametersSchema;
  /** A function where it depends on the parameters. */
  readonly form: Form | ((parameters: JsonObject) => Form);
  /** Whether `NextAction` must be there. `none`: the action is terminal and takes no transitions at all. */
  readonly next: 'required' | 'optional' | 'none';
  readonly channels: { readonly [Name in Channel]: ChannelSupport };
  /** The widest list that any AWS page gives; `strict` is the narrowest where they differ. */
  readonly flowTypes: { readonly wide: readonly FlowType[]; readonly strict?: readonly FlowType[] };
  /** Where a parameter works in fewer flows than its action, by its name: `EventHooks.CustomerQueue`. */
  readonly parameterFlows?: { readonly [parameter: string]: readonly FlowType[] };
  /** Which types a flow may have that a parameter names, by the parameter's name. */
  readonly namedFlows?: { readonly [parameter: string]: readonly FlowType[] };
  readonly role?: Role;
  /** Which parameters go into a module or come out of it: values by name, and the result that it returns with. */
  readonly hands?: { readonly values: string; readonly result?: string };
  /** The caller hears or reads something here. */
  readonly speaks?: true;
  /** The caller is asked for something here, or time passes. */
  readonly asks?: true;
  /** Reaches outside the flow, so it waits until the prompts before it have been heard. */
  readonly outside?: true;
  /** Takes the error exit when the customer is no longer there. */
  readonly participant?: true;
  /** What it has to do with the working queue. */
  readonly queue?: 'sets' | 'needs';
  /** What it belonged to and when that ended. Whatever it is written with, a contact takes `NoMatchingError`. */
  readonly retired?: { readonly what: string; readonly on: string };
  /**
   * What of its form no reference page of AWS shows; absent where the form is certain. `check` only warns of what is
   * odd about such an action, since the form known here may not be the whole of it.
   */
  readonly unverified?: readonly string[];
  readonly twilio: TwilioSupport;
  /** What the service behind it may answer with, where it asks one. */
  readonly sample?: JsonObject;
  /** How legacy exports call it. */
  readonly legacy: readonly string[];
  /** Those that build it, with their reverse; the first that gives the very action writes it as TypeScript. */
  readonly constructors?: readonly Constructor<Parameters>[];
  /** Plays the step. Parameters arrive with their references resolved; `count` is what the step counted so far. */
  enter?(parameters: Parameters, contact: Contact, count: number): Outcome;
  /** Takes the answer to what `enter` asked. */
  answer?(parameters: Parameters, contact: Contact, event: AnswerBody, count: number): Outcome;
}

const everyFlow: readonly FlowType[] = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
];

/** Every flow type but campaigns; a module may hold any action, judged by its caller. */
export const anyFlow: readonly FlowType[] = [...everyFlow, 'MODULE'];

/** Every flow type, campaigns among them. */
export const anyFlowOrCampaign: readonly FlowType[] = [...anyFlow, 'CAMPAIGN'];

/** The channels of an action that works on all of them. */
export const everyChannel = {
  VOICE: 'supported',
  CHAT: 'supported',
  TASK: 'supported',
  EMAIL: 'supported',
} as const;

/** The channels of an action that needs a voice call: the others take the error exit. */
export const voiceOnly = { VOICE: 'supported', CHAT: 'error', TASK: 'error', EMAIL: 'error' } as const;

/** The form that applies to an action as it is written. */
export function formOf({ form }: Pick<ActionDefinition, 'form'>, parameters: JsonObject): Form {
  return typeof form === 'function' ? form(parameters) : form;
}
