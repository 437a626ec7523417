import type { Profile } from '../profile.ts';
import { voice } from './voice.ts';

/** A phone call that Twilio answers: an application writes what the caller hears, and `call()` is given one. */
export const twilio: Profile = { ...voice, name: 'twilio', byPhone: true };
