import type { Issue } from '../../language/issue.ts';
import type { Project } from '../project.ts';

/** Where Twilio finds a recording, as the configuration says it; nothing where it does not. */
export function recordingUrlIn({ config }: Project): (recording: string) => string | undefined {
  const { recordings = {} } = config.twilio ?? {};
  return (recording) => (Object.hasOwn(recordings, recording) ? recordings[recording] : undefined);
}

/** Issues without those of recordings that the configuration says an address of. */
export function withoutReached(issues: readonly Issue[], project: Project): readonly Issue[] {
  const urlOf = recordingUrlIn(project);
  return issues.filter(
    ({ code, args: { recording } }) =>
      code !== 'recording_on_twilio' || urlOf(String(recording)) === undefined,
  );
}
