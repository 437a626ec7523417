import type { Issue } from './issue.ts';

type Sentence = (args: { readonly [name: string]: unknown }, at: string) => string;

const parseSentences = {
  byte_order_mark: () =>
    'The file begins with a byte order mark, which many JSON readers refuse. Save it as UTF-8 without one.',
  json_syntax: ({ expected, found }) =>
    `This is not JSON: ${expected} should stand here, but ${quoted(found)} does, so nothing of the flow can be read. ${remedy(expected, found)}`,
  too_deep: ({ limit }) =>
    `Lists and objects stand inside one another deeper than ${limit} levels. No flow needs that and few tools survive it. Look here for a bracket that is never closed.`,
  duplicate_key: ({ key }) =>
    `The key "${key}" stands twice in one object. Only the last one counts, and the first is lost without a word. Take one of them out.`,
  reserved_key: ({ key }) =>
    `The key "${key}" can change how JavaScript programs treat the whole object, so the flow is not read. Rename it.`,
  unsafe_number: ({ number, read }) =>
    `A JSON number does not safely hold ${number}: it is read and written as ${read}. Write it as a string.`,
  infinite_number: ({ number }) =>
    `The number ${number} is larger than any that can be read, so the flow cannot be written again. Write it as a string.`,
  lone_surrogate: () =>
    'Half of a character stands here without its other half (a lone surrogate). Speech and messages refuse such a text. Write the whole character again.',
  legacy_export: () =>
    'This is a flow in the older export format of Amazon Connect ("modules" in place of "Actions"), which Connect no longer takes. Turn it into a flow of today with "trunkline import", or export it again from the console.',
  lex_export: () =>
    'This is an export of a Lex bot, which a flow asks by its name and does not hold. Give the content of the flow, as the console of Amazon Connect exports it.',
  wrapped_flow: ({ form }, at) =>
    at === ''
      ? 'This is a string that holds the text of a flow, not the flow itself. Unpack it first, for example with jq -r, or read it with "trunkline import".'
      : `The flow is not at the top: it stands under ${at} as ${form}. Save that value in a file of its own, or read this one with "trunkline import".`,
  not_a_flow: ({ found }) =>
    `This is ${found} without "Version", "StartAction" and "Actions", so it is no contact flow. Give the content of a flow, as the console exports it.`,
  missing_key: ({ key, expected }, at) =>
    `${at === '' ? 'The flow' : at} has no "${key}", without which it cannot be read. Add "${key}" with ${expected}.`,
  wrong_shape: ({ expected, found }, at) =>
    `${at === '' ? 'The flow' : at} is ${found} where Amazon Connect reads only ${expected}. Write ${expected} here.`,
  unknown_version: ({ version, known }) =>
    `The version of this flow is "${version}", and Amazon Connect knows only "${known}". Write "${known}".`,
} as const satisfies { readonly [code: string]: Sentence };

/** The codes of the issues that `parseFlow` gives. */
export type ParseCode = keyof typeof parseSentences;

function quoted(found: unknown): string {
  return /^(a|the) \S/.test(String(found)) ? String(found) : `"${found}"`;
}

function remedy(expected: unknown, found: unknown): string {
  if (found === 'a comment') return 'JSON has no comments: take it out.';
  if (found === "'") return 'Write strings in double quotes.';
  if ((found === '}' && expected === 'a key in double quotes') || (found === ']' && expected === 'a value')) {
    return 'Take out the comma before it.';
  }
  if (/^(true|false|null)$/i.test(String(found))) return `Write ${String(found).toLowerCase()}.`;
  if (found === 'the end of the text') return 'Is the rest of the file missing?';
  return 'Correct this place and read it again.';
}

/** The sentence of a code; `at` is the place as in `Actions[3].Type`, or empty for the document itself. */
export function parseSentence(code: ParseCode, args: Issue['args'], at: string): string {
  return parseSentences[code](args, at);
}
