import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, setContactData } from '../../src/actions/update-contact-data.ts';
import { attribute, system, text } from '../../src/language/reference.ts';
import { contactWith } from './contact.ts';

const voiceId = {
  IsVoiceIdStreamingEnabled: 'true',
  IsVoiceAuthenticationEnabled: 'TRUE',
  IsFraudDetectionEnabled: 'false',
};

test.each([
  [{ LanguageCode: 'de-DE' }, { LanguageCode: 'de-DE' }],
  [
    { Name: 'n', Description: 'd', CustomerId: 'c', TargetContact: 'Current' },
    { Name: 'n', Description: 'd', CustomerId: 'c' },
  ],
  [{ WisdomSessionArn: 'arn' }, {}],
  [{ LanguageCode: 'de-DE', TargetContact: 'Related' }, undefined],
  [voiceId, {}],
])('%j', (parameters, set) => {
  const outcome = definition.enter?.(parameters, contactWith(), 0);
  expect(outcome).toMatchObject({ exit: 'next' });
  expect(outcome?.set).toEqual(set);
});

test('Voice ID is for calls only', () => {
  const outcome = definition.enter?.(voiceId, contactWith({ channel: 'CHAT' }), 0);
  expect(outcome).toMatchObject({ exit: 'NoMatchingError' });
});

test.each([
  [
    { LanguageCode: 'de-DE' },
    [],
    ['VoiceAuthenticationThreshold', 'VoiceAuthenticationResponseTime', 'FraudDetectionThreshold'],
  ],
  [
    voiceId,
    [...Object.keys(voiceId), 'VoiceAuthenticationThreshold', 'VoiceAuthenticationResponseTime'],
    ['FraudDetectionThreshold'],
  ],
])('the form of %j', (parameters, required, refused) => {
  expect(formOf(definition, parameters)).toMatchObject({ required, refused });
});

test('setContactData() writes what the console writes', () => {
  expect(setContactData({ language: 'en-US', next: 'on', onError: 'sorry' })).toMatchObject({
    parameters: { LanguageCode: 'en-US' },
    transitions: { NextAction: 'on', Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }] },
  });
  const step = setContactData({
    name: text`Call of ${attribute('name')}.`,
    customerId: attribute('id'),
    assistantSession: system('Wisdom', 'SessionArn'),
    contact: 'Related',
    next: 'a',
    onError: 'b',
  });
  expect(step.parameters).toEqual({
    Name: 'Call of $.Attributes.name.',
    CustomerId: '$.Attributes.id',
    WisdomSessionArn: '$.Wisdom.SessionArn',
    TargetContact: 'Related',
  });
});
