import { TrunklineError } from './error.ts';

declare const uses: unique symbol;

/**
 * A value that Connect looks up while the contact is in the flow, such as `$.External.status`.
 * `Uses` names the contact attributes it reads, so that `flow()` can hold them against the declared ones.
 */
export interface Reference<out Uses extends string = never> {
  readonly path: string;
  readonly [uses]?: Uses;
}

/** A text with references in it, as `text` writes it. */
export interface Text<out Uses extends string = never> {
  readonly text: string;
  readonly [uses]?: Uses;
}

/** What a parameter takes where Connect interpolates: a plain text, a `text` template, or one reference. */
export type Words<Uses extends string = never> = string | Text<Uses> | Reference<Uses>;

/** Reads the contact attribute of that name: `$.Attributes.name`. */
export function attribute<const Name extends string>(name: Name): Reference<Name> {
  return reference('Attributes', name);
}

/** Reads the flow attribute of that name, which lives as long as this flow run: `$.FlowAttributes.name`. */
export function flowAttribute(name: string): Reference {
  return reference('FlowAttributes', name);
}

/** What the caller typed at the last `storeCustomerInput`; the word `Timeout` if nothing came. */
export const storedInput: Reference = referenceTo('$.StoredCustomerInput');

/**
 * Reads anything else by its path below `$`, one name an argument.
 *
 * @example
 * ```ts
 * system('Channel') // $.Channel
 * system('CustomerEndpoint', 'Address') // $.CustomerEndpoint.Address
 * ```
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export function system(...names: readonly [string, ...string[]]): Reference {
  return reference(...names);
}

/** Reads what the bot of the last Lex step left: `lex('Slots', 'number')` is `$.Lex.Slots.number`. */
export function lex(...names: readonly [string, ...string[]]): Reference {
  return reference('Lex', ...names);
}

/**
 * Reads the customer's profile, as far as the last profile step loaded it: `customer('FirstName')`,
 * `customer('Attributes', 'tier')`, `customer('Order', 'Status')`.
 */
export function customer(...names: readonly [string, ...string[]]): Reference {
  return reference('Customer', ...names);
}

/** Reads a field of the case that the last case step created, found or changed: `caseField('status')`. */
export function caseField(id: string): Reference {
  return reference('Case', id);
}

/** Reads the answer to the last view: `view('Action')`, `view('ViewResultData', 'FormData', 'name')`. */
export function view(...names: readonly [string, ...string[]]): Reference {
  return reference('Views', ...names);
}

/** Reads what the flow handed to this module: `$.Modules.Input.name`. */
export function moduleInput(name: string): Reference {
  return reference('Modules', 'Input', name);
}

/** Reads what the last module gave back: `$.Modules.ResultData.name`. */
export function moduleResult(name: string): Reference {
  return reference('Modules', 'ResultData', name);
}

/** Builds a reference from its names; a name with other characters than letters, digits, `_` and `-` is bracketed. */
export function reference<Uses extends string = never>(...names: readonly string[]): Reference<Uses> {
  const path = names.map((name) => (/^[\w-]+$/.test(name) ? `.${name}` : `['${name}']`)).join('');
  return referenceTo(`$${path}`);
}

/** A reference in a plain template would be written as `[object Object]`: it says so instead. */
function referenceTo<Uses extends string = never>(path: string): Reference<Uses> {
  const value: Reference<Uses> = { path };
  Object.defineProperty(value, 'toString', {
    value: () => {
      const message = `${path} stands in a plain template, where it would be no reference. Write the word text right before the first backtick.`;
      throw new TrunklineError('untagged_text', message, { reference: path });
    },
  });
  return Object.freeze(value);
}

/**
 * Writes a text with references in it. A reference takes every letter, digit, `_` and `-` that follows it, and a
 * `.` or `[` before one of those, so a text in which the language would swallow the next character is refused.
 *
 * @example text`Your order is ${external(orderStatus).status}.`
 * @throws {TrunklineError} `reference_swallows` names the reference and what would have been lost.
 */
export function text<const Uses extends string = never>(
  strings: TemplateStringsArray,
  ...values: readonly Reference<Uses>[]
): Text<Uses> {
  let joined = strings[0] ?? '';
  values.forEach(({ path }, index) => {
    const after = strings[index + 1] ?? '';
    const swallowed = /^(?:[\w-]+|\.[\w-]+|\[(?:\d+|['"]))/.exec(after)?.[0];
    if (swallowed !== undefined && !(path.endsWith(']') && /^[\w-]/.test(swallowed))) {
      throw new TrunklineError(
        'reference_swallows',
        `"${swallowed}" right after ${path} would be read as part of the reference, and the caller would hear ` +
          'nothing in its place. Put a space or a punctuation mark between them.',
        { reference: path, swallowed },
      );
    }
    joined += path + after;
  });
  return Object.freeze({ text: joined });
}

/** The written form of words: what stands in the document. */
export function written(words: Words<string>): string {
  return typeof words === 'string' ? words : 'path' in words ? words.path : words.text;
}

/** A reference taken apart: `['Attributes', 'tier']`. */
export type ReferencePath = readonly string[];

// No two of these begin alike, so a text that is nearly a reference is still read in one pass.
const segment = String.raw`\.[\w-]+|\['[^']*'\]|\["[^"]*"\]|\[\d+\]`;
const inText = new RegExp(String.raw`\$(?:${segment})+`, 'g');
const whole = new RegExp(String.raw`^\$(?:${segment})+$`);
const names = /\.([\w-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]/g;

/** Says whether the whole value is one reference; backticks around it, as newer blocks write them, are allowed. */
export function isReference(value: string): boolean {
  return value.charCodeAt(0) === 36 ? whole.test(value) : value.startsWith('`$') && whole.test(bare(value));
}

/** Takes a reference apart, or gives nothing where the value is no reference. */
export function parseReference(value: string): ReferencePath | undefined {
  return isReference(value) ? segments(bare(value)) : undefined;
}

/** Splits a text at its references: texts are strings, references are paths. */
export function parseTemplate(value: string): readonly (string | ReferencePath)[] {
  if (!value.includes('$')) return [value];
  const parts: (string | ReferencePath)[] = [];
  let end = 0;
  for (const found of value.matchAll(inText)) {
    if (found.index > end) parts.push(value.slice(end, found.index));
    parts.push(segments(found[0]));
    end = found.index + found[0].length;
  }
  if (end < value.length || parts.length === 0) parts.push(value.slice(end));
  return parts;
}

function segments(value: string): ReferencePath {
  if (!value.includes('[')) return value.slice(2).split('.');
  return Array.from(value.matchAll(names), ([, dotted, single, double, index]) =>
    String(dotted ?? single ?? double ?? index),
  );
}

function bare(value: string): string {
  return value.startsWith('`') && value.endsWith('`') ? value.slice(1, -1) : value;
}
