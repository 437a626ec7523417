import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '../language/issue.ts';

/**
 * What a file threw while it was loaded, with the place in the file that a person wrote.
 *
 * @param path The file, where it is known.
 */
export async function issueOfThrown(thrown: unknown, cwd: string, path?: string): Promise<Issue> {
  const place = (await missingExport(thrown, path)) ?? placeOf(thrown);
  const file = place?.path ?? path;
  return {
    code: 'not_loaded',
    severity: 'error',
    ...(file === undefined ? {} : { file: relative(cwd, file) }),
    ...(place === undefined ? {} : { line: place.line, column: place.column }),
    args: {},
    message: messageOf(thrown),
  };
}

interface ThrownPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The innermost frame of the stack that lies in a file of the project; source maps have been applied to it. */
function placeOf(thrown: unknown): ThrownPlace | undefined {
  const stack = thrown instanceof Error ? String(thrown.stack) : '';
  for (const [, where = '', line, column] of stack.matchAll(/^\s+at (?:.*\()?(.+?):(\d+):(\d+)\)?$/gm)) {
    const path = where.startsWith('file:') ? fileURLToPath(where) : where;
    if (/^node:|[\\/]node_modules[\\/]|\.mjs$/.test(path) || path.startsWith(ownCode)) continue;
    return { path, line: Number(line), column: Number(column) };
  }
  return undefined;
}

const ownCode = fileURLToPath(new URL('../', import.meta.url));
const noExport = /does not provide an export named '(.+)'/;

/** A name that is imported and does not exist has no frame, so it is looked up in the text. */
async function missingExport(thrown: unknown, path: string | undefined): Promise<ThrownPlace | undefined> {
  const name = thrown instanceof SyntaxError ? noExport.exec(thrown.message)?.[1] : undefined;
  if (name === undefined || path === undefined) return undefined;
  const text = await readFile(path, 'utf8');
  const offset = text.search(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`));
  if (offset === -1) return undefined;
  const before = text.slice(0, offset).split('\n');
  return { path, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `The file throws ${String(thrown)}.`;
  const name = thrown instanceof SyntaxError ? noExport.exec(thrown.message)?.[1] : undefined;
  if (name !== undefined) return `"${name}" is imported here, and nothing of that name is exported there.`;
  return thrown.name === 'TrunklineError' ? thrown.message : `${thrown.name}: ${thrown.message}`;
}
