import { isWrittenName, plainName } from '../language/resource.ts';
import { matches } from './world.ts';

/** A prompt as people read it: a recording by its name, and anything else as it stands. */
export function shownPrompt(text: string): string {
  return isWrittenName('prompt', text) ? plainName(text) : text;
}

/** Says whether a prompt fits a pattern: as it stands in the flow, or as a transcript shows it. */
export function isPromptLike(pattern: string | RegExp, text: string): boolean {
  return matches(pattern, text) || (isWrittenName('prompt', text) && matches(pattern, plainName(text)));
}
