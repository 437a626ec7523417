import { comparedProfiles } from '../simulate/parity/compare.ts';
import type { ExitCode } from './command.ts';
import { type ParityCase, parityOf } from './parity-run.ts';
import { countsOf, isKnown, type ParityCounts, type ParityData, parityData } from './parity-sum.ts';
import { issueReport, plural } from './report.ts';
import { selectedFixtures } from './selected-fixtures.ts';
import { openSetting, type Selection } from './setting.ts';
import { harmless, harmlessLine, printData, type Terminal, withoutCommands } from './terminal.ts';

/**
 * Plays fixtures on every profile that each can be played on, and reports what is not the same: a line a fixture, what
 * no rule knows, and every rule with its reason. Ends 1 where something is not known.
 *
 * @throws {TrunklineError} `usage` for a wrong configuration, and where there is nothing to play.
 */
export async function testParity(
  selection: Selection,
  terminal: Terminal,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const setting = await openSetting(selection, terminal.cwd);
  if (setting.issues.length > 0) terminal.note(issueReport(setting.issues, terminal));
  if (setting.issues.some(({ severity }) => severity === 'error')) return 1;
  const { files } = await selectedFixtures(setting, selection);
  const width = Math.max(...files.map(({ file }) => harmlessLine(file).length));
  if (!json) terminal.print(headOf(width));
  const cases = await parityOf(files, setting, (one) => {
    if (!json) terminal.print(withoutCommands(rowOf(one, width)));
  });
  const data = parityData(cases);
  if (json) printData(terminal, data);
  else terminal.print(withoutCommands(reportOf(data, cases, terminal)));
  return data.unexplained + data.failures.length > 0 ? 1 : 0;
}

const columns = comparedProfiles.slice(1);
const cellWidth = 38;

function headOf(width: number): string {
  const pairs = columns.map((other) => `${comparedProfiles[0]} and ${other}`.padEnd(cellWidth));
  return ['fixture'.padEnd(width), ...pairs].join('  ').trimEnd();
}

function rowOf({ file, results, comparisons, failures }: ParityCase, width: number): string {
  const cells = columns.map((other) => {
    const own = comparisons.filter((comparison) => comparison.other === other);
    if (own.length > 0) return toldCounts(countsOf(own));
    const result = results.find(({ profile }) => profile === other);
    if (failures.length > 0) return 'failed';
    return result?.outcome === 'skipped' ? 'skipped' : '—';
  });
  return [harmlessLine(file).padEnd(width), ...cells.map((cell) => cell.padEnd(cellWidth))]
    .join('  ')
    .trimEnd();
}

function toldCounts({ same, explained, unexplained }: ParityCounts): string {
  const told = [
    [same, 'same'] as const,
    [explained, 'explained'] as const,
    [unexplained, 'unexplained'] as const,
  ];
  return told.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ');
}

function reportOf(
  data: ParityData,
  cases: readonly ParityCase[],
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const { fixtures, profiles, comparisons, same, explained, unexplained, failures, rules } = data;
  const met = rules.filter((rule) => rule.met > 0);
  const colour = unexplained + failures.length > 0 ? paint.red : paint.green;
  return [
    ...failures.map((failure) => `${paint.red('FAIL')}  ${harmless(failure)}`),
    ...cases.flatMap((one) => unexplainedOf(one, paint)),
    met
      .map(({ name, met: times, reason }) => `${paint.cyan(name)}  ${plural(times, 'difference')}. ${reason}`)
      .join('\n'),
    colour(
      `${plural(fixtures, 'fixture')} on ${profiles.join(', ')}: ${plural(comparisons, 'comparison')}, ` +
        `${same} the same, ${explained} explained, ${unexplained} unexplained${failures.length > 0 ? `, ${failures.length} failed` : ''}`,
    ),
  ]
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `\n${paragraph}`)
    .join('\n');
}

function unexplainedOf({ file, comparisons }: ParityCase, paint: Terminal['paint']): readonly string[] {
  return comparisons.flatMap(({ one, other, differences }) =>
    differences
      .filter((difference) => !isKnown(difference))
      .map((gap) => {
        const told = (
          [
            [one, gap.one],
            [other, gap.other],
          ] as const
        ).map(
          ([profile, lines]) =>
            `      ${profile}: ${lines.map(({ text }) => harmless(text)).join(' → ') || '(nothing)'}`,
        );
        return [`${paint.red('DIFFERS')}  ${paint.underline(harmlessLine(file))}  ${gap.part}`, ...told].join(
          '\n',
        );
      }),
  );
}
