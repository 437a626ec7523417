import { coverageReport } from '../../simulate/coverage.ts';
import { percentOf } from '../percent.ts';
import { plural } from '../report.ts';
import type { Look, Reporter } from '../reporter.ts';
import { harmless, harmlessLine, withoutCommands } from '../terminal.ts';
import type { ShownFailure, TestCase, TestRun } from '../test-run.ts';
import { sumOf } from '../test-sum.ts';

/** What people read: each failure with all that helps to understand it, what else is worth knowing, and the sum. */
export const pretty: Reporter = {
  isData: false,
  report(run, look) {
    const failures = run.cases.flatMap((one) => one.failures.map((failure) => failureOf(one, failure, look)));
    const parts = [...failures, remarksOf(run, look), coverageOf(run), sumOf(run, look)];
    return withoutCommands(parts.filter((part) => part !== '').join('\n\n'));
  },
};

function failureOf(one: TestCase, failure: ShownFailure, { paint }: Look): string {
  const { kind, message, line, column, flow, step, stepAt, excerpt, transcript = '' } = failure;
  const head = [
    paint.red('FAIL'),
    paint.underline(`${harmlessLine(one.file)}:${line}:${column}`),
    one.profile ?? '',
    paint.bold(kind),
  ];
  const at = step === undefined || step === '' ? '' : `at step "${step}" of "${flow ?? ''}"`;
  const where = stepAt === undefined ? at : `${at}, ${stepAt}`;
  const called = one.name === one.file ? '' : paint.bold(indented(harmlessLine(one.name), 6));
  return [
    head.filter((part) => part !== '').join('  '),
    called,
    where === '' ? '' : paint.dim(indented(harmlessLine(where), 6)),
    `\n${indented(harmless(message), 6)}`,
    excerpt === '' ? '' : `\n${indented(excerpt, 6)}`,
    transcript === '' ? '' : `\n${paint.dim(indented(harmless(transcript), 6))}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Warnings and reasons, a line each; what holds for several profiles of a file is said once. */
function remarksOf({ cases }: TestRun, { paint }: Look): string {
  const remarks = new Map<string, { readonly what: string; readonly one: TestCase; profiles: string[] }>();
  const add = (what: string, one: TestCase, text: string) => {
    const key = JSON.stringify([what, one.file, text]);
    const known = remarks.get(key) ?? { what, one, profiles: [] };
    remarks.set(key, known);
    if (one.profile !== undefined) known.profiles.push(one.profile);
  };
  for (const one of cases) {
    for (const warning of one.warnings) add('warning', one, warning);
    if (one.outcome === 'skipped') add('skipped', one, one.reason ?? '');
  }
  const lines = Array.from(remarks, ([key, { what, one, profiles }]) => {
    const [, , text] = JSON.parse(key) as readonly string[];
    const head = what === 'warning' ? paint.yellow(what) : paint.cyan(what);
    return `${head}  ${harmlessLine(one.file)}  ${profiles.join(', ')}: ${harmlessLine(text ?? '')}`;
  });
  return lines.join('\n');
}

function coverageOf({ coverage }: TestRun): string {
  if (coverage === undefined) return '';
  const walked = coverage.reduce((sum, one) => sum + one.walked.length, 0);
  const possible = coverage.reduce((sum, one) => sum + one.possible.length, 0);
  const sum = `${walked} of ${plural(possible, 'exit')} walked: ${percentOf(walked, possible)} %`;
  return `${harmless(coverageReport(coverage))}\n${sum}`;
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');
}
