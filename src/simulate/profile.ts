import type { Channel } from '../action/contact.ts';
import type { Prompt } from '../action/prompt.ts';

/** How a contact hears and answers: what differs between a phone call and a chat. */
export interface Profile {
  readonly name: string;
  readonly channel: Channel;
  /** How long a prompt takes, in milliseconds. */
  length(prompt: Prompt): number;
  /** Whether what is said reaches a step that takes keys only. */
  readonly keys: boolean;
}
