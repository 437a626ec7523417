import type { FixtureResult } from '../simulate/fixture/result.ts';
import { type Comparison, comparePlays } from '../simulate/parity/compare.ts';
import type { FixtureFile } from './fixture-file.ts';
import { playingOf } from './fixture-playing.ts';
import type { Setting } from './setting.ts';

/** One fixture on every profile that it can be played on. */
export interface ParityCase {
  /** From where the command was called. */
  readonly file: string;
  readonly results: readonly FixtureResult[];
  readonly comparisons: readonly Comparison[];
  /** Why nothing could be compared: each with its place in the file. */
  readonly failures: readonly string[];
}

/** Compares fixtures one after the other. A file that cannot be read fails, and does not stop the others. */
export async function parityOf(
  files: readonly FixtureFile[],
  setting: Setting,
  done: (one: ParityCase) => void = () => {},
): Promise<readonly ParityCase[]> {
  const cases: ParityCase[] = [];
  for (const file of files) {
    const one = await caseOf(file, setting);
    cases.push(one);
    done(one);
  }
  return cases;
}

async function caseOf({ path, file, fixture, problems }: FixtureFile, setting: Setting): Promise<ParityCase> {
  const wrong = (failures: readonly Parameters<typeof placed>[1][]): ParityCase => ({
    file,
    results: [],
    comparisons: [],
    failures: failures.map((failure) => placed(file, failure)),
  });
  if (fixture === undefined) return wrong(problems);
  const playing = await playingOf(fixture, path, setting);
  if ('failure' in playing) return wrong([playing.failure]);
  const { results, comparisons } = await comparePlays(fixture, playing);
  return { file, results, comparisons, failures: failuresOf(file, results) };
}

/** What failed at the same place in the same words on several profiles is told once. */
function failuresOf(file: string, results: readonly FixtureResult[]): readonly string[] {
  const failed = results.flatMap(({ profile, outcome, failure }) =>
    outcome !== 'failed' || failure === undefined ? [] : [{ profile, failure, told: placed(file, failure) }],
  );
  return failed
    .filter(({ told }, index) => failed.findIndex((other) => other.told === told) === index)
    .map(({ failure, told }) => {
      const by = failed.filter((other) => other.told === told).map(({ profile }) => profile);
      return placed(file, { ...failure, message: `by ${by.join(' and ')}: ${failure.message}` });
    });
}

function placed(
  file: string,
  { line, column, message }: { readonly line: number; readonly column: number; readonly message: string },
): string {
  return `${file}:${line}:${column}  ${message}`;
}
