import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/language/document.ts';
import { recordingEnds } from '../../src/voice/recording.ts';
import { finish, moment } from './twilio/moments.ts';

function behavior(participants: readonly string[], ivr: string): JsonObject {
  return { RecordedParticipants: participants, IVRRecordingBehavior: ivr };
}

// Where a recording begins stands with the documents, in twilio/speak.test.ts.
describe('a recording ends', () => {
  const nobody = { RecordingBehavior: behavior([], 'Disabled') };

  test.each<readonly [string, JsonObject | null, boolean, boolean]>([
    ['when nobody is to be recorded', nobody, true, true],
    [
      'when the newer action says so',
      { VoiceBehavior: { VoiceRecordingBehavior: behavior([], 'Disabled') } },
      true,
      true,
    ],
    ['not while one party is recorded', { RecordingBehavior: behavior(['Agent'], 'Disabled') }, true, false],
    ['not while the flow is recorded', { RecordingBehavior: behavior([], 'Enabled') }, true, false],
    ['not where none has begun', nobody, false, false],
    ['when nothing is set any more', null, true, true],
  ])('%s', (_, recording, recorded, expected) => {
    expect(recordingEnds(moment(finish, { recorded, snapshot: { settings: { recording } } }))).toBe(expected);
  });
});
