import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isFields } from '../language/shape.ts';
import type { World } from '../simulate/world.ts';
import { issueLine } from './report.ts';
import { didYouMean, usageError } from './usage.ts';

const sections: { readonly [Section in keyof World]-?: true } = {
  hours: true,
  queues: true,
  functions: true,
  bots: true,
  people: true,
  faults: true,
};

/**
 * Reads a world: a JSON file, or a module that exports one as `world`.
 *
 * @throws {TrunklineError} `usage` for a file that is missing, that cannot be loaded, or that holds no world.
 */
export async function readWorld(file: string, cwd: string): Promise<World> {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw usageError(`There is no world ${file}.`, { file });
  const { loadFiles } = await import('./load.ts');
  const [loaded] = await loadFiles([path], cwd);
  if (loaded === undefined) throw usageError(`${file} cannot be read.`, { file });
  if ('issue' in loaded) throw usageError(issueLine(loaded.issue), { file });
  const { world = loaded.exports['default'] } = loaded.exports;
  if (!isFields(world))
    throw usageError(`${file} holds no world. Export an object as world, or write one as JSON.`, { file });
  for (const [section, mocks] of Object.entries(world)) {
    if (!Object.hasOwn(sections, section)) {
      const meant =
        didYouMean(section, Object.keys(sections)) || ` It has ${Object.keys(sections).join(', ')}.`;
      throw usageError(`${file}: a world has no "${section}".${meant}`, { file, section });
    }
    if (!isFields(mocks))
      throw usageError(`${file}: "${section}" must be an object, by name.`, { file, section });
  }
  return world;
}
