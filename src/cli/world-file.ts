import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Calendar } from '../language/calendar.ts';
import type { Issue } from '../language/issue.ts';
import { locate } from '../language/position.ts';
import { isFields } from '../language/shape.ts';
import type { HoursMock, World } from '../simulate/world.ts';
import { issueLine } from './report.ts';
import { usageError } from './usage.ts';

/**
 * Reads a world: a JSON file, or a module that exports one as `world`.
 *
 * @throws {TrunklineError} `usage` for a file that is missing, that cannot be loaded, or that holds no world; for keys that
 * there are not and values of the wrong kind, each with its place.
 */
export async function readWorld(file: string, cwd: string): Promise<World> {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw usageError(`There is no file ${file} for --world.`, { file });
  if (!/\.(json|[cm]?[jt]s)$/i.test(path))
    throw usageError(`--world takes a .json or a .ts file, and "${file}" is neither.`, { file });
  const { loadFiles } = await import('./load.ts');
  const [loaded] = await loadFiles([path], cwd);
  if (loaded === undefined) throw usageError(`${file} cannot be read.`, { file });
  if ('issue' in loaded) throw usageError(issueLine(loaded.issue), { file });
  const { world = loaded.exports['default'] } = loaded.exports;
  if (!isFields(world))
    throw usageError(`${file} holds no world. Export an object as world, or write one as JSON.`, { file });
  const { worldIssues } = await import('../simulate/world-issues.ts');
  const issues = worldIssues(world);
  if (issues.length > 0) throw usageError(await linesOf(issues, { file, path }), { file });
  return world;
}

/** Issues with their place in the text, where the file is JSON; a module is known by its values alone. */
async function linesOf(
  issues: readonly Issue[],
  { file, path }: { readonly file: string; readonly path: string },
): Promise<string> {
  const source = /\.json$/i.test(path) ? { text: await readFile(path, 'utf8'), file } : undefined;
  return issues
    .map((issue) => ({ ...issue, file, ...(source && locate(source, issue.path ?? [])) }))
    .map(issueLine)
    .join('\n');
}

/**
 * Puts the calendars of a project into a world: where it says `calendar`, and, if it has a clock, for the hours that
 * it does not speak of.
 *
 * @throws {TrunklineError} `usage` where there is no such calendar.
 */
export function withCalendars(
  { hours = {}, ...world }: World,
  calendars: { readonly [name: string]: Calendar } = {},
): World {
  const calendarOf = (name: string, state: HoursMock | 'calendar') => {
    if (state !== 'calendar') return state;
    const calendar = Object.hasOwn(calendars, name) ? calendars[name] : undefined;
    if (calendar !== undefined) return calendar;
    throw usageError(`There is no calendar "${name}". Declare it under hours in trunkline.config.ts.`, {
      name,
    });
  };
  const told = Object.entries(hours).map(([name, states]) => [
    name,
    Array.isArray(states)
      ? states.map((state: HoursMock) => calendarOf(name, state))
      : calendarOf(name, states as HoursMock),
  ]);
  return {
    ...world,
    hours: { ...(world.clock === undefined ? {} : calendars), ...Object.fromEntries(told) },
  };
}
