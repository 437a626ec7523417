import { speechLength } from '../../language/speech-length.ts';
import type { Profile } from '../profile.ts';

/** A phone call: prompts take their time, keys and speech are different things. */
export const voice: Profile = {
  name: 'voice',
  channel: 'VOICE',
  keys: true,
  length: speechLength,
};
