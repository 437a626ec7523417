import type { Entry } from '../action/entry.ts';
import type { Coverage } from '../simulate/coverage.ts';
import type { Failure } from '../simulate/fixture/result.ts';

/** Why a case failed, with what a person wants to see beside it. */
export interface ShownFailure extends Failure {
  /** The lines of the fixture around the place, with a caret below it. Empty where the file has no such line. */
  readonly excerpt: string;
  /** Where the step stands: `flows/main.ts:12`. Absent where it cannot be found. */
  readonly stepAt?: string;
}

/** How one fixture went on one profile, or why its file could not be read. Reporters write it down. */
export interface TestCase {
  /** Absolute. */
  readonly path: string;
  /** The same file, from where the command was called. */
  readonly file: string;
  /** What the fixture says of itself; the file where it could not be read. */
  readonly name: string;
  readonly tags: readonly string[];
  /** The flow's name, or what the fixture calls it where no flow is meant by it. */
  readonly flow?: string;
  /** Absent where the fixture could not be played at all. */
  readonly profile?: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
  /** One for a call that failed, one a problem for a file that could not be read, none else. */
  readonly failures: readonly ShownFailure[];
  readonly warnings: readonly string[];
  readonly entries: readonly Entry[];
  readonly transcript: string;
  /** Milliseconds of the virtual clock. */
  readonly virtualTime: number;
  /** Milliseconds that playing it took. */
  readonly milliseconds: number;
}

/** All that was played. */
export interface TestRun {
  readonly cases: readonly TestCase[];
  /** How many files `--bail` left unplayed. */
  readonly left: number;
  /** Milliseconds from the first file to the last. */
  readonly milliseconds: number;
  /** The folder that machines name files from: the checkout on GitHub, else where the command was called. */
  readonly root: string;
  /** Where it was asked for. */
  readonly coverage?: readonly Coverage[];
}

/** How many cases came out in each way. */
export function countsOf(cases: readonly TestCase[]): { readonly [Outcome in TestCase['outcome']]: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of cases) counts[outcome] += 1;
  return counts;
}
