import { spokenText } from '../../language/ssml.ts';
import type { Profile } from '../profile.ts';

const charactersPerSecond = 15;

/** A phone call: prompts take their time, keys and speech are different things. */
export const voice: Profile = {
  name: 'voice',
  channel: 'VOICE',
  keys: true,
  length: ({ as, content }) => {
    const { text, breaks } = as === 'ssml' ? spokenText(content) : { text: content, breaks: 0 };
    return Math.round((text.length / charactersPerSecond) * 1000) + breaks;
  },
};
