import type { JsonObject } from '../language/document.ts';
import { type Reference, written } from '../language/reference.ts';
import type { Props } from './constructor.ts';
import { choice, list, object, orReference, type ParameterSchema } from './parameter.ts';
import { readSwitch, readValue } from './reading.ts';
import { type MessageEntity, type RecordEntity, recordEntities } from './redaction.ts';
import { written as writtenMembers } from './step.ts';

/** Takes personal data out of what is stored. */
export interface Redaction<Uses extends string> {
  readonly keep: 'RedactedOnly' | 'RedactedAndOriginal' | Reference<Uses>;
  /** What stands in its place: the kind of data, or `[PII]`. @default 'PII' */
  readonly mask?: 'EntityType' | 'PII';
  /** @default every kind */
  readonly entities?: readonly RecordEntity[];
}

/** Takes personal data out of messages before they are delivered. */
export interface MessageRedaction {
  readonly mask?: 'EntityType' | 'PII';
  /** @default every kind */
  readonly entities?: readonly MessageEntity[];
  /** Delivers a message as it was when it could not be redacted. */
  readonly deliverUnprocessed?: boolean;
}

/** What Contact Lens does with any contact. */
export interface Analytics<Uses extends string> {
  readonly redact?: Redaction<Uses>;
  readonly sentiment?: boolean;
  /** `AutomatedInteraction` sums up what went on before the agent. */
  readonly summaries?: readonly ('PostContact' | 'AutomatedInteraction')[];
}

/** What Contact Lens does with a chat. */
export interface ChatAnalytics<Uses extends string> extends Analytics<Uses> {
  /** A language tag such as `en-US`. */
  readonly language: string | Reference<Uses>;
  readonly redactMessages?: MessageRedaction;
}

/** `True` or `False`. */
export const onOff = choice('True', 'False');
/** What stands in the place of personal data. */
export const mask = choice('EntityType', 'PII');

/** The members that analytics of calls and chats share. */
export const analyticsSchema: { readonly [name: string]: ParameterSchema } = {
  Enabled: onOff,
  ConversationalAnalyticsRedactionConfiguration: object(
    {
      Enabled: onOff,
      RedactionResults: orReference(choice('RedactedAndOriginal', 'RedactedOnly')),
      RedactionMaskMode: mask,
      RedactionEntities: recordEntities,
    },
    'Enabled',
  ),
  SentimentConfiguration: object({ Enabled: onOff }, 'Enabled'),
  SummaryConfiguration: object(
    { SummaryModes: list(choice('PostContact', 'AutomatedInteraction')) },
    'SummaryModes',
  ),
};

/** The written form of what analytics of calls and chats share. */
export function analyticsOf({ redact, sentiment, summaries }: Analytics<string>): JsonObject {
  return writtenMembers({
    ConversationalAnalyticsRedactionConfiguration: writtenMembers({
      Enabled: yesNo(redact !== undefined),
      RedactionResults: redact && written(redact.keep),
      RedactionMaskMode: redact?.mask,
      RedactionEntities: redact?.entities,
    }),
    SentimentConfiguration: sentiment === undefined ? undefined : { Enabled: yesNo(sentiment) },
    SummaryConfiguration: summaries && { SummaryModes: summaries },
  });
}

/** The written form of analytics of a chat. */
export function chatAnalytics(analytics: ChatAnalytics<string> | 'off'): JsonObject {
  if (analytics === 'off') return { Enabled: 'False' };
  const { redactMessages: messages } = analytics;
  return {
    Enabled: 'True',
    AnalyticsLanguage: written(analytics.language),
    AnalyticsModes: ['ContactLens'],
    ...analyticsOf(analytics),
    InFlightChatRedactionConfiguration: writtenMembers({
      Enabled: yesNo(messages !== undefined),
      RedactionMaskMode: messages?.mask,
      RedactionEntities: messages?.entities,
      DeliverUnprocessedMessages: messages && yesNo(messages.deliverUnprocessed === true),
    }),
  };
}

/** Analytics as a document holds them. */
export interface WrittenAnalytics {
  readonly ConversationalAnalyticsRedactionConfiguration?: WrittenRedaction;
  readonly SentimentConfiguration?: { readonly Enabled?: string };
  readonly SummaryConfiguration?: { readonly SummaryModes?: readonly string[] };
}

/** What is taken out, as a document holds it. */
export interface WrittenRedaction {
  readonly Enabled?: string;
  readonly RedactionResults?: string;
  readonly RedactionMaskMode?: string;
  readonly RedactionEntities?: readonly string[];
}

/** What analytics of calls and chats share, as a constructor takes it. */
export function readAnalytics({
  ConversationalAnalyticsRedactionConfiguration: redaction,
  SentimentConfiguration: sentiment,
  SummaryConfiguration: summary,
}: WrittenAnalytics): Props {
  return {
    redact:
      redaction?.Enabled === 'True'
        ? {
            keep: readValue(redaction.RedactionResults),
            mask: redaction.RedactionMaskMode,
            entities: redaction.RedactionEntities,
          }
        : undefined,
    sentiment: readSwitch(sentiment?.Enabled, 'True'),
    summaries: summary?.SummaryModes,
  };
}

/** Analytics of a chat as a document holds them. */
export interface WrittenChat extends WrittenAnalytics {
  readonly Enabled?: string;
  readonly AnalyticsLanguage?: string;
  readonly InFlightChatRedactionConfiguration?: WrittenRedaction & {
    readonly DeliverUnprocessedMessages?: string;
  };
}

/** Analytics of a chat as a constructor takes them. */
export function readChat(analytics: WrittenChat): Props | string {
  const { Enabled, AnalyticsLanguage, InFlightChatRedactionConfiguration: messages } = analytics;
  if (Enabled === 'False') return 'off';
  return {
    language: readValue(AnalyticsLanguage),
    ...readAnalytics(analytics),
    redactMessages:
      messages?.Enabled === 'True'
        ? {
            mask: messages.RedactionMaskMode,
            entities: messages.RedactionEntities,
            deliverUnprocessed: readSwitch(messages.DeliverUnprocessedMessages, 'True'),
          }
        : undefined,
  };
}

/** The written form of a switch. */
export function yesNo(on: boolean): 'True' | 'False' {
  return on ? 'True' : 'False';
}
