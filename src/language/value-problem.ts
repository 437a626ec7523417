import type * as z from 'zod';

/**
 * What a schema finds wrong with a value, to be read behind its name: `is missing.`, `has more than 60 characters.` It
 * names the rule and never the value. A message that the schema has of its own goes first.
 *
 * @example schema.safeParse(value, { error: valueProblem })
 */
export function valueProblem(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'is missing.';
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${kinds[issue.expected] ?? `a ${issue.expected}`}.`;
    case 'invalid_value':
      return `has to be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `has to match ${issue.pattern}.`
        : `has to have the format ${issue.format}.`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'unrecognized_keys':
      return `has no place for ${issue.keys.map((key) => JSON.stringify(key.slice(0, 40))).join(', ')}.`;
    case 'not_multiple_of':
      return `has to be a multiple of ${issue.divisor}.`;
    default:
      return 'has none of the forms that it can have.';
  }
}

const kinds: { readonly [expected: string]: string } = {
  array: 'an array',
  boolean: 'true or false',
  int: 'a whole number',
  null: 'null',
  object: 'an object',
  record: 'an object',
};

/** What a limit counts; nothing where it is one of numbers. */
const counted: { readonly [origin: string]: string } = {
  array: 'entries',
  map: 'entries',
  set: 'entries',
  string: 'characters',
};

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  const what = counted[origin];
  if (what !== undefined) return minimum === 1 ? 'is empty.' : `has fewer than ${minimum} ${what}.`;
  return inclusive === false ? `has to be more than ${minimum}.` : `has to be ${minimum} or more.`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  const what = counted[origin];
  if (what !== undefined) return `has more than ${maximum} ${what}.`;
  return inclusive === false ? `has to be less than ${maximum}.` : `has to be ${maximum} or less.`;
}
