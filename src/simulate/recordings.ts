/** Nobody answers there: who rings up in a rehearsal asks for no sound, and reads off the address what it would be. */
const folder = 'https://recordings.invalid/';

/** Where a recording is in a simulated call. */
export function recordingUrl(recording: string): string {
  return folder + encodeURIComponent(recording);
}

/** The recording that is at an address, and nothing for whatever else a caller hears. */
export function recordingAt(heard: string): string | undefined {
  return heard.startsWith(folder) ? decodeURIComponent(heard.slice(folder.length)) : undefined;
}
