import type { Issue } from '../language/issue.ts';
import { findFixtures, type Shard } from './fixtures.ts';
import { openProject, type Project } from './project.ts';
import type { FoundUnit } from './read-flow.ts';
import { unitsOf } from './units.ts';

/** Which fixtures are played, and on which profiles. */
export interface Selection {
  /** Files, folders and patterns; without any, all fixtures of the project. */
  readonly words: readonly string[];
  /** The configuration's file; the nearest one by default. */
  readonly config?: string | undefined;
  /** The profiles to play on, among those that each fixture names; all by default. */
  readonly profiles?: readonly string[] | undefined;
  /** A fixture needs one of them. */
  readonly tags?: readonly string[] | undefined;
  /** Part of a fixture's name, letter case aside. */
  readonly name?: string | undefined;
  readonly shard?: Shard | undefined;
  /** Stops at the first fixture that fails. */
  readonly bail?: boolean | undefined;
}

/** What fixtures are played with. */
export interface Setting {
  readonly cwd: string;
  readonly project: Project | undefined;
  /** Absolute. */
  readonly files: readonly string[];
  /** The flows and modules of the project. */
  readonly units: readonly FoundUnit[];
  /** What was noticed in reading them. With an error among them, nothing can be played. */
  readonly issues: readonly Issue[];
  /** Told the absolute path of every file that is read for the flows. */
  readonly read: (path: string) => void;
}

/**
 * Reads the project afresh: its configuration, its flows and the list of its fixtures.
 *
 * @throws {TrunklineError} `usage` for a wrong configuration, and where there is no fixture.
 */
export async function openSetting(
  { words, config }: Selection,
  cwd: string,
  read: (path: string) => void = () => {},
): Promise<Setting> {
  const project = await openProject(cwd, config, read);
  const files = await findFixtures(words, cwd, project);
  const { units, issues } =
    project?.config.flows === undefined
      ? { units: [], issues: [] }
      : await unitsOf(project, { cwd, config, read });
  return { cwd, project, files, units, issues, read };
}
