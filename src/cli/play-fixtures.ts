import { playOnAll } from '../simulate/fixture/play.ts';
import type { FixtureResult } from '../simulate/fixture/result.ts';
import { ledTo } from '../simulate/led-to.ts';
import { excerptOf } from './excerpt.ts';
import type { FixtureFile } from './fixture-file.ts';
import { playingOf } from './fixture-playing.ts';
import type { FoundUnit } from './read-flow.ts';
import { selectedFixtures } from './selected-fixtures.ts';
import type { Selection, Setting } from './setting.ts';
import { placeOfStep } from './step-place.ts';
import { millisecondsSince, now } from './stopwatch.ts';
import type { ShownFailure, TestCase } from './test-run.ts';

/** What playing came to. */
export interface Played {
  readonly cases: readonly TestCase[];
  /** The flows of the project, or those that the part of it that was played leads to; and those outside of it. */
  readonly units: readonly FoundUnit[];
  /** How many files were not played because one had failed. */
  readonly left: number;
  /** How many files the shards share. */
  readonly shared: number;
}

/** Told before the first file how many there are, after each file what came of it, and when no more will come. */
export interface Progress {
  begin(files: number): void;
  done(cases: readonly TestCase[]): void;
  end(): void;
}

/** How fixtures are played. */
export interface PlayOptions {
  readonly progress: Progress;
  /** It is fine that none has the tags and the name: others than these files have been played before. */
  readonly mayBeNone?: boolean;
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
  { progress, mayBeNone = false }: PlayOptions,
): Promise<Played> {
  const { files, shared } = await selectedFixtures(setting, selection, mayBeNone);
  progress.begin(files.length);
  // Of a project that is played in part, only the flows that the part can lead to are looked at.
  const inPart = selection.words.length > 0 || selection.tags !== undefined || selection.name !== undefined;
  const units = new Map((inPart ? [] : setting.units).map((unit) => [unit.name, unit]));
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
  return { cases, units: [...units.values()], left: files.length - played, shared };
}

async function casesOf(
  { path, file, text, fixture, problems }: FixtureFile,
  setting: Setting,
  { profiles }: Selection,
  units: Map<string, FoundUnit>,
): Promise<readonly TestCase[]> {
  const started = now();
  if (fixture === undefined) {
    const failures = problems.map((problem) => ({ ...problem, excerpt: excerptOf(text, problem) }));
    return [notPlayed({ path, file, name: file, tags: [] }, failures, started)];
  }
  const { name, tags = [], flow: word } = fixture.data;
  const head = { path, file, name, tags };
  const playing = await playingOf(fixture, path, setting);
  if ('failure' in playing) {
    const failure = { ...playing.failure, excerpt: excerptOf(text, playing.failure) };
    return [notPlayed({ ...head, flow: word }, [failure], started)];
  }
  const { flow: unit, flows } = playing;
  for (const one of ledTo(unit, flows)) if (!units.has(one.name)) units.set(one.name, one);
  const results = await playOnAll(fixture, {
    ...playing,
    ...(profiles === undefined ? {} : { profiles }),
  });
  const milliseconds = millisecondsSince(started) / results.length;
  const played = { ...head, flow: unit.name, milliseconds };
  return Promise.all(
    results.map(async (result) => ({
      ...played,
      ...outcomeOf(result),
      failures: await shownFailures(result, { text, flows, cwd: setting.cwd }),
    })),
  );
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

function outcomeOf({ profile, outcome, reason, ...told }: FixtureResult) {
  const { warnings, entries, transcript, virtualTime } = told;
  return {
    profile,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    warnings,
    entries,
    transcript,
    virtualTime,
  };
}

async function shownFailures(
  { failure }: FixtureResult,
  { text, flows, cwd }: { readonly text: string; readonly flows: readonly FoundUnit[]; readonly cwd: string },
): Promise<readonly ShownFailure[]> {
  if (failure === undefined) return [];
  const { flow, step } = failure;
  const excerpt = excerptOf(text, failure);
  const unit = flows.find(({ name }) => name === flow);
  if (unit === undefined || step === undefined) return [{ ...failure, excerpt }];
  return [{ ...failure, excerpt, stepAt: await placeOfStep(unit, step, cwd) }];
}
