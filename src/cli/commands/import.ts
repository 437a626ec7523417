import { stat } from 'node:fs/promises';
import { extname, relative, resolve } from 'node:path';
import type { FlowSource } from '../../flow/source/source.ts';
import type { FlowType, Unit } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import { printFlow } from '../../language/print.ts';
import type { Command, CommonOptions } from '../command.ts';
import { flowTypes } from '../flow-types.ts';
import { readImport } from '../read-import.ts';
import { countOf, issueReport, plural } from '../report.ts';
import { harmlessLine, printData, type Terminal } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { writeFiles } from '../write-files.ts';

interface ImportOptions extends CommonOptions {
  readonly out?: string;
  readonly name?: string;
  readonly type?: FlowType;
  readonly force?: boolean;
}

/** More than anyone reads in a terminal would only hide what was written. */
const shownAtMost = 200;

/** Makes a flow of this project out of an exported one. */
export const importFlow: Command<ImportOptions> = {
  words: '<file>',
  options: [
    {
      flags: '--out <file>',
      description: 'where to write: .ts, .js, or .json for the document',
      parse: writable,
    },
    {
      flags: '--name <name>',
      description: 'the name of the flow, instead of that in the file',
      parse: nonEmpty,
    },
    {
      flags: '--type <type>',
      description: 'the type of a flow whose file does not say it',
      choices: flowTypes,
    },
    { flags: '--force', description: 'replace the file if it is there' },
  ],
  examples: [
    'import exported.json --out flows/main.ts',
    'import legacy.json --name "Main IVR" > flows/main.ts',
    'import legacy.json --out exported.json',
  ],
  async run([word = ''], { json, out, name, type, force }, terminal) {
    const { cwd } = terminal;
    const target = out === undefined ? undefined : resolve(cwd, out);
    if (target !== undefined) await mustBeFree(target, cwd, force === true);
    const path = resolve(cwd, word);
    await mustBeFile(path, word);
    const file = relative(cwd, path);
    const { unit, issues: reading, form, placed } = await readImport(path, cwd, { name, type });
    if (unit === undefined) {
      if (json === true) printData(terminal, { file, issues: reading });
      else terminal.note(`${issueReport(reading, terminal)}\n\nNothing was written.`);
      return 1;
    }
    const [{ sourceOf }, { renamed }, { check }] = await Promise.all([
      import('../../flow/source/source.ts'),
      import('../../flow/source/renamed.ts'),
      import('../../check/check.ts'),
    ]);
    const source = sourceOf(unit);
    const isDocument = out !== undefined && /\.json$/i.test(out);
    // Whoever reads the issues goes on in the source, where a step has the name that it got there.
    const steps = isDocument ? [] : source.steps;
    const names = new Map(steps.map(({ identifier, name: step }) => [identifier, step]));
    const identifiers = new Map(steps.map(({ identifier, name: step }) => [step, identifier]));
    const carried = isDocument ? [] : source.issues;
    const checked = check({
      ...unit,
      type: source.type,
      ...(isDocument ? {} : { named: renamed(unit.document, steps) }),
    });
    const found = [...carried, ...checked.map((issue) => atStep(issue, identifiers))].map((issue) =>
      issue.line === undefined ? placed(issue) : issue,
    );
    const issues = [...reading, ...found].map((issue) => atStep(issue, names));
    const text = isDocument ? printFlow(unit.document) : source.text;
    if (target !== undefined) await writeFiles([{ path: target, text }]);

    const typed = source.steps.filter(({ call }) => call !== 'rawAction').length;
    if (json === true) {
      printData(terminal, {
        file,
        form,
        name: unit.name,
        type: source.type,
        actions: unit.document.Actions.length,
        ...(isDocument ? {} : { typed, exported: source.exported, steps: source.steps }),
        ...(target === undefined ? { source: text } : { path: relative(cwd, target) }),
        issues,
      });
    } else {
      if (issues.length > 0) terminal.note(`${issueReport(issues.slice(0, shownAtMost), terminal)}\n`);
      if (issues.length > shownAtMost)
        terminal.note(`and ${issues.length - shownAtMost} more; --json has all of them\n`);
      terminal.note(`${harmlessLine(file)}: ${form}, ${countOf(issues)}`);
      if (!isDocument) terminal.note(carriedOver(unit, source, typed));
      if (target === undefined) terminal.print(text.trimEnd());
      else terminal.print(writtenLine(relative(cwd, target), unit, terminal));
    }
    return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** The issue with its step under another name. */
function atStep(issue: Issue, names: ReadonlyMap<string, string>): Issue {
  const step = names.get(issue.step ?? '');
  return step === undefined ? issue : { ...issue, step };
}

function carriedOver({ document }: Unit, { steps }: FlowSource, typed: number): string {
  const renamed = steps.filter(({ name, identifier }) => name !== identifier).length;
  const parts = [
    `${plural(steps.length, 'step')}, ${typed === steps.length ? 'all' : typed} with types`,
    ...(renamed > 0 ? [`${renamed} with a name of their own beside the old identifier`] : []),
    ...(document.Metadata === undefined ? [] : ['positions worked out anew']),
  ];
  return parts.join('; ');
}

function writtenLine(path: string, { name, document }: Unit, { paint: { bold, dim } }: Terminal): string {
  return `${bold(path)}  ${harmlessLine(name)}  ${dim(plural(document.Actions.length, 'action'))}`;
}

/** A file that nothing can load would be found out much later. */
function writable(path: string): string {
  if (/^\.([cm]?[jt]s|json)$/i.test(extname(path))) return path;
  throw usageError(`--out takes a file that ends in .ts, .js or .json, and "${path}" does not.`, { path });
}

function nonEmpty(name: string): string {
  if (name.trim() !== '') return name;
  throw usageError('--name takes the name of the flow, and it is empty.');
}

async function mustBeFile(path: string, word: string): Promise<void> {
  if ((await stat(path)).isDirectory())
    throw usageError(`${word} is a folder. Name the exported file in it.`, { path: word });
}

async function mustBeFree(path: string, cwd: string, force: boolean): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  const file = relative(cwd, path);
  if (there?.isDirectory() === true)
    throw usageError(`${file} is a folder. Name the file to write in it.`, { path: file });
  if (there !== undefined && !force)
    throw usageError(`${file} is there already, and was not touched. Say --force to replace it.`, {
      path: file,
    });
}
