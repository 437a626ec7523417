import type { Json, JsonObject } from '../language/document.ts';
import type { Moment } from './moment.ts';

/** Which voices are recorded, as the caller's line hears them: the caller's own, what the caller hears, or both. */
export type RecordedVoices = 'inbound' | 'outbound' | 'both';

/**
 * Which voices are to be recorded from the document of this moment on; nothing where it begins no recording. The talk
 * with an agent is recorded from the queue on, the flow itself only where it says so: callers type secrets there.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-behavior.html
 */
export function recordingBegins({ snapshot, recorded, where }: Moment): RecordedVoices | undefined {
  const { ended, hungUp, waiting, effects, settings } = snapshot;
  const isThere = ended === null && (hungUp === '' || hungUp === 'agent') && waiting !== 'talk';
  if (recorded || where === 'queue' || !isThere) return undefined;
  const { parties, flow } = wanted(settings.recording);
  const queues = effects.at(-1)?.kind === 'enqueue';
  if (flow) return 'both';
  if (!queues || parties.length === 0) return undefined;
  if (parties.length === 2) return 'both';
  return parties.includes('Agent') ? 'outbound' : 'inbound';
}

/** Whether a recording that has begun is to end: the flow wants nobody recorded any more. */
export function recordingEnds({ snapshot: { settings }, recorded }: Moment): boolean {
  const { parties, flow } = wanted(settings.recording);
  return recorded && !flow && parties.length === 0;
}

/** Two actions set it; the newer writes `VoiceBehavior`. */
function wanted(recording: JsonObject | null): { readonly parties: readonly Json[]; readonly flow: boolean } {
  const voice = member(recording, 'VoiceBehavior');
  const behavior =
    voice === undefined ? member(recording, 'RecordingBehavior') : member(voice, 'VoiceRecordingBehavior');
  const parties = behavior?.['RecordedParticipants'];
  return {
    parties: Array.isArray(parties) ? parties : [],
    flow: behavior?.['IVRRecordingBehavior'] === 'Enabled',
  };
}

function member(value: JsonObject | null | undefined, name: string): JsonObject | undefined {
  const found = value?.[name];
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as JsonObject)
    : undefined;
}
