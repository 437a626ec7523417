import { type ActionDefinition, anyFlowOrCampaign, type Form } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { choice, list, numeral, object, orReference } from '../action/parameter.ts';
import { readChoice, readNumeric } from '../action/reading.ts';
import { oneOf, type Step, step } from '../action/step.ts';
import type { FlowType, JsonObject } from '../language/document.ts';

/** What every `wait` takes. */
export interface Pause<Target extends string, Uses extends string> {
  /** At most this long, 1 to 604800 seconds (seven days). */
  readonly seconds: Numeric<Uses>;
  /** The time is over. */
  readonly onComplete: Target;
  /** Ends the pause early: the customer came back to the chat. */
  readonly onReturn?: Target;
  /** A call takes this at once. */
  readonly onError: Target;
}

/** Ends the pause early when the bot leaves the chat; then the exit for a chat without a bot is needed too. */
export type UntilBotLeft<Target extends string> =
  | { readonly onBotLeft: Target; readonly onNoBot: Target }
  | { readonly onBotLeft?: never; readonly onNoBot?: never };

/** What `wait` takes: an event ends the pause when its exit is given. */
export type Wait<Target extends string, Uses extends string> = Pause<Target, Uses> & UntilBotLeft<Target>;

/**
 * Lets time pass in a chat, a task or an email. Block: **Wait**.
 *
 * @example wait({ seconds: 900, onReturn: 'menu', onComplete: 'bye', onError: 'bye' })
 */
export function wait<const Target extends string, const Uses extends string = never>(
  props: Wait<Target, Uses>,
): Step<Target, FlowType, Uses> {
  const exits = { CustomerReturned: props.onReturn, BotParticipantDisconnected: props.onBotLeft };
  const events = oneOf<Target>(exits);
  return step(
    definition.type,
    {
      TimeLimitSeconds: writtenNumber(props.seconds),
      Events: events.length > 0 ? events.map(([{ operand }]) => operand) : undefined,
    },
    {
      next: props.onError,
      conditions: [...events, ...oneOf({ WaitCompleted: props.onComplete })],
      errors: { ParticipantNotFound: props.onNoBot, NoMatchingError: props.onError },
    },
  );
}

interface Parameters {
  readonly TimeLimitSeconds?: string;
  readonly Events?: readonly string[];
  readonly ContinueExecution?: 'True';
}

export const definition: ActionDefinition<Parameters> = {
  type: 'Wait',
  blocks: ['Wait'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-wait.html',
  parameters: object({
    TimeLimitSeconds: orReference(numeral(1, 604800)),
    Events: list(choice('CustomerReturned', 'BotParticipantDisconnected')),
    ContinueExecution: choice('True'),
    MinimumWaitTimeSeconds: orReference(numeral(1)),
  }),
  form: formFor,
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'supported', TASK: 'supported', EMAIL: 'supported' },
  flowTypes: { wide: anyFlowOrCampaign, strict: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'CAMPAIGN'] },
  asks: true,
  role: 'wait',
  twilio: { support: 'same' },
  legacy: ['Wait'],
  constructors: [
    {
      name: 'wait',
      build: wait,
      read: ({ parameters, errors, when }) => ({
        seconds: readNumeric(parameters.TimeLimitSeconds),
        onReturn: readChoice(when, 'CustomerReturned'),
        onBotLeft: readChoice(when, 'BotParticipantDisconnected'),
        onNoBot: errors['ParticipantNotFound'],
        onComplete: readChoice(when, 'WaitCompleted'),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ TimeLimitSeconds, Events = [], ContinueExecution }) => {
    if (ContinueExecution !== undefined) {
      return fails('NoMatchingError', 'a wait beside which the flow goes on is not played');
    }
    return { ask: { kind: 'wait', seconds: Number(TimeLimitSeconds), events: Events } };
  },
  answer: (_parameters, _contact, event) => {
    if (event.kind === 'waited') return { match: 'WaitCompleted' };
    if (event.kind === 'happened') return { match: event.event };
    return fails(event.kind === 'failed' ? event.error : undefined);
  },
};

function formFor(parameters: JsonObject): Form {
  const { Events: events = [], ContinueExecution: goesOn } = parameters as Parameters;
  if (goesOn !== undefined) {
    return {
      required: ['MinimumWaitTimeSeconds'],
      refused: ['Events'],
      errors: { required: ['NoMatchingError'], optional: ['ParticipantNotFound'] },
      conditions: conditions('Continue', 'WaitCompleted'),
    };
  }
  const bot = events.includes('BotParticipantDisconnected');
  return {
    required: ['TimeLimitSeconds'],
    refused: ['MinimumWaitTimeSeconds'],
    errors: bot
      ? { required: ['ParticipantNotFound', 'NoMatchingError'] }
      : { required: ['NoMatchingError'], optional: ['ParticipantNotFound'] },
    conditions: conditions('WaitCompleted', ...events),
  };
}

function conditions(...operands: readonly string[]) {
  return { required: true, operators: ['Equals'], operands, exhaustive: true } as const;
}
