import { expect, test } from 'vitest';
import { definition, setVoiceId } from '../../src/actions/start-voice-id-stream.ts';
import { enter, failure } from './contact.ts';

test('setVoiceId() writes what the console wrote', () => {
  expect(setVoiceId({ next: 'on', onError: 'sorry' })).toEqual({
    type: 'StartVoiceIdStream',
    parameters: {},
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test('every contact takes the error exit', () => {
  expect(enter(definition, {})).toEqual(failure('Voice ID ended on 2026-05-20'));
});
