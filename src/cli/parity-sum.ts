import { type Comparison, comparedProfiles, type Difference } from '../simulate/parity/compare.ts';
import { type Part, partNames } from '../simulate/parity/parts.ts';
import { parityRules } from '../simulate/parity/rules.ts';
import type { ParityCase } from './parity-run.ts';

/** How many parts of how many pairs came out in each way. */
export interface ParityCounts {
  readonly same: number;
  /** Not the same, and every difference is known. */
  readonly explained: number;
  readonly unexplained: number;
}

/**
 * What `trunkline test --parity --json` prints. Members may come with any version; `version` changes when one goes or
 * changes its meaning.
 */
export interface ParityData extends ParityCounts {
  readonly version: 1;
  readonly fixtures: number;
  readonly profiles: readonly string[];
  readonly comparisons: number;
  /** Every known difference: why it is there, and how many of them were met. */
  readonly rules: readonly { readonly name: string; readonly reason: string; readonly met: number }[];
  /** What could not be compared since it failed. */
  readonly failures: readonly string[];
  readonly cases: readonly {
    readonly file: string;
    readonly skipped: { readonly [profile: string]: string };
    readonly comparisons: readonly (ParityCounts & {
      readonly one: string;
      readonly other: string;
      readonly differences: readonly {
        readonly part: Part;
        /** Absent where no rule knows it. */
        readonly rule?: string;
        readonly one: readonly string[];
        readonly other: readonly string[];
      }[];
    })[];
  }[];
}

/** Counts the parts of comparisons. */
export function countsOf(comparisons: readonly Comparison[]): ParityCounts {
  const counts = { same: 0, explained: 0, unexplained: 0 };
  for (const { differences } of comparisons) {
    for (const part of partNames) {
      const found = differences.filter((difference) => difference.part === part);
      if (found.length === 0) counts.same += 1;
      else if (found.every(isKnown)) counts.explained += 1;
      else counts.unexplained += 1;
    }
  }
  return counts;
}

/** Says whether a rule knows a difference. */
export function isKnown({ rule }: Difference): boolean {
  return rule !== undefined;
}

/** The comparisons of fixtures as data. */
export function parityData(cases: readonly ParityCase[]): ParityData {
  const comparisons = cases.flatMap((one) => one.comparisons);
  const differences = comparisons.flatMap((one) => one.differences);
  return {
    version: 1,
    fixtures: cases.length,
    profiles: comparedProfiles,
    comparisons: comparisons.length * partNames.length,
    ...countsOf(comparisons),
    rules: parityRules.map(({ name, reason }) => {
      const met = differences.filter(({ rule }) => rule === name).length;
      return { name, reason, met };
    }),
    failures: cases.flatMap(({ failures }) => failures),
    cases: cases.map(({ file, results, comparisons: own }) => ({
      file,
      skipped: Object.fromEntries(
        results.flatMap(({ profile, outcome, reason = '' }) =>
          outcome === 'skipped' ? [[profile, reason]] : [],
        ),
      ),
      comparisons: own.map((comparison) => ({
        one: comparison.one,
        other: comparison.other,
        ...countsOf([comparison]),
        differences: comparison.differences.map(({ part, rule, one, other }) => ({
          part,
          ...(rule === undefined ? {} : { rule }),
          one: one.map(({ text }) => text),
          other: other.map(({ text }) => text),
        })),
      })),
    })),
  };
}
