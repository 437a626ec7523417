import type { ElementRule } from './element.ts';
import { nouns } from './nouns.ts';
import { ssml } from './ssml.ts';
import { verbs } from './verbs.ts';

/** Every element of TwiML, by its name. */
export const elements: { readonly [name: string]: ElementRule } = { ...nouns, ...ssml, ...verbs };
