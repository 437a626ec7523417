/** A piece of TypeScript before it is laid out: text as it stands, a call, a list, or an object. */
export type Code =
  | string
  | { readonly call: string; readonly given: readonly Code[] }
  | { readonly list: readonly Code[] }
  /** A member of a value: `external(lookup)` and `.name`. */
  | { readonly of: string; readonly member: string }
  | {
      readonly object: readonly (readonly [key: string, value: Code])[];
      /** Takes a line for each member even where one line would do. */
      readonly open?: true;
    };

const lineWidth = 110;
const step = 2;
/** The formatter leaves the value of a key this short on the line of the key, however long it is. */
const shortKey = 5;

/** A statement in the layout that Biome gives it, with single quotes and lines of 110 characters. */
export function statement(start: string, code: Code): string {
  return `${start}${layOut(code, 0, start.length, 1)};\n`;
}

/** @param column Where the code begins. @param after How much stands behind its end on the same line. */
function layOut(code: Code, indent: number, column: number, after: number): string {
  if (typeof code === 'string') return code;
  const flat = isOpen(code) ? undefined : oneLine(code);
  if (flat !== undefined && column + widthOf(flat) + after <= lineWidth) return flat;
  if ('of' in code) return `${code.of}\n${' '.repeat(indent + step)}${code.member}`;
  if ('list' in code) return `[${lines(code.list, indent)}]`;
  if ('object' in code) {
    const inner = indent + step;
    const members = code.object.map((member) => `\n${' '.repeat(inner)}${memberOf(member, inner)},`);
    return `{${members.join('')}\n${' '.repeat(indent)}}`;
  }
  const last = code.given.at(-1) ?? '';
  const head = `${code.call}(${[...code.given.slice(0, -1).map(oneLine), ''].join(', ')}`;
  const start = column + widthOf(head);
  // A call leaves its last object open on its own line, unless the line is over before the object begins.
  return typeof last === 'string' || 'call' in last || 'of' in last || start >= lineWidth
    ? `${code.call}(${lines(code.given, indent)})`
    : `${head}${layOut(last, indent, start, after + 1)})`;
}

function lines(items: readonly Code[], indent: number): string {
  const inner = indent + step;
  const rows = items.map((item) => `\n${' '.repeat(inner)}${layOut(item, inner, inner, 1)},`);
  return `${rows.join('')}\n${' '.repeat(indent)}`;
}

/** Columns that a text takes: letters of East Asia and emoji take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function memberOf([key, value]: readonly [string, Code], indent: number): string {
  const name = keyText(key);
  const column = indent + widthOf(name) + 2;
  const isText = typeof value === 'string' && /^['"]/.test(value);
  if (isText && widthOf(name) >= shortKey && column + widthOf(value) + 1 > lineWidth)
    return `${name}:\n${' '.repeat(indent + step)}${value}`;
  return `${name}: ${layOut(value, indent, column, 1)}`;
}

/** Whether code takes more than one line however short it is: pairs in a list stand one below the other. */
function isOpen(code: Code): boolean {
  if (typeof code === 'string' || 'of' in code) return false;
  if ('call' in code) return code.given.some(isOpen);
  if ('object' in code) return code.open === true || code.object.some(([, value]) => isOpen(value));
  const [first, ...more] = code.list;
  const alike = more.length > 0 && sizeOf(first) > 1 && more.every((item) => kindOf(item) === kindOf(first));
  return (alike && more.every((item) => sizeOf(item) > 1)) || code.list.some(isOpen);
}

function kindOf(code: Code | undefined): string {
  return typeof code === 'object' ? (Object.keys(code)[0] ?? '') : 'text';
}

function sizeOf(code: Code | undefined): number {
  if (typeof code !== 'object') return 0;
  if ('list' in code) return code.list.length;
  return 'object' in code ? code.object.length : 0;
}

/** Code without line breaks. */
export function oneLine(code: Code): string {
  if (typeof code === 'string') return code;
  if ('of' in code) return `${code.of}${code.member}`;
  if ('call' in code) return `${code.call}(${code.given.map(oneLine).join(', ')})`;
  if ('list' in code) return `[${code.list.map(oneLine).join(', ')}]`;
  if (code.object.length === 0) return '{}';
  return `{ ${code.object.map(([key, value]) => `${keyText(key)}: ${oneLine(value)}`).join(', ')} }`;
}

function keyText(key: string): string {
  // As a plain key this one would set the prototype.
  if (key === '__proto__') return "['__proto__']";
  return isName(key) ? key : quoted(key);
}

/** Says whether a text can stand behind a dot. */
export function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/** A text as a string literal, in the quotes that need fewer backslashes. */
export function quoted(text: string): string {
  const literal = visible(JSON.stringify(text));
  if (text.split("'").length > text.split('"').length) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A text as it stands between the backticks of a template. */
export function inTemplate(text: string): string {
  return visible(JSON.stringify(text))
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${');
}

/** Characters that cannot be seen, or that make other characters stand elsewhere, are written by their number. */
function visible(literal: string): string {
  return literal.replace(
    /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
