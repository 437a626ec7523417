import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';

/** The exits of `resumeContact`. */
export interface ResumeContact<Target extends string> {
  readonly next: Target;
  /** Also taken on every channel but tasks. */
  readonly onError: Target;
}

/**
 * Lets a task go on that an agent has paused. Tasks only: other channels take `onError`. Block: **Resume contact**.
 *
 * @example resumeContact({ next: 'queue', onError: 'end' })
 */
export function resumeContact<const Target extends string>({
  next,
  onError,
}: ResumeContact<Target>): Step<Target, AnyFlow, never> {
  return step(definition.type, {}, { next, errors: { NoMatchingError: onError } });
}

export const definition: ActionDefinition = {
  type: 'ResumeContact',
  blocks: ['Resume contact'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactresumecontact.html',
  parameters: object({}),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'error', TASK: 'supported', EMAIL: 'error' },
  flowTypes: { wide: anyFlow },
  twilio: { support: 'unsupported', why: 'it has no tasks of Connect' },
  legacy: [],
  constructors: [
    {
      name: 'resumeContact',
      build: resumeContact,
      read: ({ next, errors }) => ({ next, onError: errors['NoMatchingError'] }),
    },
  ],
  enter: () => ({
    exit: 'next',
    entries: [{ type: 'setting.changed', name: 'paused', value: 'False' }],
  }),
};
