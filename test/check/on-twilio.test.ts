import { expect, test } from 'vitest';
import { issuesOf } from './rule-fixture.ts';

// What callers of a phone of Twilio would hear otherwise is told before anybody rings.
test.each([
  { what: 'an engine that a voice has not', code: 'voice_on_twilio', says: 'Polly.Joanna-Generative speaks' },
  { what: 'a voice that is not there', code: 'voice_on_twilio', says: 'the voice of the account speaks' },
  { what: 'a style of speaking', code: 'voice_on_twilio', says: 'without the style Newscaster' },
  { what: 'tags that only Polly knows', code: 'ssml_on_twilio', says: 'said without "amazon:effect"' },
  { what: 'a recording without an address', code: 'recording_on_twilio', says: 'Twilio cannot reach' },
  {
    what: 'a first key with less time than the others',
    code: 'keys_on_twilio',
    says: 'as long as every other',
  },
  { what: 'keys before the question', code: 'keys_on_twilio', says: 'what a caller types before is lost' },
  { what: 'a whisper', code: 'hook_on_twilio', says: 'set for AgentWhisper is not played' },
  { what: 'music on hold', code: 'hook_on_twilio', says: 'set for CustomerHold is not played' },
  { what: 'a step without any twin', code: 'not_on_twilio', says: 'is not carried out' },
])('is told: $what', ({ code, says }) => {
  const told = issuesOf(code, 'breaks').filter((issue) => issue.code === code);
  expect(told.map(({ message }) => message)).toContainEqual(expect.stringContaining(says));
  expect(issuesOf(code, 'keeps').filter((issue) => issue.code === code)).toEqual([]);
});
