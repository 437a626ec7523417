import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { TrunklineError } from '../language/error.ts';
import type { Fixture } from '../simulate/fixture/fixture.ts';
import { readFixture } from '../simulate/fixture/read.ts';
import type { Failure } from '../simulate/fixture/result.ts';
import type { Selection } from './setting.ts';
import { didYouMean, usageError } from './usage.ts';

/** A fixture's file as it was read: a fixture, or what keeps it from being one. */
export interface FixtureFile {
  /** Absolute. */
  readonly path: string;
  /** The same, from where the command was called. */
  readonly file: string;
  readonly text: string;
  readonly fixture?: Fixture;
  readonly problems: readonly Failure[];
}

/** Reads a fixture's file. What is wrong with it comes back as its problems. */
export async function readFixtureFile(path: string, cwd: string): Promise<FixtureFile> {
  const file = relative(cwd, path);
  const text = await readFile(path, 'utf8');
  const { fixture, problems } = readFixture(text, file);
  const failures = problems.map(
    ({ message, line, column }): Failure => ({ kind: 'bad_fixture', message, line, column }),
  );
  return { path, file, text, problems: failures, ...(fixture === undefined ? {} : { fixture }) };
}

/** Whether a file has the tags and the name that are asked for. One that could not be read may have any. */
export function isSelected({ fixture }: FixtureFile, { tags, name }: Selection): boolean {
  if (fixture === undefined) return true;
  const { data } = fixture;
  if (tags?.some((tag) => data.tags?.includes(tag)) === false) return false;
  return name === undefined || data.name.toLowerCase().includes(name.toLowerCase());
}

/** The error of a selection that none of the files fits. */
export function noneSelected(files: readonly FixtureFile[], { tags, name }: Selection): TrunklineError {
  const known = new Set(files.flatMap(({ fixture }) => fixture?.data.tags ?? []));
  const meant = (tags ?? []).map((tag) => didYouMean(tag, known)).join('');
  const wanted = [
    ...(tags === undefined ? [] : [`the tag ${tags.map((tag) => `"${tag}"`).join(' or ')}`]),
    ...(name === undefined ? [] : [`"${name}" in its name`]),
  ];
  return usageError(
    `No simulated call has ${wanted.join(' and ')} (${files.length} ${files.length === 1 ? 'was' : 'were'} looked at).${meant}`,
  );
}
