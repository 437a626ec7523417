import { expect, test } from 'vitest';
import { definition, setVoice } from '../../src/actions/update-contact-text-to-speech-voice.ts';
import { attribute } from '../../src/language/reference.ts';
import { contactWith } from './contact.ts';

test.each([
  [{ TextToSpeechVoice: 'Amy' }, { name: 'Amy' }],
  [
    { TextToSpeechVoice: 'Ruth', TextToSpeechEngine: 'Generative', TextToSpeechStyle: 'None' },
    { name: 'Ruth', engine: 'generative' },
  ],
  [
    { TextToSpeechVoice: 'Joanna', TextToSpeechEngine: 'neural', TextToSpeechStyle: 'Newscaster' },
    { name: 'Joanna', engine: 'neural', style: 'Newscaster' },
  ],
])('%j', (parameters, voice) => {
  expect(definition.enter?.(parameters, contactWith(), 0)).toEqual({
    exit: 'next',
    set: { TextToSpeechVoiceId: voice.name },
    change: { voice },
    entries: [{ type: 'setting.changed', name: 'voice', value: voice.name }],
  });
});

test('setVoice() writes what the console writes', () => {
  const step = setVoice({
    voice: 'Matthew',
    engine: 'neural',
    style: 'Conversational',
    next: 'on',
    onError: 'sorry',
  });
  expect(step).toMatchObject({
    parameters: {
      TextToSpeechVoice: 'Matthew',
      TextToSpeechEngine: 'Neural',
      TextToSpeechStyle: 'Conversational',
    },
    transitions: { NextAction: 'on', Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }] },
  });
  expect(setVoice({ voice: attribute('voice'), next: 'on' })).toMatchObject({
    parameters: { TextToSpeechVoice: '$.Attributes.voice' },
    transitions: { NextAction: 'on', Errors: [], Conditions: [] },
  });
});
