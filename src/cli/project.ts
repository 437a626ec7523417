import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config } from './config.ts';
import { configProblem } from './config-problem.ts';
import { issueLine } from './report.ts';
import { usageError } from './usage.ts';

/** A configuration with the place that its paths are relative to. */
export interface Project {
  readonly config: Config;
  readonly root: string;
  /** As a person sees it from where the command was called. */
  readonly file: string;
}

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `trunkline.config.${ending}`);

/**
 * Reads the configuration: the named file, or else the nearest `trunkline.config` here or above. Nothing where
 * there is none.
 *
 * @param read Told the absolute path of every file that was read for it.
 * @throws {TrunklineError} `usage` for a file that is missing, that cannot be loaded, or that holds no configuration.
 */
export async function openProject(
  cwd: string,
  named?: string,
  read?: (path: string) => void,
): Promise<Project | undefined> {
  const path = named === undefined ? configAbove(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  const file = relative(cwd, path);
  if (!existsSync(path)) throw usageError(`There is no configuration ${file}.`, { file });
  const { loadFiles } = await import('./load.ts');
  const [loaded] = await loadFiles([path], cwd, read);
  if (loaded === undefined || 'issue' in loaded) {
    throw usageError(loaded === undefined ? `${file} cannot be read.` : issueLine(loaded.issue), { file });
  }
  const { config = loaded.exports['default'] } = loaded.exports;
  const problem =
    config === undefined
      ? 'It exports no configuration. Write: export const config = defineConfig({ … })'
      : await configProblem(config);
  if (problem !== undefined) throw usageError(`${file}: ${problem}`, { file });
  return { config: config as Config, root: dirname(path), file };
}

/** The nearest configuration in a folder or above it. */
export function configAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (folder === dirname(folder)) return undefined;
  }
}
