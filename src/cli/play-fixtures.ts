import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { TrunklineError } from '../language/error.ts';
import type { Fixture } from '../simulate/fixture/fixture.ts';
import { playOnAll } from '../simulate/fixture/play.ts';
import { readFixture } from '../simulate/fixture/read.ts';
import type { Failure, FixtureResult } from '../simulate/fixture/result.ts';
import { excerptOf } from './excerpt.ts';
import { flowOfFixture } from './fixture-flow.ts';
import { shardOf } from './fixtures.ts';
import type { FoundUnit } from './read-flow.ts';
import type { Selection, Setting } from './setting.ts';
import { placeOfStep } from './step-place.ts';
import { millisecondsSince, now } from './stopwatch.ts';
import type { ShownFailure, TestCase } from './test-run.ts';
import { didYouMean, usageError } from './usage.ts';

/** A fixture's file as it was read: a fixture, or what keeps it from being one. */
interface ReadFile {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly fixture?: Fixture;
  readonly problems: readonly Failure[];
}

/** What playing came to. */
export interface Played {
  readonly cases: readonly TestCase[];
  /** The flows that were played, those outside the project too. */
  readonly units: readonly FoundUnit[];
  /** How many files were not played because one had failed. */
  readonly left: number;
}

/** Told before the first file how many there are, after each file what came of it, and when no more will come. */
export interface Progress {
  begin(files: number): void;
  done(cases: readonly TestCase[]): void;
  end(): void;
}

/**
 * Plays fixtures one after the other. A file that cannot be read fails, whatever the tags and the name that are asked
 * for, and does not stop the others.
 *
 * @throws {TrunklineError} `usage` where no fixture has the tags or the name.
 */
export async function playFixtures(
  setting: Setting,
  selection: Selection,
  progress: Progress,
): Promise<Played> {
  const { cwd } = setting;
  const all = await Promise.all(setting.files.map((path) => read(path, cwd)));
  const meant = selected(all, selection);
  const { shard } = selection;
  const part =
    shard === undefined
      ? undefined
      : new Set(
          shardOf(
            meant.map(({ path }) => path),
            shard,
            setting.project?.root ?? cwd,
          ),
        );
  const files = part === undefined ? meant : meant.filter(({ path }) => part.has(path));
  progress.begin(files.length);
  const units = new Map(setting.units.map((unit) => [unit.name, unit]));
  const cases: TestCase[] = [];
  let played = 0;
  for (const file of files) {
    const found = await casesOf(file, setting, selection, units);
    cases.push(...found);
    played += 1;
    progress.done(found);
    if (selection.bail === true && found.some(({ outcome }) => outcome === 'failed')) break;
  }
  progress.end();
  return { cases, units: [...units.values()], left: files.length - played };
}

async function read(path: string, cwd: string): Promise<ReadFile> {
  const file = relative(cwd, path);
  const text = await readFile(path, 'utf8');
  const { fixture, problems } = readFixture(text, file);
  const failures = problems.map(
    ({ message, line, column }): Failure => ({ kind: 'bad_fixture', message, line, column }),
  );
  return { path, file, text, problems: failures, ...(fixture === undefined ? {} : { fixture }) };
}

function selected(files: readonly ReadFile[], { tags, name }: Selection): readonly ReadFile[] {
  const part = name?.toLowerCase();
  const fits = ({ data }: Fixture) =>
    (tags === undefined || tags.some((tag) => data.tags?.includes(tag))) &&
    (part === undefined || data.name.toLowerCase().includes(part));
  const found = files.filter(({ fixture }) => fixture === undefined || fits(fixture));
  if (found.length > 0) return found;
  const known = new Set(files.flatMap(({ fixture }) => fixture?.data.tags ?? []));
  const meant = (tags ?? []).map((tag) => didYouMean(tag, known)).join('');
  const wanted = [
    ...(tags === undefined ? [] : [`the tag ${tags.map((tag) => `"${tag}"`).join(' or ')}`]),
    ...(name === undefined ? [] : [`"${name}" in its name`]),
  ];
  throw usageError(`None of ${files.length} simulated calls has ${wanted.join(' and ')}.${meant}`);
}

async function casesOf(
  read: ReadFile,
  setting: Setting,
  { profiles }: Selection,
  units: Map<string, FoundUnit>,
): Promise<readonly TestCase[]> {
  const { path, file, text, fixture } = read;
  const started = now();
  if (fixture === undefined) {
    const failures = read.problems.map((problem) => ({ ...problem, excerpt: excerptOf(text, problem) }));
    return [notPlayed({ path, file, name: file, tags: [] }, failures, started)];
  }
  const { name, tags = [], flow: word } = fixture.data;
  const head = { path, file, name, tags };
  const found = await flowOfFixture(fixture, {
    path,
    units: setting.units,
    cwd: setting.cwd,
    read: setting.read,
  });
  if ('failure' in found) {
    const failure = { ...found.failure, excerpt: excerptOf(text, found.failure) };
    return [notPlayed({ ...head, flow: word }, [failure], started)];
  }
  const { unit } = found;
  const flows = [unit, ...setting.units.filter((other) => other.name !== unit.name)];
  for (const one of flows) if (!units.has(one.name)) units.set(one.name, one);
  const hours = setting.project?.config.hours;
  try {
    const results = await playOnAll(fixture, {
      flow: unit,
      flows,
      ...(hours === undefined ? {} : { hours }),
      ...(profiles === undefined ? {} : { profiles }),
    });
    const milliseconds = millisecondsSince(started) / results.length;
    return await Promise.all(
      results.map((result) =>
        caseOf(result, { ...head, flow: unit.name }, milliseconds, text, flows, setting.cwd),
      ),
    );
  } catch (error) {
    if (!(error instanceof TrunklineError)) throw error;
    const place = fixture.placeOf([]);
    const failure: ShownFailure = { kind: 'cannot_play', message: error.message, ...place, excerpt: '' };
    return [notPlayed({ ...head, flow: unit.name }, [failure], started)];
  }
}

type Head = Pick<TestCase, 'path' | 'file' | 'name' | 'tags' | 'flow'>;

function notPlayed(head: Head, failures: readonly ShownFailure[], started: number): TestCase {
  const milliseconds = millisecondsSince(started);
  return {
    ...head,
    outcome: 'failed',
    failures,
    warnings: [],
    entries: [],
    transcript: '',
    virtualTime: 0,
    milliseconds,
  };
}

async function caseOf(
  { profile, outcome, reason, failure, warnings, entries, transcript, virtualTime }: FixtureResult,
  head: Head,
  milliseconds: number,
  text: string,
  flows: readonly FoundUnit[],
  cwd: string,
): Promise<TestCase> {
  const unit = flows.find(({ name }) => name === failure?.flow);
  const stepAt =
    unit === undefined || failure?.step === undefined
      ? undefined
      : await placeOfStep(unit, failure.step, cwd);
  const shown: readonly ShownFailure[] =
    failure === undefined
      ? []
      : [{ ...failure, excerpt: excerptOf(text, failure), ...(stepAt === undefined ? {} : { stepAt }) }];
  return {
    ...head,
    profile,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    failures: shown,
    warnings,
    entries,
    transcript,
    virtualTime,
    milliseconds,
  };
}
