import type { Props } from '../action/constructor.ts';
import type { Settings } from '../action/contact.ts';
import { type ActionDefinition, type Form } from '../action/definition.ts';
import { choice, list, literal, object, orReference } from '../action/parameter.ts';
import { readList, readOneOf, readSwitch, readValue } from '../action/reading.ts';
import { recordEntities } from '../action/redaction.ts';
import { type Step, step, written as writtenMembers } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { type Reference, written } from '../language/reference.ts';

/** What `setRecordingBehavior` records beside the talk, and its exit. */
export interface Recording<Target extends string> {
  /** Also records the agent's screen. */
  readonly screen?: boolean;
  /** Whether the automated part of the call is recorded. */
  readonly ivr?: boolean;
  readonly next: Target;
}

/** What Contact Lens does with a contact. */
export interface ContactLens<Uses extends string> {
  /** A language tag such as `en-US`. */
  readonly language: string | Reference<Uses>;
  readonly voice?: 'RealTime' | 'PostContact';
  /** Analyses chats too. */
  readonly chat?: boolean;
  /** Takes personal data out of what is stored. @default nothing is taken out */
  readonly redact?: 'RedactedOnly' | 'RedactedAndOriginal';
  readonly sentiment?: boolean;
  readonly summary?: boolean;
}

/** What `setRecordingBehavior` takes. Analytics need both voices. */
export type SetRecordingBehavior<Target extends string, Uses extends string> = Recording<Target> &
  (
    | { readonly record: 'both'; readonly analytics?: ContactLens<Uses> }
    | { readonly record: 'agent' | 'customer' | 'nobody'; readonly analytics?: never }
  );

/**
 * Records the talk with an agent, or stops recording it. It has no error exit; `setRecordingAndAnalytics` is the
 * newer action. Block: **Set recording and analytics behavior**.
 *
 * @example setRecordingBehavior({ record: 'both', next: 'queue' })
 */
export function setRecordingBehavior<const Target extends string, const Uses extends string = never>(
  props: SetRecordingBehavior<Target, Uses>,
): Step<
  Target,
  'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'OUTBOUND_WHISPER' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE',
  Uses
> {
  return step(
    definition.type,
    {
      RecordingBehavior: writtenMembers({
        RecordedParticipants: parties[props.record],
        ScreenRecordedParticipants: props.screen === true ? ['Agent'] : undefined,
        IVRRecordingBehavior: enabled(props.ivr),
      }),
      AnalyticsBehavior: props.analytics && analyticsOf(props.analytics),
    },
    { next: props.next },
  );
}

const parties = {
  both: ['Agent', 'Customer'],
  agent: ['Agent'],
  customer: ['Customer'],
  nobody: [],
} as const;

function analyticsOf(lens: ContactLens<string>): JsonObject {
  return writtenMembers({
    Enabled: 'True',
    AnalyticsLanguage: written(lens.language),
    AnalyticsRedactionBehavior: lens.redact === undefined ? 'Disabled' : 'Enabled',
    AnalyticsRedactionResults: lens.redact ?? 'None',
    ChannelConfiguration: {
      Chat: { AnalyticsModes: lens.chat === true ? ['ContactLens'] : [] },
      Voice: { AnalyticsModes: lens.voice === undefined ? [] : [lens.voice] },
    },
    SentimentConfiguration: lens.sentiment === true ? { Enabled: 'True' } : undefined,
    SummaryConfiguration: lens.summary === true ? { SummaryModes: ['PostContact'] } : undefined,
  });
}

function enabled(on: boolean | undefined): string | undefined {
  if (on === undefined) return undefined;
  return on ? 'Enabled' : 'Disabled';
}

/** The reverse of `analyticsOf`. */
function readAnalytics(lens: Lens): Props {
  const { Chat, Voice } = lens.ChannelConfiguration ?? {};
  return {
    language: readValue(lens.AnalyticsLanguage),
    voice: readOneOf(['RealTime', 'PostContact'], Voice?.AnalyticsModes?.[0]),
    chat: Chat?.AnalyticsModes?.[0] === 'ContactLens' ? true : undefined,
    redact: readOneOf(['RedactedOnly', 'RedactedAndOriginal'], lens.AnalyticsRedactionResults),
    sentiment: lens.SentimentConfiguration && true,
    summary: lens.SummaryConfiguration && true,
  };
}

interface Lens {
  readonly AnalyticsLanguage?: string;
  readonly AnalyticsRedactionResults?: string;
  readonly ChannelConfiguration?: {
    readonly Chat?: { readonly AnalyticsModes?: readonly string[] };
    readonly Voice?: { readonly AnalyticsModes?: readonly string[] };
  };
  readonly SentimentConfiguration?: JsonObject;
  readonly SummaryConfiguration?: JsonObject;
}

interface Parameters {
  readonly RecordingBehavior?: {
    readonly RecordedParticipants?: readonly string[];
    readonly ScreenRecordedParticipants?: readonly string[];
    readonly IVRRecordingBehavior?: string;
  };
  readonly AnalyticsBehavior?: Lens;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactRecordingBehavior',
  blocks: ['Set recording and analytics behavior'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingbehavior.html',
  parameters: object({
    RecordingBehavior: object({
      RecordedParticipants: list(choice('Agent', 'Customer')),
      ScreenRecordedParticipants: list(choice('Agent')),
      IVRRecordingBehavior: choice('Enabled', 'Disabled'),
    }),
    AnalyticsBehavior: object(
      {
        Enabled: choice('True', 'False'),
        AnalyticsLanguage: orReference(literal()),
        AnalyticsRedactionBehavior: orReference(choice('Enabled', 'Disabled')),
        AnalyticsRedactionResults: orReference(choice('None', 'RedactedOnly', 'RedactedAndOriginal')),
        AnalyticsRedactionMaskMode: choice('EntityType', 'PII'),
        AnalyticsRedactionEntities: recordEntities,
        ChannelConfiguration: object({
          Chat: object({ AnalyticsModes: list(choice('ContactLens')) }),
          Voice: object({ AnalyticsModes: list(choice('PostContact', 'RealTime')) }),
        }),
        AnalyticsMode: choice('PostCall', 'RealTime'),
        SentimentConfiguration: object({ Enabled: choice('True', 'False') }, 'Enabled'),
        SummaryConfiguration: object(
          { SummaryModes: list(choice('PostContact', 'AutomatedInteraction')) },
          'SummaryModes',
        ),
      },
      'Enabled',
    ),
  }),
  form: formFor,
  next: 'required',
  // AWS lists tasks and emails under the error branch, but the action has none to take.
  channels: { VOICE: 'supported', CHAT: 'supported', TASK: 'no-effect', EMAIL: 'no-effect' },
  flowTypes: {
    wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  twilio: {
    support: 'differs',
    why: 'the talk is recorded from the queue on, and not analysed by Contact Lens',
  },
  legacy: ['SetRecordingBehavior'],
  constructors: [
    {
      name: 'setRecordingBehavior',
      build: setRecordingBehavior,
      read: ({ parameters: { RecordingBehavior: recording, AnalyticsBehavior }, next }) => ({
        record: readList(parties, recording?.RecordedParticipants),
        screen: recording?.ScreenRecordedParticipants && true,
        ivr: readSwitch(recording?.IVRRecordingBehavior, 'Enabled'),
        analytics: AnalyticsBehavior && readAnalytics(AnalyticsBehavior),
        next,
      }),
    },
  ],
  enter: (parameters, { settings: { recording } }) => ({
    exit: 'next',
    change: { recording: { ...recording, ...parameters } as Settings['recording'] },
    entries: [{ type: 'setting.changed', name: 'recording', value: recorded(parameters) }],
  }),
};

function recorded({ RecordingBehavior }: Parameters): string {
  return RecordingBehavior?.RecordedParticipants?.join(', ') || 'off';
}

function formFor({ RecordingBehavior, AnalyticsBehavior }: JsonObject): Form {
  const both = (RecordingBehavior as Parameters['RecordingBehavior'])?.RecordedParticipants?.length === 2;
  return {
    atLeastOne: [['RecordingBehavior', 'AnalyticsBehavior']],
    required:
      (AnalyticsBehavior as JsonObject | undefined)?.['Enabled'] === 'True'
        ? ['AnalyticsBehavior.AnalyticsLanguage']
        : [],
    refused: both ? [] : ['AnalyticsBehavior'],
    errors: {},
  };
}
