import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Issue } from '../language/issue.ts';
import { openProject, type Project } from './project.ts';
import type { FoundUnit } from './read-flow.ts';
import { findUnits, named, type Search, unitsOf } from './units.ts';
import { usageError } from './usage.ts';

/** A unit with those that it may lead to. */
export interface OneUnit {
  /** Absent where its file could not be read. */
  readonly unit?: FoundUnit;
  readonly others: readonly FoundUnit[];
  readonly issues: readonly Issue[];
  readonly project?: Project;
}

/** How a command line names one flow: by its name in the project, by its file, or by its file and its name in it. */
export interface Naming {
  readonly word: string | undefined;
  readonly name: string | undefined;
}

/**
 * The one flow that a command line names. Without words, the only flow there is.
 *
 * @throws {TrunklineError} `usage` when none or more than one is meant.
 */
export async function findOneUnit({ word, name }: Naming, search: Search): Promise<OneUnit> {
  const isFile = word !== undefined && existsSync(resolve(search.cwd, word));
  const project = await openProject(search.cwd, search.config);
  const alone = project === undefined || (isFile && project.config.flows === undefined);
  const all = alone ? { units: [], issues: [] } : await unitsOf(project, search);
  const found =
    isFile || project === undefined
      ? await findUnits(word === undefined ? [] : [word], search)
      : named(word, all);
  if (found.issues.some(({ severity }) => severity === 'error')) return { others: [], issues: found.issues };

  const wanted = name === undefined ? found.units : named(name, found).units;
  const flows = wanted.filter(({ type }) => type !== 'MODULE');
  const [unit, ...rest] = wanted.length === 1 ? wanted : flows;
  const where = word ?? 'The project';
  if (unit === undefined) {
    throw usageError(`${where} holds modules only: add the name of one (${namesOf(wanted)}).`);
  }
  if (rest.length > 0) {
    throw usageError(`${where} holds more than one flow: add the name of one (${namesOf(flows)}).`);
  }
  // The named file wins over what the project holds under the same name.
  const others = new Map([...all.units, ...found.units].map((other) => [other.name, other]));
  others.delete(unit.name);
  return {
    unit,
    others: [...others.values()],
    issues: found === all ? all.issues : [...found.issues, ...all.issues],
    ...(project === undefined ? {} : { project }),
  };
}

function namesOf(units: readonly FoundUnit[]): string {
  return units.map(({ name }) => `"${name}"`).join(', ');
}
