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

/** The patterns that actions give their parameters and conditions, for people. */
const patterns: { readonly [pattern: string]: string } = {
  '^[0-9*#]$': 'one of the keys 0-9, * and #',
  '^[0-9*#]{1,5}$': '1 to 5 of the keys 0-9, * and #',
  '^[0-9,*#]{1,50}$': '1 to 50 of the keys 0-9, * and #, with commas for pauses',
  '^[0-9]+$': 'a whole number',
  '^-?[0-9]+$': 'a whole number',
  '^[A-Z]{2}$': 'the two capital letters of a country, such as US',
  '^\\+[1-9][0-9]{1,14}$': 'a phone number with its country code, such as +12025550100',
  '^(?:[1-4](?:\\.[0-9])?|5(?:\\.0)?)$': 'a number from 1 to 5, with one decimal at most',
  '^(?!aws:)': 'a text that does not begin with aws:',
};

/** What a pattern takes, in words that follow "write". */
export function patternInWords(pattern: string): string {
  return patterns[pattern] ?? `a text that matches ${pattern}`;
}

function listOf(names: Arg | undefined): string[] {
  return names === undefined ? [] : typeof names === 'object' ? [...names] : [String(names)];
}
