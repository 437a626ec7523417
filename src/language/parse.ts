import type { FlowDocument, JsonPath, Source } from './document.ts';
import { foreignFormOf } from './foreign-form.ts';
import type { Issue, Severity } from './issue.ts';
import type { Finding } from './json-read.ts';
import { scanJson } from './json-scan.ts';
import { type ParseCode, parseSentence } from './parse-sentence.ts';
import { pathText } from './path-text.ts';
import { locate, type Place, placeAt, startOf } from './position.ts';
import { checkShape, isFields } from './shape.ts';

/** What reading a text gave. `document` is there when the text is sound enough to be checked, drawn and played. */
export interface ParsedFlow {
  readonly document?: FlowDocument;
  /** What was noticed in reading, each with its line and column; the document may be there in spite of it. */
  readonly issues: readonly Issue[];
  readonly source: Source;
}

/** How issues name what was read. */
export interface ParseOptions {
  readonly file?: string;
  /** The flow's name. */
  readonly name?: string;
}

const severities: { readonly [code in Finding['code']]: Severity } = {
  json_syntax: 'error',
  too_deep: 'error',
  duplicate_key: 'error',
  reserved_key: 'error',
  infinite_number: 'error',
  lone_surrogate: 'error',
  unsafe_number: 'warning',
};

/** With one of these nothing is given back: there is no value, or one that other code could not handle safely. */
const fatal: ReadonlySet<string> = new Set(['json_syntax', 'too_deep', 'reserved_key', 'infinite_number']);

/** These speak of the text and not of a value in it. */
const ofText: ReadonlySet<string> = new Set(['byte_order_mark', 'json_syntax', 'too_deep']);

/**
 * Reads a flow or a flow module as Amazon Connect stores and exports it. Never throws: whatever is wrong comes
 * back as issues. Unknown keys are kept; a byte order mark and any line ends are accepted.
 *
 * @example
 * const { document, issues } = parseFlow(await readFile('main.json', 'utf8'), { file: 'main.json' });
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html
 */
export function parseFlow(text: string, options: ParseOptions = {}): ParsedFlow {
  const source: Source = options.file === undefined ? { text } : { text, file: options.file };
  const issues: Issue[] = [];
  const { value, valid } = readJson(text);

  const add = (
    code: ParseCode,
    severity: Severity,
    path: JsonPath,
    args: Issue['args'],
    place?: Place,
  ): void => {
    const step = stepAt(value, path);
    issues.push({
      code,
      severity,
      ...(options.name === undefined ? {} : { flow: options.name }),
      ...(step === undefined ? {} : { step }),
      ...(ofText.has(code) ? {} : { path }),
      ...(options.file === undefined ? {} : { file: options.file }),
      ...(place ?? locate(source, path)),
      args,
      message: parseSentence(code, args, pathText(path)),
    });
  };

  if (startOf(text) > 0) add('byte_order_mark', 'note', [], {}, { line: 1, column: 1 });
  for (const { code, offset, path, args } of scanJson(text, startOf(text), valid)) {
    add(code, severities[code], path, args, placeAt(source, offset));
  }
  if (issues.some(({ code }) => fatal.has(code))) return { issues, source };

  const foreign = foreignFormOf(value);
  if (foreign !== undefined) add(foreign.code, 'error', foreign.path, foreign.args);
  else if (isFields(value) && checkShape(value, add)) return { document: value, issues, source };
  return { issues, source };
}

function readJson(text: string): { readonly value?: unknown; readonly valid: boolean } {
  try {
    return { value: JSON.parse(startOf(text) === 0 ? text : text.slice(1)), valid: true };
  } catch {
    return { valid: false };
  }
}

/** The `Identifier` of the action that a path leads into. */
function stepAt(value: unknown, [key, index]: JsonPath): string | undefined {
  if (key !== 'Actions' || typeof index !== 'number' || !isFields(value)) return undefined;
  const action: unknown = Array.isArray(value.Actions) ? value.Actions[index] : undefined;
  return isFields(action) && typeof action.Identifier === 'string' ? action.Identifier : undefined;
}
