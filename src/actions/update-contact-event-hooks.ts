import type { Constructor, Props } from '../action/constructor.ts';
import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { choice, object, orReference } from '../action/parameter.ts';
import { readNamed, readOneOf, readSwitch } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { FlowType, JsonObject } from '../language/document.ts';

/** What a constructor of this file takes when it only names a flow. */
export interface SetFlow<Target extends string, Uses extends string> {
  readonly flow: Named<'flow', Uses>;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Chooses the flow that the customer hears in the queue. Block: **Set customer queue flow**.
 *
 * @example setCustomerQueueFlow({ flow: flowNamed('Waiting'), next: 'queue', onError: 'queue' })
 */
export function setCustomerQueueFlow<const Target extends string, const Uses extends string = never>(
  props: SetFlow<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return hookStep('CustomerQueue', props);
}

/** Chooses the flow that runs when the agent has left and the customer is still there. Block: **Set disconnect flow**. */
export function setDisconnectFlow<const Target extends string, const Uses extends string = never>(
  props: SetFlow<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return hookStep('CustomerRemaining', props);
}

export interface SetHoldFlow<Target extends string, Uses extends string> extends SetFlow<Target, Uses> {
  /** Who is on hold. */
  readonly for: 'customer' | 'agent';
}

/** Chooses what somebody on hold hears. Calls only: other channels take `onError`. Block: **Set hold flow**. */
export function setHoldFlow<const Target extends string, const Uses extends string = never>(
  props: SetHoldFlow<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return hookStep(props.for === 'agent' ? 'AgentHold' : 'CustomerHold', props);
}

/** Whose whisper `setWhisperFlow` sets, and its exits. */
export interface Whisper<Target extends string> {
  /** Who hears it, just before customer and agent are joined. */
  readonly for: 'customer' | 'agent';
  readonly next: Target;
  readonly onError: Target;
}

/**
 * What `setWhisperFlow` takes: a flow, or `off` for no whisper at all. `off: false` beside a flow says of the hook that
 * it is not off, as the console does.
 */
export type SetWhisperFlow<Target extends string, Uses extends string> = Whisper<Target> &
  (
    | { readonly flow: Named<'flow', Uses>; readonly off?: false }
    | { readonly off: true; readonly flow?: never }
  );

/** Chooses what customer or agent hear before they are joined, or that they hear nothing. Block: **Set whisper flow**. */
export function setWhisperFlow<const Target extends string, const Uses extends string = never>(
  props: SetWhisperFlow<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const hook = props.for === 'agent' ? 'AgentWhisper' : 'CustomerWhisper';
  if (props.flow !== undefined) return hookStep(hook, props, props.off);
  return step(
    definition.type,
    { EventHooksConfiguration: { [hook]: { DisableExecution: 'true' } } },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

export interface SetEventFlow<Target extends string, Uses extends string> extends SetFlow<Target, Uses> {
  /** When it runs: the agent takes the contact, ends the talk, or the contact is paused or resumed. */
  readonly event: 'DefaultAgentUI' | 'DisconnectAgentUI' | 'PauseContact' | 'ResumeContact';
}

/** Chooses a flow for an event at the agent's side, such as a guide. Block: **Set event flow**. */
export function setEventFlow<const Target extends string, const Uses extends string = never>(
  props: SetEventFlow<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return hookStep(props.event, props);
}

/** The reverse of a constructor that names a flow for a hook; `more` are the props beside it. */
function hookConstructor(
  name: string,
  build: Constructor['build'],
  more: (hook: string, off: boolean | undefined) => Props = () => ({}),
): Constructor<Parameters> {
  return {
    name,
    build,
    read: ({ parameters: { EventHooks = {}, EventHooksConfiguration = {} }, next, errors }) => {
      const [led] = Object.entries(EventHooks);
      const [switched] = Object.entries(EventHooksConfiguration);
      return {
        flow: readNamed('flow', led?.[1]),
        ...more(led?.[0] ?? switched?.[0] ?? '', readSwitch(switched?.[1].DisableExecution, 'true')),
        next,
        onError: errors['NoMatchingError'],
      };
    },
  };
}

function whose(hook: string): string {
  return hook.startsWith('Agent') ? 'agent' : 'customer';
}

function hookStep<Target extends string, Uses extends string>(
  hook: (typeof hooks)[number],
  props: SetFlow<Target, Uses>,
  off?: false,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      EventHooks: { [hook]: writtenName(props.flow) },
      EventHooksConfiguration: off === false ? { [hook]: { DisableExecution: 'false' } } : undefined,
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

const events = ['DefaultAgentUI', 'DisconnectAgentUI', 'PauseContact', 'ResumeContact'];

const hooks = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;

interface Parameters {
  readonly EventHooks?: { readonly [hook: string]: string };
  readonly EventHooksConfiguration?: {
    readonly [hook: string]: { readonly DisableExecution?: 'true' | 'false' };
  };
}

/** Parameters by the kind of their hook: `Hold` stands for the hold of the customer and that of the agent. */
function byHook(flows: { readonly [kind: string]: readonly FlowType[] }) {
  return Object.fromEntries(
    hooks.flatMap((hook) => {
      const kind = Object.keys(flows).find((name) => hook.endsWith(name));
      return kind === undefined ? [] : [[`EventHooks.${hook}`, flows[kind] ?? []] as const];
    }),
  );
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactEventHooks',
  blocks: [
    'Set event flow',
    'Set disconnect flow',
    'Set customer queue flow',
    'Set hold flow',
    'Set whisper flow',
  ],
  blockOf: ({ EventHooks, EventHooksConfiguration }) => {
    const [hook = ''] = Object.keys(EventHooks ?? EventHooksConfiguration ?? {});
    if (hook === 'CustomerQueue') return 'Set customer queue flow';
    if (hook === 'CustomerRemaining') return 'Set disconnect flow';
    if (hook.endsWith('Hold')) return 'Set hold flow';
    if (hook.endsWith('Whisper')) return 'Set whisper flow';
    return hooks.some((one) => one === hook) ? 'Set event flow' : undefined;
  },
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacteventhooks.html',
  parameters: object({
    EventHooks: object(Object.fromEntries(hooks.map((hook) => [hook, orReference()]))),
    EventHooksConfiguration: object(
      Object.fromEntries(hooks.map((hook) => [hook, object({ DisableExecution: choice('true', 'false') })])),
    ),
  }),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  parameterFlows: byHook({
    Queue: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
    Whisper: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
    Hold: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  }),
  namedFlows: {
    'EventHooks.AgentHold': ['AGENT_HOLD'],
    'EventHooks.AgentWhisper': ['AGENT_WHISPER'],
    'EventHooks.CustomerHold': ['CUSTOMER_HOLD'],
    'EventHooks.CustomerQueue': ['CUSTOMER_QUEUE'],
    'EventHooks.CustomerRemaining': ['CONTACT_FLOW'],
    'EventHooks.CustomerWhisper': ['CUSTOMER_WHISPER'],
    'EventHooks.DefaultAgentUI': ['CONTACT_FLOW'],
    'EventHooks.DisconnectAgentUI': ['CONTACT_FLOW'],
  },
  twilio: {
    support: 'differs',
    why: 'whispers, hold flows and flows at the agent are not played',
    inPlaces: true,
  },
  legacy: ['SetEventHook', 'SetContactFlow'],
  constructors: [
    hookConstructor('setCustomerQueueFlow', setCustomerQueueFlow),
    hookConstructor('setDisconnectFlow', setDisconnectFlow),
    hookConstructor('setHoldFlow', setHoldFlow, (hook) => ({ for: whose(hook) })),
    hookConstructor('setWhisperFlow', setWhisperFlow, (hook, off) => ({ for: whose(hook), off })),
    hookConstructor('setEventFlow', setEventFlow, (hook) => ({ event: readOneOf(events, hook) })),
  ],
  enter: ({ EventHooks = {}, EventHooksConfiguration = {} }, contact) => {
    const changed: { [hook: string]: string } = { ...contact.settings.hooks };
    const entries = [];
    for (const hook of hooks) {
      const flow = EventHooks[hook];
      if (flow === undefined) continue;
      if (hook.endsWith('Hold') && contact.channel !== 'VOICE') {
        return fails('NoMatchingError', 'hold flows are for calls only');
      }
      changed[hook] = flow;
      entries.push({ type: 'setting.changed', name: hook, value: flow } as const);
    }
    for (const hook of hooks) {
      if (EventHooksConfiguration[hook]?.DisableExecution !== 'true') continue;
      delete changed[hook];
      entries.push({ type: 'setting.changed', name: hook, value: 'off' } as const);
    }
    return { exit: 'next', change: { hooks: changed }, entries };
  },
};

function formFor({ EventHooks, EventHooksConfiguration }: JsonObject): Form {
  const errors = { required: ['NoMatchingError'] };
  if (EventHooks !== undefined) return { exactlyOne: [hooks.map((hook) => `EventHooks.${hook}`)], errors };
  // To switch a whisper off, the console writes the configuration alone.
  return EventHooksConfiguration === undefined ? { required: ['EventHooks'], errors } : { errors };
}
