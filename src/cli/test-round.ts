import { join, relative, resolve } from 'node:path';
import type { Unit } from '../language/document.ts';
import { type Coverage, coverage } from '../simulate/coverage.ts';
import { profiles } from '../simulate/profiles/index.ts';
import type { ExitCode } from './command.ts';
import { coverageFiles } from './cover/files.ts';
import { findFixtures } from './fixtures.ts';
import { type Outputs, writeReports } from './outputs.ts';
import { percentOf } from './percent.ts';
import { type Progress, playFixtures } from './play-fixtures.ts';
import { progressIn } from './progress.ts';
import type { FoundUnit } from './read-flow.ts';
import { issueReport, plural } from './report.ts';
import { openSetting, type Selection, type Setting } from './setting.ts';
import { millisecondsSince, now } from './stopwatch.ts';
import { harmlessLine, type Terminal, withoutCommands } from './terminal.ts';
import type { TestCase, TestRun } from './test-run.ts';
import { usageError } from './usage.ts';
import { writeFiles } from './write-files.ts';

/** What `trunkline test` is asked to do. */
export interface TestTask {
  readonly selection: Selection;
  readonly outputs: Outputs;
  /** Where the coverage is written; nothing of it where this is absent. */
  readonly coverageFolder?: string;
  /** Fails below so many percent. */
  readonly minExits?: number;
}

/** One round of playing: what came of it, and what it was played with. */
export interface Round {
  readonly code: ExitCode;
  readonly setting: Setting;
  readonly cases: readonly TestCase[];
  readonly units: readonly FoundUnit[];
}

/** What a round needs beside its task. */
export interface RoundOptions {
  /** Told the absolute path of every file that is read for the flows. */
  readonly read?: (path: string) => void;
  /** The round before, where only some files are to be played again, with the flows as they were. */
  readonly again?: { readonly before: Round; readonly changed: ReadonlySet<string> };
}

/**
 * Plays the fixtures that are selected, and writes the reports and the coverage. Of a round that plays some files
 * again, the screen shows these alone; reports in files and the coverage hold the others too.
 *
 * @throws {TrunklineError} `usage` for a wrong configuration, and where there is nothing to play.
 */
export async function playRound(
  task: TestTask,
  terminal: Terminal,
  { read, again }: RoundOptions = {},
): Promise<Round> {
  const { selection, outputs, minExits } = task;
  const { cwd } = terminal;
  const setting = again === undefined ? await openSetting(selection, cwd, read) : await relisted(task, again);
  const isBroken = setting.issues.some(({ severity }) => severity === 'error');
  if (setting.issues.length > 0 && (isBroken || again === undefined))
    terminal.note(issueReport(setting.issues, terminal));
  if (isBroken) {
    terminal.note('\nNo call was played.');
    return { code: 1, setting, cases: [], units: [] };
  }
  const files = setting.files.filter((file) => again?.changed.has(file) !== false);
  const progress = outputs.onScreen.includes('pretty') ? progressIn(terminal) : silent;
  const started = now();
  const played = await playFixtures({ ...setting, files }, selection, {
    progress,
    mayBeNone: again !== undefined,
  });
  const milliseconds = millisecondsSince(started);
  const { profiles: asked, shard } = selection;
  if (asked !== undefined && shard === undefined && again === undefined && played.cases.length === 0)
    throw usageError(
      `None of the simulated calls is played on ${asked.join(' or ')}, so nothing was tested. Look at "run" in their files, or leave --profile out.`,
    );

  const others = (again?.before.cases ?? []).filter(
    ({ path }) => !files.includes(path) && setting.files.includes(path),
  );
  const cases = [...others, ...played.cases].sort(
    (a, b) => Number(a.path > b.path) - Number(a.path < b.path),
  );
  const units = [
    ...new Map([...(again?.before.units ?? []), ...played.units].map((unit) => [unit.name, unit])).values(),
  ];
  const covered = coverageOf(task, units, cases);
  const root = resolve(cwd, terminal.host.env['GITHUB_WORKSPACE'] || '.');
  const run: TestRun = {
    cases,
    left: played.left,
    milliseconds,
    root,
    ...(covered === undefined ? {} : { coverage: covered }),
  };
  await writeReports(run, { ...run, cases: played.cases }, outputs, terminal);
  if (shard !== undefined && shard.part > played.shared && again === undefined)
    terminal.note(
      `Part ${shard.part} of ${shard.of} is empty, for there ${played.shared === 1 ? 'is' : 'are'} only ${plural(played.shared, 'file')}.`,
    );
  const failing = others.filter(({ outcome }) => outcome === 'failed').length;
  if (failing > 0)
    terminal.note(
      `${plural(failing, 'call')} that did not change still ${failing === 1 ? 'fails' : 'fail'}.`,
    );
  const enough = covered === undefined || (await showCoverage(task, units, covered, terminal));
  const failed = cases.some(({ outcome }) => outcome === 'failed');
  if (minExits !== undefined && !enough) return { code: 1, setting, cases, units };
  return { code: failed ? 1 : 0, setting, cases, units };
}

const silent: Progress = { begin: () => {}, done: () => {}, end: () => {} };

/** The setting of the round before, with fixtures that have come and without those that have gone. */
async function relisted(
  { selection }: TestTask,
  { before: { setting } }: NonNullable<RoundOptions['again']>,
): Promise<Setting> {
  return { ...setting, files: await findFixtures(selection.words, setting.cwd, setting.project) };
}

function coverageOf(
  { selection: { profiles: chosen }, coverageFolder, minExits }: TestTask,
  units: readonly Unit[],
  cases: readonly TestCase[],
): readonly Coverage[] | undefined {
  if (coverageFolder === undefined && minExits === undefined) return undefined;
  const walks = cases.map(({ file, entries }) => ({ name: file, entries }));
  const channels = (chosen ?? Object.keys(profiles)).flatMap((name) => profiles[name]?.channel ?? []);
  return coverage(units, walks, [...new Set(channels)]);
}

/** Writes the coverage where it is wanted, and says whether it is enough. */
async function showCoverage(
  { coverageFolder, minExits = 0, outputs }: TestTask,
  units: readonly Unit[],
  covered: readonly Coverage[],
  terminal: Terminal,
): Promise<boolean> {
  if (coverageFolder !== undefined) {
    await writeFiles(coverageFiles(coverageFolder, units, covered));
    const page = relative(terminal.cwd, join(coverageFolder, 'index.html'));
    (outputs.isData ? terminal.note : terminal.print)(`The coverage is in ${page}`);
  }
  const possible = covered.flatMap((one) => one.possible).length;
  const missing = covered.flatMap(({ flow, channel, missing: exits }) =>
    exits.map((exit) => `${flow}  ${channel}  ${exit}`),
  );
  const percent = percentOf(possible - missing.length, possible);
  if (percent >= minExits) return true;
  terminal.note(
    `${percent} % of the exits were walked, and --min-exits asks for ${minExits} %. ${plural(missing.length, 'exit')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  );
  if (!outputs.onScreen.includes('pretty'))
    for (const exit of missing) terminal.note(withoutCommands(`  ${harmlessLine(exit)}`));
  return false;
}
