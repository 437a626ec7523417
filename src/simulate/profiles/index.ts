import type { Profile } from '../profile.ts';
import { chat } from './chat.ts';
import { twilio } from './twilio.ts';
import { voice } from './voice.ts';

/** Every profile that a call can be simulated with, by name. */
export const profiles: { readonly [name: string]: Profile } = { chat, twilio, voice };
