import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { flowTypeOf } from '../check/flow-type.ts';
import type { FlowType, Unit } from '../language/document.ts';
import type { Issue } from '../language/issue.ts';
import { parseFlow } from '../language/parse.ts';

/** A flow or a module with the file that it came from, as a person sees it. */
export interface FoundUnit extends Unit {
  readonly file: string;
}

/** What reading a file gave: a unit where it is sound enough, and whatever was noticed. */
export interface ReadFlow {
  readonly unit?: FoundUnit;
  readonly issues: readonly Issue[];
}

/** Reads a flow in the Flow language. It is named as its export says, else as its file. */
export async function readFlow(path: string, cwd: string, type?: FlowType): Promise<ReadFlow> {
  const file = relative(cwd, path);
  const fallback = basename(path).replace(/\.json$/i, '');
  const text = await readText(path, file);
  if (typeof text !== 'string') return { issues: [text] };
  const { document, issues, source } = parseFlow(text, { file });
  if (document === undefined) return { issues };
  const exported = document.Metadata?.['name'];
  const name = typeof exported === 'string' && exported !== '' ? exported : fallback;
  const known = type ?? flowTypeOf({ document });
  return {
    unit: { name, document, source, file, ...(known === undefined ? {} : { type: known }) },
    issues: issues.map((issue) => ({ ...issue, flow: name })),
  };
}

/** The text of a file, or the issue that it is none. */
export async function readText(path: string, file: string): Promise<string | Issue> {
  const bytes = await readFile(path);
  return textOf(bytes) ?? notText(bytes, file);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function notText([first, second]: Uint8Array, file: string): Issue {
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return {
    code: 'not_text',
    severity: 'error',
    file,
    args: {},
    message: utf16
      ? 'The file is UTF-16, as some shells write what a command prints, and JSON is UTF-8. Save it as UTF-8.'
      : 'The file is no UTF-8 text, so it holds no flow. Name the flow that was exported as JSON.',
  };
}
