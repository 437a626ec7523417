import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { choice, object } from '../action/parameter.ts';
import { oneOf, type Step, step } from '../action/step.ts';

type FlowsWithVoiceId =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'CUSTOMER_WHISPER'
  | 'AGENT_WHISPER'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'MODULE';

/** What each question of `checkVoiceId` may give. */
const outcomes = {
  enrollmentStatus: ['Enrolled', 'NotEnrolled', 'OptedOut'],
  voiceAuthentication: ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'],
  fraudDetection: ['HighRisk', 'LowRisk', 'Inconclusive'],
} as const;

type Question = keyof typeof outcomes;

/** One question and its exits. */
export interface VoiceIdQuestion<Target extends string, Asked extends Question> {
  /** Whether the customer is enrolled, is who they say they are, or is on a watchlist. */
  readonly check: Asked;
  /** An exit for each outcome that matters; all others take `onError`. */
  readonly when: { readonly [Outcome in (typeof outcomes)[Asked][number]]?: Target };
  /** Every contact takes it since Voice ID has ended. */
  readonly onError: Target;
}

/** What `checkVoiceId` takes: each question has outcomes of its own. */
export type CheckVoiceId<Target extends string> =
  | VoiceIdQuestion<Target, 'enrollmentStatus'>
  | VoiceIdQuestion<Target, 'voiceAuthentication'>
  | VoiceIdQuestion<Target, 'fraudDetection'>;

/**
 * Branches on what Voice ID found out. That service ended on 2026-05-20: a contact takes `onError`, `check` warns of
 * it, and new flows have no use for it. Block: **Check Voice ID**.
 *
 * @example checkVoiceId({ check: 'enrollmentStatus', when: { Enrolled: 'greet' }, onError: 'ask-pin' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/check-voice-id.html
 */
export function checkVoiceId<const Target extends string>({
  check,
  when,
  onError,
}: CheckVoiceId<Target>): Step<Target, FlowsWithVoiceId, never> {
  return step(
    definition.type,
    { CheckVoiceIdOption: check },
    { next: onError, conditions: oneOf(when), errors: { NoMatchingError: onError } },
  );
}

export const definition: ActionDefinition<{ readonly CheckVoiceIdOption: string }> = {
  type: 'CheckVoiceId',
  blocks: ['Check Voice ID'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkvoiceid.html',
  parameters: object({ CheckVoiceIdOption: choice(...Object.keys(outcomes)) }, 'CheckVoiceIdOption'),
  form: ({ CheckVoiceIdOption: asked }) => ({
    errors: { required: ['NoMatchingError'] },
    conditions: {
      required: true,
      operators: ['Equals'],
      ...(isQuestion(asked) ? { operands: outcomes[asked] } : {}),
    },
  }),
  next: 'required',
  channels: voiceOnly,
  flowTypes: {
    wide: [
      'CONTACT_FLOW',
      'CUSTOMER_QUEUE',
      'CUSTOMER_WHISPER',
      'AGENT_WHISPER',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'QUEUE_TRANSFER',
    ],
  },
  retired: { what: 'Amazon Connect Voice ID', on: '2026-05-20' },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'checkVoiceId',
      build: checkVoiceId,
      read: ({ parameters: { CheckVoiceIdOption: check }, errors, when }) => ({
        check,
        when: new Map(when.map(([{ operand }, target]) => [operand, target])),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: () => fails('NoMatchingError', 'Voice ID ended on 2026-05-20'),
};

function isQuestion(asked: unknown): asked is Question {
  return typeof asked === 'string' && Object.hasOwn(outcomes, asked);
}
