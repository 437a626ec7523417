import { relative } from 'node:path';
import { percentOf } from '../percent.ts';
import type { Reporter } from '../reporter.ts';
import { harmless } from '../terminal.ts';
import { countsOf, type TestCase, type TestRun } from '../test-run.ts';

/**
 * Annotations for the lines of fixtures on GitHub, and a summary for the page of the job.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = {
  isData: false,
  report({ cases, root }) {
    const lines = cases.flatMap((one) => [
      ...one.failures.map(({ kind, message, line, column }) =>
        command('error', { ...at(one, root), line, col: column, title: titleOf(one, kind) }, message),
      ),
      ...one.warnings.map((warning) =>
        command('warning', { ...at(one, root), title: titleOf(one, 'warning') }, warning),
      ),
    ]);
    return lines.join('\n');
  },
  summary({ cases, coverage, root, left }) {
    const { passed, failed, skipped } = countsOf(cases);
    const lines = [
      '### Simulated calls',
      '',
      `${failed === 0 ? '✅' : '❌'} ${passed} passed, ${failed} failed, ${skipped} skipped${left === 0 ? '' : `, ${left} files not played`}`,
    ];
    const failures = cases.flatMap((one) => one.failures.map((failure) => ({ one, failure })));
    if (failures.length > 0) lines.push('', ...table(['Fixture', 'Profile', 'Kind', 'What is wrong']));
    for (const { one, failure } of failures) {
      const place = `${relative(root, one.path)}:${failure.line}`;
      lines.push(row([place, one.profile ?? '', failure.kind, failure.message.split('\n')[0] ?? '']));
    }
    if (coverage !== undefined && coverage.length > 0)
      lines.push('', ...table(['Flow', 'Channel', 'Exits walked', '']));
    for (const { flow, channel, walked, possible } of coverage ?? []) {
      const percent = `${percentOf(walked.length, possible.length)} %`;
      lines.push(row([flow, channel, `${walked.length} of ${possible.length}`, percent]));
    }
    return lines.join('\n');
  },
};

function at({ path }: TestCase, root: TestRun['root']): { readonly file: string } {
  return { file: relative(root, path) };
}

function titleOf({ name, profile }: TestCase, kind: string): string {
  return `${name}${profile === undefined ? '' : ` (${profile})`}: ${kind}`;
}

function command(
  name: 'error' | 'warning',
  properties: { readonly [name: string]: string | number },
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(',')}::${inLine(message)}`;
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function inLine(text: string): string {
  return harmless(text.replaceAll('\r', '')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return inLine(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function table(heads: readonly string[]): readonly string[] {
  return [row(heads), `|${' --- |'.repeat(heads.length)}`];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** A text that no Markdown and no HTML in it can change. */
function cell(text: string): string {
  return harmless(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
