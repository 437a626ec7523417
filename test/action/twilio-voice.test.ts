import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Voice } from '../../src/action/contact.ts';
import { otherLanguages, twilioVoice, twilioVoices } from '../../src/action/twilio-voice.ts';

const typings = readFileSync(
  createRequire(import.meta.url)
    .resolve('twilio/lib/twiml/VoiceResponse.js')
    .replace(/js$/, 'd.ts'),
  'utf8',
);

/** The members of a union of the typings of Twilio. */
function union(name: string): readonly string[] {
  const [, members = ''] = new RegExp(`type ${name} = ([^;]*);`).exec(typings) ?? [];
  return Array.from(members.matchAll(/"([^"]+)"/g), ([, member = '']) => member);
}

test('the voices are those of the package of Twilio', () => {
  const polly = union('SayVoice').filter((voice) => voice.startsWith('Polly.'));
  expect([...twilioVoices].sort()).toEqual(polly.sort());
  expect(new Set(twilioVoices).size).toBe(140);
});

test('every other language is one of Twilio, and no voice of Polly speaks it', () => {
  const languages = union('SayLanguage');
  for (const language of otherLanguages) {
    expect(languages).toContain(language);
    expect(twilioVoice({ name: 'Nobody' }, language)).toEqual({ language, twin: false });
  }
});

test.each<readonly [string, Voice | null, string, object]>([
  ['none is set', null, 'en-US', { voice: 'Polly.Joanna', twin: true }],
  ['none is set in another language', null, 'de-DE', { voice: 'Polly.Joanna', twin: true }],
  ['standard', { name: 'Amy' }, 'en-US', { voice: 'Polly.Amy', twin: true }],
  ['standard by name', { name: 'Amy', engine: 'standard' }, 'en-US', { voice: 'Polly.Amy', twin: true }],
  ['neural', { name: 'Amy', engine: 'neural' }, 'en-US', { voice: 'Polly.Amy-Neural', twin: true }],
  [
    'generative',
    { name: 'Ruth', engine: 'generative' },
    'en-US',
    { voice: 'Polly.Ruth-Generative', twin: true },
  ],
  [
    'an accent on Twilio only',
    { name: 'Mia', engine: 'generative' },
    'en-US',
    { voice: 'Polly.Mía-Generative', twin: true },
  ],
  ['an accent in the flow only', { name: 'Léa' }, 'en-US', { voice: 'Polly.Lea', twin: true }],
  ['another engine', { name: 'Ruth' }, 'en-US', { voice: 'Polly.Ruth-Neural', twin: false }],
  [
    'long-form becomes generative',
    { name: 'Danielle', engine: 'long-form' },
    'en-US',
    { voice: 'Polly.Danielle-Generative', twin: false },
  ],
  [
    'no generative twin',
    { name: 'Brian', engine: 'generative' },
    'en-US',
    { voice: 'Polly.Brian-Neural', twin: false },
  ],
  [
    'another voice of its language, whatever the contact speaks',
    { name: 'Lennart', engine: 'generative' },
    'en-US',
    { voice: 'Polly.Vicki-Generative', twin: false },
  ],
  [
    'a neighbouring language',
    { name: 'Jasmine', engine: 'neural' },
    'en-US',
    { voice: 'Polly.Joanna-Neural', twin: false },
  ],
  [
    'a language that Twilio has no Polly voice of',
    { name: 'Jitka', engine: 'neural' },
    'en-US',
    { language: 'cs-CZ', twin: false },
  ],
  ['a voice that nobody knows', { name: 'Xenia' }, 'fr-CA', { voice: 'Polly.Gabrielle-Neural', twin: false }],
  ['a bilingual voice', { name: 'Xenia' }, 'hi-IN', { voice: 'Polly.Kajal-Neural', twin: false }],
  [
    'an engine that nobody knows',
    { name: 'Amy', engine: 'quantum' },
    'en-US',
    { voice: 'Polly.Amy', twin: true },
  ],
  ['a language of the account', { name: 'Xenia' }, 'th-TH', { language: 'th-TH', twin: false }],
  ['a name of every object', { name: 'constructor' }, 'toString', { voice: 'Polly.Joanna', twin: false }],
])('%s', (_, voice, language, expected) => {
  expect(twilioVoice(voice, language)).toEqual(expected);
});
