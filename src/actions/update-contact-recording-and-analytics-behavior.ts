import {
  type Analytics,
  analyticsOf,
  analyticsSchema,
  type ChatAnalytics,
  chatAnalytics,
  mask,
  onOff,
  readAnalytics,
  readChat,
  type WrittenAnalytics,
  type WrittenChat,
} from '../action/analytics.ts';
import type { Props } from '../action/constructor.ts';
import type { Contact, Settings } from '../action/contact.ts';
import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { choice, list, literal, object, orReference } from '../action/parameter.ts';
import { readList, readOneOf, readSwitch } from '../action/reading.ts';
import { messageEntities } from '../action/redaction.ts';
import { type AnyFlow, type Step, step, written as writtenMembers } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';

/** What Contact Lens does with a call. */
export interface VoiceAnalytics<Uses extends string> extends Analytics<Uses> {
  /** A language tag such as `en-US`. */
  readonly language: string;
  readonly mode: 'RealTime' | 'PostContact';
  /** Analyses the automated part too. */
  readonly ivr?: boolean;
}

/** The exits of `setRecordingAndAnalytics`. */
export interface RecordingExits<Target extends string> {
  readonly next: Target;
  /** The contact is of another channel than the settings. */
  readonly onMismatch: Target;
  readonly onError: Target;
}

/** What `setRecordingAndAnalytics` takes: the settings of one channel. Voice analytics need both voices. */
export type SetRecordingAndAnalytics<Target extends string, Uses extends string> = RecordingExits<Target> &
  (
    | {
        readonly channel: 'voice';
        readonly record: 'both';
        readonly ivr?: boolean;
        readonly analytics?: VoiceAnalytics<Uses>;
      }
    | { readonly channel: 'voice'; readonly record: 'agent' | 'customer' | 'nobody'; readonly ivr?: boolean }
    | {
        readonly channel: 'chat';
        readonly analytics: ChatAnalytics<Uses> | 'off';
        /** Messages cannot be redacted. */
        readonly onRedactionFailed: Target;
      }
    | { readonly channel: 'screen'; readonly record: boolean }
  );

/**
 * Sets recording and analytics of one channel; take several for several channels.
 * Block: **Set recording, analytics and processing behavior**.
 *
 * @example setRecordingAndAnalytics({ channel: 'voice', record: 'both', next: 'queue', onMismatch: 'queue', onError: 'queue' })
 */
export function setRecordingAndAnalytics<const Target extends string, const Uses extends string = never>(
  props: SetRecordingAndAnalytics<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(definition.type, behaviorOf(props), {
    next: props.next,
    errors: {
      NoMatchingError: props.onError,
      ChannelMismatch: props.onMismatch,
      InFlightRedactionConfigurationFailed: props.channel === 'chat' ? props.onRedactionFailed : undefined,
    },
  });
}

function behaviorOf(props: SetRecordingAndAnalytics<string, string>): JsonObject {
  if (props.channel === 'screen') {
    return { ScreenRecordingBehavior: { ScreenRecordedParticipants: props.record ? ['Agent'] : [] } };
  }
  if (props.channel === 'chat')
    return { ChatBehavior: { ChatAnalyticsBehavior: chatAnalytics(props.analytics) } };
  const analytics = props.record === 'both' ? props.analytics : undefined;
  return {
    VoiceBehavior: writtenMembers({
      VoiceRecordingBehavior: writtenMembers({
        RecordedParticipants: parties[props.record],
        IVRRecordingBehavior: props.ivr === undefined ? undefined : props.ivr ? 'Enabled' : 'Disabled',
      }),
      VoiceAnalyticsBehavior: analytics && voiceAnalytics(analytics),
    }),
  };
}

const parties = {
  both: ['Agent', 'Customer'],
  agent: ['Agent'],
  customer: ['Customer'],
  nobody: [],
} as const;

function voiceAnalytics(analytics: VoiceAnalytics<string>): JsonObject {
  return {
    Enabled: 'True',
    AnalyticsLanguage: analytics.language,
    AnalyticsModes: analytics.ivr === true ? [analytics.mode, 'AutomatedInteraction'] : [analytics.mode],
    ...analyticsOf(analytics),
  };
}

/** The reverse of `behaviorOf`. */
function readBehavior({ VoiceBehavior, ChatBehavior, ScreenRecordingBehavior }: Parameters): Props {
  if (ScreenRecordingBehavior !== undefined)
    return { channel: 'screen', record: ScreenRecordingBehavior.ScreenRecordedParticipants?.length === 1 };
  if (ChatBehavior !== undefined)
    return { channel: 'chat', analytics: readChat(ChatBehavior.ChatAnalyticsBehavior ?? {}) };
  const { VoiceRecordingBehavior: recording, VoiceAnalyticsBehavior: analytics } = VoiceBehavior ?? {};
  const [mode, ...more] = analytics?.AnalyticsModes ?? [];
  return {
    channel: 'voice',
    record: readList(parties, recording?.RecordedParticipants),
    ivr: readSwitch(recording?.IVRRecordingBehavior, 'Enabled'),
    analytics: analytics && {
      language: analytics.AnalyticsLanguage,
      mode: readOneOf(['RealTime', 'PostContact'], mode),
      ivr: more.length > 0 ? true : undefined,
      ...readAnalytics(analytics),
    },
  };
}

interface Parameters {
  readonly VoiceBehavior?: {
    readonly VoiceRecordingBehavior?: {
      readonly RecordedParticipants?: readonly string[];
      readonly IVRRecordingBehavior?: string;
    };
    readonly VoiceAnalyticsBehavior?: WrittenAnalytics & {
      readonly AnalyticsLanguage?: string;
      readonly AnalyticsModes?: readonly string[];
    };
  };
  readonly ChatBehavior?: { readonly ChatAnalyticsBehavior?: WrittenChat };
  readonly ScreenRecordingBehavior?: { readonly ScreenRecordedParticipants?: readonly string[] };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  blocks: ['Set recording, analytics and processing behavior'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingandanalyticsbehavior.html',
  parameters: object({
    VoiceBehavior: object({
      VoiceRecordingBehavior: object({
        RecordedParticipants: list(choice('Agent', 'Customer')),
        IVRRecordingBehavior: choice('Enabled', 'Disabled'),
      }),
      VoiceAnalyticsBehavior: object({
        ...analyticsSchema,
        AnalyticsLanguage: literal(),
        AnalyticsModes: list(choice('RealTime', 'PostContact', 'AutomatedInteraction')),
      }),
    }),
    ChatBehavior: object(
      {
        ChatAnalyticsBehavior: object(
          {
            ...analyticsSchema,
            AnalyticsLanguage: orReference(),
            AnalyticsModes: list(choice('ContactLens')),
            InFlightChatRedactionConfiguration: object(
              {
                Enabled: onOff,
                RedactionMaskMode: mask,
                RedactionEntities: messageEntities,
                DeliverUnprocessedMessages: onOff,
              },
              'Enabled',
            ),
          },
          'Enabled',
        ),
      },
      'ChatAnalyticsBehavior',
    ),
    ScreenRecordingBehavior: object({ ScreenRecordedParticipants: list(choice('Agent')) }),
  }),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: {
    support: 'differs',
    why: 'the talk is recorded from the queue on, and not analysed by Contact Lens',
  },
  legacy: [],
  constructors: [
    {
      name: 'setRecordingAndAnalytics',
      build: setRecordingAndAnalytics,
      read: ({ parameters, next, errors }) => ({
        ...readBehavior(parameters),
        next,
        onMismatch: errors['ChannelMismatch'],
        onError: errors['NoMatchingError'],
        onRedactionFailed: errors['InFlightRedactionConfigurationFailed'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    if (mismatches(parameters, contact)) return fails('ChannelMismatch');
    const recording = { ...contact.settings.recording, ...parameters } as Settings['recording'];
    return {
      exit: 'next',
      change: { recording },
      entries: [{ type: 'setting.changed', name: 'recording', value: recorded(parameters) }],
    };
  },
};

function mismatches({ VoiceBehavior, ChatBehavior }: Parameters, { channel }: Contact): boolean {
  if (VoiceBehavior !== undefined) return channel !== 'VOICE';
  return ChatBehavior === undefined ? channel === 'EMAIL' : channel !== 'CHAT';
}

function recorded({ VoiceBehavior, ChatBehavior }: Parameters): string {
  if (VoiceBehavior !== undefined) {
    return `call: ${VoiceBehavior.VoiceRecordingBehavior?.RecordedParticipants?.join(', ') || 'off'}`;
  }
  return ChatBehavior === undefined ? 'screen' : 'chat';
}

function formFor({ VoiceBehavior, ChatBehavior }: JsonObject): Form {
  const voice = VoiceBehavior as Parameters['VoiceBehavior'];
  const both = voice?.VoiceRecordingBehavior?.RecordedParticipants?.length === 2;
  return {
    atLeastOne: [['VoiceBehavior', 'ChatBehavior', 'ScreenRecordingBehavior']],
    refused: [
      ...(voice === undefined ? [] : ['ChatBehavior']),
      ...(both ? [] : ['VoiceBehavior.VoiceAnalyticsBehavior']),
    ],
    errors: {
      required: [
        'NoMatchingError',
        'ChannelMismatch',
        ...(ChatBehavior === undefined ? [] : ['InFlightRedactionConfigurationFailed']),
      ],
    },
  };
}
