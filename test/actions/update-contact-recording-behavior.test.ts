import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, setRecordingBehavior } from '../../src/actions/update-contact-recording-behavior.ts';
import { contactWith } from './contact.ts';

test('what was set before stays where nothing new is said', () => {
  const analytics = { AnalyticsBehavior: { Enabled: 'True' } };
  const parameters = { RecordingBehavior: { RecordedParticipants: [] } };
  expect(definition.enter?.(parameters, contactWith({ recording: analytics }), 0)).toEqual({
    exit: 'next',
    change: { recording: { ...analytics, ...parameters } },
    entries: [{ type: 'setting.changed', name: 'recording', value: 'off' }],
  });
});

test('it has no error exit, and analytics need both voices', () => {
  expect(formOf(definition, {}).errors).toEqual({});
  const both = { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } };
  expect(formOf(definition, both).refused).toEqual([]);
  expect(formOf(definition, { RecordingBehavior: { RecordedParticipants: ['Agent'] } }).refused).toEqual([
    'AnalyticsBehavior',
  ]);
  expect(formOf(definition, { ...both, AnalyticsBehavior: { Enabled: 'True' } }).required).toEqual([
    'AnalyticsBehavior.AnalyticsLanguage',
  ]);
  // @ts-expect-error the agent alone is not analysed
  setRecordingBehavior({ record: 'agent', analytics: { language: 'en-US' }, next: 'on' });
});

test('setRecordingBehavior() writes what the console writes', () => {
  expect(setRecordingBehavior({ record: 'nobody', next: 'on' })).toMatchObject({
    parameters: { RecordingBehavior: { RecordedParticipants: [] } },
    transitions: { NextAction: 'on', Errors: [], Conditions: [] },
  });
  const analytics = { language: 'ja-JP', voice: 'RealTime', sentiment: true } as const;
  expect(setRecordingBehavior({ record: 'both', ivr: true, analytics, next: 'on' }).parameters).toEqual({
    RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Enabled' },
    AnalyticsBehavior: {
      Enabled: 'True',
      AnalyticsLanguage: 'ja-JP',
      AnalyticsRedactionBehavior: 'Disabled',
      AnalyticsRedactionResults: 'None',
      ChannelConfiguration: { Chat: { AnalyticsModes: [] }, Voice: { AnalyticsModes: ['RealTime'] } },
      SentimentConfiguration: { Enabled: 'True' },
    },
  });
});
