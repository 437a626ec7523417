/** What the value of an attribute may be. */
export type Values =
  /** Any text. */
  | { readonly kind: 'text' }
  /** An address, absolute or relative; the empty text where `empty` says so. */
  | { readonly kind: 'url'; readonly empty?: true }
  | { readonly kind: 'integer'; readonly least: number; readonly most?: number }
  /** One word of a list, or several with spaces between them. */
  | { readonly kind: 'word' | 'words'; readonly of: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly means: string };

/** An attribute of an element. */
export interface AttributeRule {
  readonly values: Values;
  /** What Twilio takes where it is not written. */
  readonly default?: string;
  /** What Twilio logs about any other value. */
  readonly code?: number;
  /** It stands in Twilio's typings, but not in its documentation. */
  readonly undocumented?: true;
}

/** The attributes of an element, by name. */
export interface AttributeRules {
  readonly [name: string]: AttributeRule;
}

/** An element of TwiML: what may be written on it and in it. */
export interface ElementRule {
  readonly attributes: AttributeRules;
  readonly children: readonly string[];
  /** Whether it holds text of its own. */
  readonly text: 'needed' | 'allowed' | 'none';
  /** What Twilio logs about an element that may not stand in it. */
  readonly childCode?: number;
  /** Twilio knows more of it than this table: only its name and its place are checked. */
  readonly known?: true;
}

/** An element of which only the name is known here. */
export const known: ElementRule = { attributes: {}, children: [], text: 'allowed', known: true };

export const text: AttributeRule = { values: { kind: 'text' } };
export const url: AttributeRule = { values: { kind: 'url' }, code: 11_100 };
export const flag: AttributeRule = { values: { kind: 'word', of: ['true', 'false'] } };
export const method: AttributeRule = { values: { kind: 'word', of: ['GET', 'POST'] }, default: 'POST' };

/** One word of a list. */
export function word(of: readonly string[], initial?: string): AttributeRule {
  return { values: { kind: 'word', of }, ...(initial === undefined ? {} : { default: initial }) };
}

/** Several words of a list. */
export function words(of: readonly string[], initial?: string): AttributeRule {
  return { values: { kind: 'words', of }, ...(initial === undefined ? {} : { default: initial }) };
}

/** A whole number. */
export function integer(least: number, most?: number, initial?: number): AttributeRule {
  return {
    values: { kind: 'integer', least, ...(most === undefined ? {} : { most }) },
    ...(initial === undefined ? {} : { default: String(initial) }),
  };
}

/** A text of a certain form. */
export function pattern(form: RegExp, means: string, initial?: string): AttributeRule {
  return {
    values: { kind: 'pattern', pattern: form, means },
    ...(initial === undefined ? {} : { default: initial }),
  };
}

/** An attribute with what Twilio logs about a wrong value. */
export function coded(code: number, rule: AttributeRule): AttributeRule {
  return { ...rule, code };
}
