import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/** Says whether a path is a pattern. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/** The files that a pattern fits, sorted: `*` and `?` within a name, `**` for any folders. */
export async function filesMatching(pattern: string, root: string): Promise<readonly string[]> {
  const parts = resolve(root, pattern).split(sep);
  const fixed = parts.findIndex(isPattern);
  const folder = parts.slice(0, fixed).join(sep) || sep;
  const wanted = new RegExp(
    `^${parts.slice(fixed).map(partExpression).join('/').replaceAll('(?:.+/)?/', '(?:.+/)?')}$`,
  );
  return (await filesBelow(folder)).filter((path) =>
    wanted.test(path.slice(folder.length).replaceAll(sep, '/').replace(/^\//, '')),
  );
}

function partExpression(part: string): string {
  if (part === '**') return '(?:.+/)?';
  return part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}

/** Every file in a folder and below, sorted; hidden ones, installed packages and links to no file are left out. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return filesBelow(path);
        const file = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
        return file?.isFile() === true ? [path] : [];
      }),
  );
  return found.flat().sort();
}
