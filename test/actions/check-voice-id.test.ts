import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { checkVoiceId, definition } from '../../src/actions/check-voice-id.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { flow } from '../../src/flow/flow.ts';
import { coverage } from '../../src/simulate/coverage.ts';
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

test('coverage asks for no exit but that one', () => {
  const voice = flow('Voice', {
    start: 'voice',
    steps: {
      voice: checkVoiceId({ check: 'enrollmentStatus', when: { Enrolled: 'greet' }, onError: 'bye' }),
      greet: playPrompt({ text: 'Welcome back.', next: 'bye' }),
      bye: disconnect(),
    },
  });
  expect(coverage([voice], [], ['VOICE'])).toMatchObject([{ possible: ['voice.NoMatchingError'] }]);
});
