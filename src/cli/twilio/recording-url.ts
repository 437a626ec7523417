import type { Project } from '../project.ts';

/** Where Twilio finds a recording, as the configuration says it; nothing where it does not. */
export function recordingUrlIn({ config }: Project): (recording: string) => string | undefined {
  const { recordings = {} } = config.twilio ?? {};
  return (recording) => (Object.hasOwn(recordings, recording) ? recordings[recording] : undefined);
}
