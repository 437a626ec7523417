import { spokenText } from './ssml.ts';

const charactersPerSecond = 15;

/** How long a prompt takes to be spoken, in milliseconds: an estimate by its letters and breaks. */
export function speechLength({ as, content }: { readonly as: string; readonly content: string }): number {
  const { text, breaks } = as === 'ssml' ? spokenText(content) : { text: content, breaks: 0 };
  return Math.round((text.length / charactersPerSecond) * 1000) + breaks;
}
