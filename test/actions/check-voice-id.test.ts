import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { checkVoiceId, definition } from '../../src/actions/check-voice-id.ts';
import { enter, failure } from './contact.ts';

test('checkVoiceId() writes what the console wrote', () => {
  const when = { Authenticated: 'greet', OptedOut: 'ask-pin' } as const;
  expect(checkVoiceId({ check: 'voiceAuthentication', when, onError: 'sorry' })).toEqual({
    type: 'CheckVoiceId',
    parameters: { CheckVoiceIdOption: 'voiceAuthentication' },
    transitions: {
      NextAction: 'sorry',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [
        { NextAction: 'greet', Condition: { Operator: 'Equals', Operands: ['Authenticated'] } },
        { NextAction: 'ask-pin', Condition: { Operator: 'Equals', Operands: ['OptedOut'] } },
      ],
    },
  });
});

test('each question has outcomes of its own', () => {
  // @ts-expect-error fraud detection never gives Authenticated
  checkVoiceId({ check: 'fraudDetection', when: { Authenticated: 'greet' }, onError: 'sorry' });
});

test.each([
  ['enrollmentStatus', ['Enrolled', 'NotEnrolled', 'OptedOut']],
  ['voiceAuthentication', ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut']],
  ['fraudDetection', ['HighRisk', 'LowRisk', 'Inconclusive']],
  ['constructor', undefined],
])('%s takes conditions on %j', (CheckVoiceIdOption, operands) => {
  expect(formOf(definition, { CheckVoiceIdOption }).conditions?.operands).toEqual(operands);
});

test('every contact takes the error exit', () => {
  expect(enter(definition, { CheckVoiceIdOption: 'enrollmentStatus' })).toEqual(
    failure('Voice ID ended on 2026-05-20'),
  );
});
