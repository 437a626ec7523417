import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { object, orReference } from '../action/parameter.ts';
import { lineOf } from '../action/queue.ts';
import { readChoice, readNamed } from '../action/reading.ts';
import { oneOf, type Step, step } from '../action/step.ts';

export interface CheckHours<Target extends string, Uses extends string> {
  /** Without it, the hours of the working queue. */
  readonly hours?: Named<'hours', Uses>;
  readonly open: Target;
  readonly closed: Target;
  /** Also taken when neither hours nor a working queue are set. */
  readonly onError: Target;
}

/**
 * Branches on whether the hours are open now. Block: **Check hours of operation**.
 *
 * @example checkHours({ hours: hours('Service desk'), open: 'menu', closed: 'closed', onError: 'sorry' })
 */
export function checkHours<const Target extends string, const Uses extends string = never>(
  props: CheckHours<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  return step(
    definition.type,
    { HoursOfOperationId: props.hours && writtenName(props.hours) },
    {
      next: props.onError,
      conditions: oneOf({ True: props.open, False: props.closed }),
      errors: { NoMatchingError: props.onError },
    },
  );
}

export const definition: ActionDefinition<{ readonly HoursOfOperationId?: string }> = {
  type: 'CheckHoursOfOperation',
  blocks: ['Check hours of operation'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkhoursofoperation.html',
  parameters: object({ HoursOfOperationId: orReference() }),
  form: {
    errors: { required: ['NoMatchingError'] },
    conditions: { required: true, operators: ['Equals'], operands: ['True', 'False'], exhaustive: true },
  },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  twilio: { support: 'same' },
  legacy: ['CheckHoursOfOperation'],
  constructors: [
    {
      name: 'checkHours',
      build: checkHours,
      read: ({ parameters, errors, when }) => ({
        hours: readNamed('hours', parameters.HoursOfOperationId),
        open: readChoice(when, 'True'),
        closed: readChoice(when, 'False'),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ HoursOfOperationId: hours = '' }, { settings: { queue } }) =>
    // An agent's own queue has no hours.
    hours === '' && lineOf(queue).queue === ''
      ? fails('NoMatchingError', 'neither hours nor a working queue with hours are set')
      : { ask: { kind: 'hours', hours, queue } },
  answer: (_parameters, _contact, event) =>
    event.kind === 'hours'
      ? { match: event.open ? 'True' : 'False', entries: [{ type: 'hours.checked', open: event.open }] }
      : fails(),
};
