import { describe, expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import {
  definition,
  setRecordingAndAnalytics,
} from '../../src/actions/update-contact-recording-and-analytics-behavior.ts';
import { contactWith } from './contact.ts';

const voice = { VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } } };
const chat = { ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'True' } } };
const screen = { ScreenRecordingBehavior: { ScreenRecordedParticipants: ['Agent'] } };

test.each([
  ['VOICE', voice, 'next'],
  ['CHAT', voice, 'ChannelMismatch'],
  ['VOICE', chat, 'ChannelMismatch'],
  ['CHAT', chat, 'next'],
  ['EMAIL', chat, 'ChannelMismatch'],
  ['TASK', screen, 'next'],
  ['EMAIL', screen, 'ChannelMismatch'],
] as const)('%s with %j takes %s', (channel, parameters, exit) => {
  expect(definition.enter?.(parameters, contactWith({ channel }), 0)).toMatchObject({ exit });
});

test('settings of several steps come together', () => {
  const outcome = definition.enter?.(screen, contactWith({ recording: voice }), 0);
  expect(outcome?.change?.recording).toEqual({ ...voice, ...screen });
});

describe('form', () => {
  test.each([
    [voice, ['NoMatchingError', 'ChannelMismatch'], ['ChatBehavior']],
    [
      chat,
      ['NoMatchingError', 'ChannelMismatch', 'InFlightRedactionConfigurationFailed'],
      ['VoiceBehavior.VoiceAnalyticsBehavior'],
    ],
  ])('%j', (parameters, required, refused) => {
    const form = formOf(definition, parameters);
    expect(form.errors.required).toEqual(required);
    expect(form.refused).toEqual(refused);
  });
});

const exits = { next: 'on', onMismatch: 'other', onError: 'sorry' } as const;

test('the voice form writes what the console writes', () => {
  const step = setRecordingAndAnalytics({
    channel: 'voice',
    record: 'both',
    ivr: true,
    analytics: { language: 'ja-JP', mode: 'RealTime', ivr: true, sentiment: true },
    ...exits,
  });
  expect(step.parameters).toEqual({
    VoiceBehavior: {
      VoiceRecordingBehavior: {
        RecordedParticipants: ['Agent', 'Customer'],
        IVRRecordingBehavior: 'Enabled',
      },
      VoiceAnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: 'ja-JP',
        AnalyticsModes: ['RealTime', 'AutomatedInteraction'],
        ConversationalAnalyticsRedactionConfiguration: { Enabled: 'False' },
        SentimentConfiguration: { Enabled: 'True' },
      },
    },
  });
  expect(step.transitions.Errors).toEqual([
    { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
    { NextAction: 'other', ErrorType: 'ChannelMismatch' },
  ]);
});

test('the chat form writes what the console writes', () => {
  const step = setRecordingAndAnalytics({
    channel: 'chat',
    analytics: { language: 'ja-JP', sentiment: true, summaries: ['PostContact', 'AutomatedInteraction'] },
    onRedactionFailed: 'sorry',
    ...exits,
  });
  expect(step.parameters).toEqual({
    ChatBehavior: {
      ChatAnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: 'ja-JP',
        AnalyticsModes: ['ContactLens'],
        ConversationalAnalyticsRedactionConfiguration: { Enabled: 'False' },
        InFlightChatRedactionConfiguration: { Enabled: 'False' },
        SentimentConfiguration: { Enabled: 'True' },
        SummaryConfiguration: { SummaryModes: ['PostContact', 'AutomatedInteraction'] },
      },
    },
  });
  expect(step.transitions.Errors?.at(-1)?.ErrorType).toBe('InFlightRedactionConfigurationFailed');
  // @ts-expect-error a chat needs the exit for messages that cannot be redacted
  setRecordingAndAnalytics({ channel: 'chat', analytics: 'off', ...exits });
});

test('redaction and the other forms', () => {
  const redact = { keep: 'RedactedOnly', mask: 'EntityType', entities: ['NAME', 'IN_NREGA'] } as const;
  const redactMessages = { entities: ['SSN'], deliverUnprocessed: true } as const;
  const step = setRecordingAndAnalytics({
    channel: 'chat',
    analytics: { language: 'en-US', redact, redactMessages },
    onRedactionFailed: 'sorry',
    ...exits,
  });
  expect(step.parameters).toMatchObject({
    ChatBehavior: {
      ChatAnalyticsBehavior: {
        ConversationalAnalyticsRedactionConfiguration: {
          Enabled: 'True',
          RedactionResults: 'RedactedOnly',
          RedactionMaskMode: 'EntityType',
          RedactionEntities: ['NAME', 'IN_NREGA'],
        },
        InFlightChatRedactionConfiguration: {
          Enabled: 'True',
          RedactionEntities: ['SSN'],
          DeliverUnprocessedMessages: 'True',
        },
      },
    },
  });
  expect(setRecordingAndAnalytics({ channel: 'screen', record: false, ...exits }).parameters).toEqual({
    ScreenRecordingBehavior: { ScreenRecordedParticipants: [] },
  });
  expect(setRecordingAndAnalytics({ channel: 'voice', record: 'nobody', ...exits }).parameters).toEqual({
    VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: [] } },
  });
});
