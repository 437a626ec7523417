import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Calendar } from '../language/calendar.ts';
import { isFields } from '../language/shape.ts';
import type { HoursMock, World } from '../simulate/world.ts';
import { issueLine } from './report.ts';
import { didYouMean, usageError } from './usage.ts';

/** What a file can say. Tools come from the configuration. */
const sections: { readonly [Section in Exclude<keyof World, 'tools'>]-?: true } = {
  clock: true,
  hours: true,
  queues: true,
  functions: true,
  services: true,
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
  for (const [section, mocks] of Object.entries(world)) {
    if (!Object.hasOwn(sections, section)) {
      const meant =
        didYouMean(section, Object.keys(sections)) || ` It has ${Object.keys(sections).join(', ')}.`;
      throw usageError(`${file}: a world has no "${section}".${meant}`, { file, section });
    }
    if (section === 'clock' ? typeof mocks !== 'string' : !isFields(mocks)) {
      const form =
        section === 'clock'
          ? 'a time with its offset, such as "2026-03-02T22:15:00-05:00"'
          : 'an object with a key for each name';
      throw usageError(`${file}: "${section}" must be ${form}.`, { file, section });
    }
  }
  return world;
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
