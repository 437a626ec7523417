import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { slugOf } from '../language/slug.ts';
import type { Fixture } from '../simulate/fixture/fixture.ts';
import type { Failure } from '../simulate/fixture/result.ts';
import { configAbove, type Project } from './project.ts';
import { type FoundUnit, readFlow } from './read-flow.ts';
import { harmlessLine } from './terminal.ts';
import { didYouMean } from './usage.ts';

/** The flow that a fixture is about, or why there is none. */
export type FixtureFlow = { readonly unit: FoundUnit } | { readonly failure: Failure };

/**
 * Finds the flow of a fixture: by its name in the project, by the name that `trunkline build` gives its file, or as a
 * file of Amazon Connect, from the fixture's folder.
 *
 * @param path The fixture's file, absolute.
 * @param read Told the absolute path of a file that was read for it.
 */
export async function flowOfFixture(
  { data, placeOf }: Fixture,
  { path, units, cwd, project, read }: FlowSearch,
): Promise<FixtureFlow> {
  const refuse = (message: string): FixtureFlow => ({
    failure: { kind: 'bad_fixture', message, ...placeOf(['flow']) },
  });
  const { flow: word } = data;
  const exact = units.find(({ name }) => name === word);
  const found = exact === undefined ? units.filter(({ name }) => slugOf(name) === word) : [exact];
  const [unit, other] = found;
  if (unit !== undefined && other !== undefined)
    return refuse(`Both "${unit.name}" and "${other.name}" can be meant by "${word}". Write the whole name.`);
  if (unit?.type === 'MODULE')
    return refuse(`"${word}" is a module, which no contact begins with. Name a flow that invokes it.`);
  if (unit !== undefined) return { unit };

  const file = resolve(dirname(path), word);
  if (!existsSync(file)) {
    const names = units.filter(({ type }) => type !== 'MODULE').map(({ name }) => name);
    const slugs = names.map((name) => slugOf(name));
    return refuse(
      `There is no flow "${word}" in the project, and no file of that name beside the fixture.${didYouMean(word, [...slugs, ...names]) || knownFlows(slugs, otherProject(path, { cwd, project }))}`,
    );
  }
  if (!/\.json$/i.test(file))
    return refuse(
      `A fixture names a flow of the project, or a .json file of Amazon Connect, and "${word}" is neither. Write the name of the flow, and list its file under flows in trunkline.config.ts.`,
    );
  read?.(file);
  const { unit: written, issues } = await readFlow(file, cwd);
  const error = issues.find(({ severity }) => severity === 'error');
  if (written !== undefined && error === undefined) return { unit: written };
  const where = [relative(cwd, file), error?.line, error?.column].filter((part) => part !== undefined);
  return refuse(`The flow cannot be read. ${where.join(':')}: ${error?.message ?? 'it holds none.'}`);
}

export interface FlowSearch {
  readonly path: string;
  /** The flows and modules of the project. */
  readonly units: readonly FoundUnit[];
  readonly cwd: string;
  /** The project that the units are of. */
  readonly project: Project | undefined;
  readonly read?: (path: string) => void;
}

/** The configuration of the project that the fixture stands in, where that is not the one that is played. */
function otherProject(
  path: string,
  { cwd, project }: Pick<FlowSearch, 'cwd' | 'project'>,
): string | undefined {
  const config = configAbove(dirname(path));
  if (config === undefined || (project !== undefined && config === resolve(cwd, project.file)))
    return undefined;
  return harmlessLine(relative(cwd, config));
}

function knownFlows(slugs: readonly string[], other: string | undefined): string {
  if (other !== undefined)
    return ` The fixture stands in another project: play it with that one's flows, with --config ${other}`;
  return slugs.length === 0
    ? ' No trunkline.config here or above names a flow either.'
    : ` The flows are ${slugs.map((slug) => harmlessLine(slug)).join(', ')}.`;
}
