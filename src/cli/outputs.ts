import { appendFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import pico from 'picocolors';
import type { ReporterChoice } from './reporter.ts';
import { reporters } from './reporters/index.ts';
import { harmlessLine, type Terminal } from './terminal.ts';
import type { TestRun } from './test-run.ts';
import { sumOf } from './test-sum.ts';
import { didYouMean, usageError } from './usage.ts';
import { type Text, writeFiles } from './write-files.ts';

/** Where the reports of a run go. */
export interface Outputs {
  /** The reporters that write to standard output, in order. */
  readonly onScreen: readonly string[];
  /** Standard output carries data, so people are told things on standard error. */
  readonly isData: boolean;
  /** Paths are absolute. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly github: boolean;
}

/** Reads what `--reporter` says: a name, or a name and a file. */
export function reporterChoice(text: string, before: unknown): readonly ReporterChoice[] {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!Object.hasOwn(reporters, name)) {
    const known = Object.keys(reporters);
    throw usageError(
      `There is no reporter "${name}".${didYouMean(name, known) || ` There are ${known.join(', ')}.`}`,
      { name },
    );
  }
  if (file === '')
    throw usageError(`--reporter ${name}= names no file. Write, for example: --reporter ${name}=report.txt`);
  return [...((before as readonly ReporterChoice[] | undefined) ?? []), { name, ...(file && { file }) }];
}

/**
 * Decides what is written where. Unless another reporter writes to standard output, `pretty` does; on GitHub,
 * `github` stands beside what is asked for.
 *
 * @throws {TrunklineError} `usage` where data and another report would be mixed, or two reports go to one file.
 */
export function outputsOf(
  choices: readonly ReporterChoice[],
  { json, cwd, env }: { readonly json: boolean; readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Outputs {
  const named = new Set(choices.flatMap(({ name, file }) => (file === undefined ? [name] : [])));
  if (json) named.add('json');
  const data = [...named].find((name) => reporters[name]?.isData === true);
  const other = [...named].find((name) => name !== data);
  if (data !== undefined && other !== undefined) {
    throw usageError(
      `Nothing could read ${data} and ${other} from the same output. Give one of them a file: --reporter ${data}=report.${data === 'junit' ? 'xml' : data}`,
    );
  }
  const files = choices.flatMap(({ name, file }) =>
    file === undefined ? [] : [{ name, path: resolve(cwd, file) }],
  );
  const twice = files.find(({ path }, index) => files.findIndex((one) => one.path === path) !== index);
  if (twice !== undefined)
    throw usageError(
      `Two reporters would write to ${relative(cwd, twice.path)}. Give one of them another file.`,
    );
  const onGithub = env['GITHUB_ACTIONS'] === 'true' || named.has('github');
  return {
    onScreen: (named.size === 0 ? ['pretty'] : [...named]).filter((name) => name !== 'github'),
    isData: data !== undefined,
    files,
    github: onGithub,
  };
}

/**
 * Writes the reports of a run: to the screen, and to files in whole.
 *
 * @param shown The part of it that the screen shows.
 */
export async function writeReports(
  run: TestRun,
  shown: TestRun,
  { onScreen, isData, files, github }: Outputs,
  terminal: Terminal,
): Promise<void> {
  for (const name of onScreen) terminal.print(reportOf(name, shown, terminal));
  if (github) {
    const commands = reportOf('github', shown, terminal);
    // GitHub reads its commands from both, and data must stay data.
    if (commands !== '') (isData ? terminal.note : terminal.print)(commands);
    // Silence would look as if nothing had been played.
    if (onScreen.length === 0) terminal.print(sumOf(shown, terminal));
    await writeJobPage(shown, terminal);
  }
  const look = { paint: pico.createColors(false), width: Number.POSITIVE_INFINITY };
  await writeFiles(files.map(({ name, path }): Text => ({ path, text: `${reportOf(name, run, look)}\n` })));
}

/** Adds the summary to the page of the job. The calls were played, so a page that cannot be written fails nothing. */
async function writeJobPage(shown: TestRun, terminal: Terminal): Promise<void> {
  const page = terminal.host.env['GITHUB_STEP_SUMMARY'];
  if (page === undefined || page === '') return;
  try {
    await appendFile(page, `${reporters['github']?.summary?.(shown)}\n`);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    terminal.note(
      `The summary of the job was not written: GITHUB_STEP_SUMMARY names ${harmlessLine(page)}, and that cannot be written to (${code}).`,
    );
  }
}

function reportOf(name: string, run: TestRun, look: Pick<Terminal, 'paint' | 'width'>): string {
  return reporters[name]?.report(run, look) ?? '';
}
