import { type FixtureFile, isSelected, noneSelected, readFixtureFile } from './fixture-file.ts';
import { shardOf } from './fixtures.ts';
import type { Selection, Setting } from './setting.ts';

/** The files that are to be played. */
export interface Selected {
  /** Of this shard. */
  readonly files: readonly FixtureFile[];
  /** How many files the shards share. */
  readonly shared: number;
}

/**
 * Reads the fixtures of a setting and keeps those that are asked for.
 *
 * @param mayBeNone It is fine that none has the tags and the name.
 * @throws {TrunklineError} `usage` where no fixture has the tags or the name.
 */
export async function selectedFixtures(
  { cwd, project, files: paths }: Setting,
  selection: Selection,
  mayBeNone = false,
): Promise<Selected> {
  const all = await Promise.all(paths.map((path) => readFixtureFile(path, cwd)));
  const meant = all.filter((file) => isSelected(file, selection));
  if (meant.length === 0 && !mayBeNone) throw noneSelected(all, selection);
  const { shard } = selection;
  if (shard === undefined) return { files: meant, shared: meant.length };
  const part = new Set(
    shardOf(
      meant.map(({ path }) => path),
      shard,
      project?.root ?? cwd,
    ),
  );
  return { files: meant.filter(({ path }) => part.has(path)), shared: meant.length };
}
