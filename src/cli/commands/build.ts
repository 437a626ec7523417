import { join, relative, resolve } from 'node:path';
import type { Json } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import { printFlow } from '../../language/print.ts';
import { readResource } from '../../language/resource.ts';
import { slugOf } from '../../language/slug.ts';
import type { Command, CommonOptions } from '../command.ts';
import { openProject } from '../project.ts';
import type { FoundUnit } from '../read-flow.ts';
import { issueReport, plural } from '../report.ts';
import { harmlessLine, printData } from '../terminal.ts';
import { findUnits } from '../units.ts';
import { usageError } from '../usage.ts';
import { writeFiles } from '../write-files.ts';

interface BuildOptions extends CommonOptions {
  readonly out?: string;
}

/** Writes flows as JSON files, all of them or none. */
export const build: Command<BuildOptions> = {
  words: '[flows...]',
  options: [
    {
      flags: '--out <folder>',
      description: "where to write (default: the configuration's out, or build/flows)",
    },
  ],
  examples: ['build', 'build flows/main.ts --out build'],
  async run(words, { config, json, out }, terminal) {
    const { cwd } = terminal;
    const { units, issues: reading } = await findUnits(words, { cwd, config });
    const issues = [...reading, ...(await missingTargets(units))];
    if (issues.length > 0) terminal.note(issueReport(issues, terminal));
    if (issues.some(({ severity }) => severity === 'error')) {
      terminal.note('\nNothing was written.');
      return 1;
    }
    const folder = out === undefined ? await configuredFolder(cwd, config) : resolve(cwd, out);
    const built = units.map((unit) => ({ ...unit, slug: slugOf(unit.name), names: namesIn(unit) }));
    mustDiffer(built);
    const texts = built.map(({ slug, document }) => ({
      path: join(folder, `${slug}.json`),
      text: printFlow(document),
    }));
    await writeFiles(texts);

    const files = built.map(({ name, type, names, document }, index) => ({
      name,
      ...(type === undefined ? {} : { type }),
      path: relative(cwd, texts[index]?.path ?? ''),
      actions: document.Actions.length,
      unresolved: names,
    }));
    if (json === true) printData(terminal, { files });
    else {
      const { bold, dim } = terminal.paint;
      for (const { name, path, actions } of files)
        terminal.print(`${bold(path)}  ${harmlessLine(name)}  ${dim(plural(actions, 'action'))}`);
      const unresolved = [...new Set(files.flatMap((file) => file.unresolved))].sort();
      if (unresolved.length > 0) {
        terminal.note(
          `\nNot publishable as it is: ${plural(unresolved.length, 'name')} must first become ${unresolved.length === 1 ? 'an ARN' : 'ARNs'}.`,
        );
        for (const name of unresolved) terminal.note(`  ${name}`);
      }
    }
    return 0;
  },
};

/** What Connect would never publish. Other faults it may have taken long ago, and `trunkline check` tells them. */
async function missingTargets(units: readonly FoundUnit[]): Promise<readonly Issue[]> {
  const { check } = await import('../../check/check.ts');
  const files = new Map(units.map(({ name, file }) => [name, file]));
  const missing = check(units).filter(({ code }) => code === 'missing_target');
  return missing.map((issue) => ({ ...issue, file: issue.file ?? files.get(issue.flow ?? '') ?? '' }));
}

async function configuredFolder(cwd: string, config: string | undefined): Promise<string> {
  const project = await openProject(cwd, config);
  return resolve(project?.root ?? cwd, project?.config.out ?? 'build/flows');
}

function mustDiffer(built: readonly (FoundUnit & { readonly slug: string })[]): void {
  for (const [index, { slug, name }] of built.entries()) {
    const other = built.slice(0, index).find((unit) => unit.slug === slug);
    if (other === undefined) continue;
    throw usageError(
      `"${other.name}" and "${name}" would both be written to ${slug}.json. Rename one of them.`,
      {
        names: [other.name, name],
      },
    );
  }
}

/** The resources that a flow has by name: `queue "Service desk"`. */
function namesIn({ document }: FoundUnit): readonly string[] {
  const names = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value === 'string') {
      const kind = /^trunkline:([a-z]+)\//.exec(value)?.[1];
      if (kind !== undefined) names.add(`${kind} "${readResource('flow', value).name}"`);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  for (const { Parameters } of document.Actions) if (Parameters !== undefined) visit(Parameters);
  return [...names].sort();
}
