import type { Profile } from '../profile.ts';

/** A chat: messages are there at once, and everything the customer does is text. */
export const chat: Profile = { name: 'chat', channel: 'CHAT', keys: false, length: () => 0 };
