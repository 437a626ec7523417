import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { filesBelow, filesMatching, isPattern } from './files.ts';
import type { Project } from './project.ts';
import { usageError } from './usage.ts';

/** One part of several that a run is split into: `2/3`. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Says whether a file is a simulated call by its name. */
export function isFixture(path: string): boolean {
  return /\.call\.(ya?ml|json)$/i.test(path);
}

/** The folder of a project's simulated calls. */
export function fixtureFolder(cwd: string, project: Project | undefined): string {
  return resolve(project?.root ?? cwd, project?.config.fixtures ?? 'fixtures');
}

/**
 * The fixtures that words of a command line name: files, folders or patterns. Without words, all in the folder of the
 * project. Absolute, sorted, each once.
 *
 * @throws {TrunklineError} `usage` where there is none; it says where was looked.
 */
export async function findFixtures(
  words: readonly string[],
  cwd: string,
  project: Project | undefined,
): Promise<readonly string[]> {
  if (words.length === 0) {
    const folder = fixtureFolder(cwd, project);
    const found = (await filesBelow(folder)).filter(isFixture);
    if (found.length > 0) return found;
    const from = project?.config.fixtures === undefined ? '' : ` (fixtures of ${project.file})`;
    throw noFixture(`in the folder ${relative(cwd, folder) || '.'}${from}`);
  }
  const found = await Promise.all(words.map((word) => fixturesOf(word, cwd)));
  return [...new Set(found.flat())].sort();
}

async function fixturesOf(word: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, word);
  const kind = await stat(path).catch(() => undefined);
  // A file that is named outright is taken at its word, whatever its ending.
  if (kind?.isFile() === true) return [path];
  if (kind === undefined && !isPattern(word))
    throw usageError(`There is no file and no folder ${word}.`, { word });
  const files = kind === undefined ? await filesMatching(word, cwd) : await filesBelow(path);
  const found = files.filter(isFixture);
  if (found.length === 0) throw noFixture(kind === undefined ? `that fits ${word}` : `in the folder ${word}`);
  return found;
}

function noFixture(where: string) {
  return usageError(
    `There is no simulated call ${where}. The name of its file ends in .call.yaml, .call.yml or .call.json.`,
    { where },
  );
}

/**
 * One part of the files. Every file is in exactly one part, parts differ by one file at most, and the same files are
 * split in the same way on every machine.
 */
export function shardOf(files: readonly string[], { part, of }: Shard, root: string): readonly string[] {
  // By a hash of the name, so that one part does not get all the long calls of one folder.
  const keys = new Map(files.map((file) => [file, hashOf(relative(root, file).split(sep).join('/'))]));
  const keyOf = (file: string) => keys.get(file) ?? '';
  return files
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter((_, index) => index % of === part - 1)
    .toSorted();
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
