import type { Issue } from '../language/issue.ts';

type Arg = Issue['args'][string];

/** Names in a sentence: `"a", "b" or "c"`. */
export function anyOf(names: Arg | undefined, word = 'or'): string {
  const quoted = listOf(names).map((name) => `"${name}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}

/** A question that names what was meant, or the advice that stands in its place. */
export function didYouMean(suggestion: Arg | undefined, otherwise: string): string {
  return suggestion === undefined || suggestion === '' ? otherwise : `Did you mean "${suggestion}"?`;
}

/** A value in a sentence: at most 60 characters of it. */
export function short(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function listOf(names: Arg | undefined): string[] {
  return names === undefined ? [] : typeof names === 'object' ? [...names] : [String(names)];
}
