import type { Channel } from '../action/contact.ts';
import type { Prompt } from '../action/prompt.ts';

/** How a contact hears and answers: what differs between a phone call and a chat. */
export interface Profile {
  readonly name: string;
  readonly channel: Channel;
  /** How long a prompt takes, in milliseconds. */
  length(prompt: Prompt): number;
  /** Whether there are keys to press. Where there are none, a bot reads them as text. */
  readonly keys: boolean;
  /** An application answers the phone, and the contact is played through it: `call()` is given one. */
  readonly byPhone?: true;
}

/** The profiles that fixtures may name and that cannot be played yet. */
export const plannedProfiles: ReadonlySet<string> = new Set(['live']);
