import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { FlowType, Unit } from '../language/document.ts';
import type { TrunklineError } from '../language/error.ts';
import type { Issue } from '../language/issue.ts';
import { isFields } from '../language/shape.ts';
import { filesBelow, filesMatching, isPattern } from './files.ts';
import { openProject, type Project } from './project.ts';
import { type FoundUnit, readFlow } from './read-flow.ts';
import { didYouMean, usageError } from './usage.ts';

/** What a command line names. */
export interface Found {
  readonly units: readonly FoundUnit[];
  /** What kept files from being read, and what was noticed in reading. */
  readonly issues: readonly Issue[];
}

/** Where to look, and as what. */
export interface Search {
  readonly cwd: string;
  /** The configuration's file; the nearest one by default. */
  readonly config?: string | undefined;
  /** The type of the flows in JSON files. */
  readonly type?: FlowType | undefined;
  /** Told the absolute path of every file that was read, the imported ones too. */
  readonly read?: (path: string) => void;
}

/**
 * The units that words of a command line name: files, folders, patterns, or names of flows of the project. Without
 * words, all of the project.
 *
 * @throws {TrunklineError} `usage` for a word that names nothing.
 */
export async function findUnits(words: readonly string[], search: Search): Promise<Found> {
  const { cwd } = search;
  if (words.length === 0) {
    const project = await openProject(cwd, search.config);
    if (project === undefined) throw nothingNamed();
    return unitsOf(project, search);
  }
  const paths: string[] = [];
  const names: string[] = [];
  const passOver = new Set<string>();
  for (const word of words) {
    const path = resolve(cwd, word);
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory() === true) {
      const inside = (await filesBelow(path)).filter(mayHoldFlow);
      if (inside.length === 0) throw usageError(`There is no flow in the folder ${word}.`, { folder: word });
      for (const file of inside) passOver.add(file);
      paths.push(...inside);
    } else if (kind !== undefined) paths.push(path);
    else if (isPattern(word)) paths.push(...(await matched(word, cwd)));
    else names.push(word);
  }
  const files = await readFiles([...new Set(paths)], search, passOver);
  if (names.length === 0) return once(files);
  const project = await openProject(cwd, search.config);
  const all =
    project?.config.flows === undefined ? { units: [], issues: [] } : await unitsOf(project, search);
  const units = names.flatMap((name) => named(name, all).units);
  return once({ units: [...files.units, ...units], issues: [...files.issues, ...all.issues] });
}

/** All units of a project. */
export async function unitsOf({ config, root, file }: Project, search: Search): Promise<Found> {
  if (config.flows === undefined)
    throw usageError(`${file} names no flows. Add, for example: flows: ['flows/*.ts']`, { file });
  const paths = await Promise.all(
    config.flows.map((pattern) => matched(pattern, root, ` (flows of ${file})`)),
  );
  return once(await readFiles([...new Set(paths.flat())], search, new Set()));
}

/** Those of a project's units that have a name; all without one. */
export function named(name: string | undefined, all: Found): Found {
  const units = name === undefined ? all.units : all.units.filter((unit) => unit.name === name);
  // The flow may stand in the very file that could not be loaded.
  if (units.length > 0 || all.issues.some(({ severity }) => severity === 'error'))
    return { units, issues: all.issues };
  const names = all.units.map((unit) => unit.name);
  const there =
    names.length === 0
      ? ' No trunkline.config here or above names a flow either.'
      : ` The flows are ${names.map((known) => `"${known}"`).join(', ')}.`;
  throw usageError(`There is no file and no flow "${name}".${didYouMean(name ?? '', names) || there}`, {
    name,
  });
}

async function matched(pattern: string, root: string, where = ''): Promise<readonly string[]> {
  const path = resolve(root, pattern);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isFile() === true) return [path];
  const found =
    kind?.isDirectory() === true
      ? await filesBelow(path)
      : isPattern(pattern)
        ? await filesMatching(pattern, root)
        : [];
  const files = found.filter(mayHoldFlow);
  if (files.length === 0)
    throw usageError(`No file that can hold a flow fits ${pattern}${where}.`, { pattern });
  return files;
}

const code = /\.[cm]?[jt]s$/i;

/** Says whether a file can hold a flow, by its name. */
export function mayHoldFlow(path: string): boolean {
  return (
    /\.json$/i.test(path) || (code.test(path) && !/\.(d|test|spec)\.\w+$|trunkline\.config\./.test(path))
  );
}

/** What a file may be that stands in a folder of flows and is none. */
const noFlows: ReadonlySet<string> = new Set(['lex_export', 'not_a_flow']);

/** @param passOver Files that need not hold a flow: a folder has others beside them. */
async function readFiles(
  paths: readonly string[],
  search: Search,
  passOver: ReadonlySet<string>,
): Promise<Found> {
  const { cwd, type, read: told } = search;
  const units: FoundUnit[] = [];
  const issues: Issue[] = [];
  for (const path of paths.filter((file) => !code.test(file))) {
    told?.(path);
    const read = await readFlow(path, cwd, type);
    if (passOver.has(path) && read.issues.some(({ code: found }) => noFlows.has(found))) continue;
    if (read.unit !== undefined) units.push(read.unit);
    issues.push(...read.issues);
  }
  const sources = paths.filter((file) => code.test(file));
  if (sources.length === 0) return { units, issues };
  const { loadFiles } = await import('./load.ts');
  for (const loaded of await loadFiles(sources, cwd, told)) {
    const file = relative(cwd, loaded.path);
    if ('issue' in loaded) {
      issues.push(loaded.issue);
      continue;
    }
    const exported = Object.values(loaded.exports).filter(isUnit);
    units.push(...exported.map((unit) => ({ ...unit, file })));
    if (exported.length === 0 && !passOver.has(loaded.path)) issues.push(noFlow(file));
  }
  return { units, issues };
}

function isUnit(value: unknown): value is Unit {
  if (!isFields(value) || (value['kind'] !== 'flow' && value['kind'] !== 'module')) return false;
  // `flowNamed('x')` has a kind and a name too, but no document.
  return typeof value['name'] === 'string' && isFields(value['document']);
}

function noFlow(file: string): Issue {
  return {
    code: 'no_flow_exported',
    severity: 'error',
    file,
    args: {},
    message:
      'The file exports no flow and no module. Write: export const main = flow(…). A file that is to hold none stands outside of what "flows" of the configuration names.',
  };
}

/** Takes out what is exported twice, and objects to two units of one name. */
function once({ units, issues }: Found): Found {
  const byName = new Map<string, FoundUnit>();
  const twice: Issue[] = [];
  const kept = units.filter((unit) => {
    const other = byName.get(unit.name);
    if (other === undefined) byName.set(unit.name, unit);
    else if (other.document !== unit.document) twice.push(twoOfOneName(other, unit));
    return other?.document !== unit.document;
  });
  return { units: kept, issues: [...issues, ...twice] };
}

function twoOfOneName(first: FoundUnit, { name, file }: FoundUnit): Issue {
  const where = first.file === file ? `, both in ${file}` : `: in ${first.file} and in ${file}`;
  return {
    code: 'name_twice',
    severity: 'error',
    flow: name,
    file,
    args: { name, files: [first.file, file] },
    message: `Two flows are named "${name}"${where}. Nothing could tell them apart: give one of them another name.`,
  };
}

function nothingNamed(): TrunklineError {
  return usageError(
    'No flow is named, and there is no trunkline.config.ts here or above that names them. Name a file, a folder or a ' +
      "flow, or write the configuration:\n  export const config = defineConfig({ flows: ['flows/*.ts'] });",
  );
}
