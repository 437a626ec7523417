import type { Coverage } from '../../simulate/coverage.ts';
import type { Reporter } from '../reporter.ts';
import { countsOf, type ShownFailure, type TestCase, type TestRun } from '../test-run.ts';

/**
 * What `trunkline test --json` prints. Members may come with any version; `version` changes when one goes or changes
 * its meaning.
 */
export interface RunData {
  readonly version: 1;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many files `--bail` left unplayed. */
  readonly left: number;
  readonly milliseconds: number;
  /** One for each fixture and profile, by file. */
  readonly cases: readonly CaseData[];
  /** With `--coverage` or `--min-exits`. */
  readonly coverage?: readonly Coverage[];
}

/** A fixture on a profile. `file` is named from where the command was called; `virtualTime` is in milliseconds. */
export interface CaseData
  extends Pick<
    TestCase,
    | 'file'
    | 'name'
    | 'tags'
    | 'flow'
    | 'profile'
    | 'outcome'
    | 'reason'
    | 'warnings'
    | 'virtualTime'
    | 'milliseconds'
  > {
  readonly failures: readonly Omit<ShownFailure, 'excerpt'>[];
}

/** The run as JSON, in the shape of `RunData`. */
export const json: Reporter = {
  isData: true,
  report: (run) => JSON.stringify(dataOf(run), null, 2),
};

function dataOf({ cases, left, milliseconds, coverage }: TestRun): RunData {
  return {
    version: 1,
    ...countsOf(cases),
    left,
    milliseconds,
    cases: cases.map(caseOf),
    ...(coverage === undefined ? {} : { coverage }),
  };
}

function caseOf(one: TestCase): CaseData {
  const { file, name, tags, flow, profile, outcome, reason, failures, warnings } = one;
  return {
    file,
    name,
    tags,
    ...(flow === undefined ? {} : { flow }),
    ...(profile === undefined ? {} : { profile }),
    outcome,
    ...(reason === undefined ? {} : { reason }),
    failures: failures.map(withoutExcerpt),
    warnings,
    virtualTime: one.virtualTime,
    milliseconds: one.milliseconds,
  };
}

function withoutExcerpt(failure: ShownFailure): CaseData['failures'][number] {
  return Object.fromEntries(
    Object.entries(failure).filter(([name]) => name !== 'excerpt'),
  ) as unknown as CaseData['failures'][number];
}
