import { extname, relative, resolve } from 'node:path';
import type { Command, CommonOptions } from '../command.ts';
import { findOneUnit } from '../one-unit.ts';
import { issueReport } from '../report.ts';
import { harmlessLine, printData } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { writeFiles } from '../write-files.ts';

interface DiagramOptions extends CommonOptions {
  readonly format?: 'mermaid' | 'svg';
  readonly out?: string;
}

/** Draws a flow. */
export const diagram: Command<DiagramOptions> = {
  words: '[flow] [name]',
  options: [
    {
      flags: '--format <format>',
      description: 'what to write (default: as --out ends, else mermaid)',
      choices: ['mermaid', 'svg'],
    },
    {
      flags: '--out <file>',
      description: 'write to a file: .svg, or .mmd, .md or .txt for Mermaid',
      parse: drawable,
    },
  ],
  examples: ['diagram "Main IVR"', 'diagram exported.json --out exported.svg'],
  async run([word, name], { config, json, format, out }, terminal) {
    const { unit, issues } = await findOneUnit({ word, name }, { cwd: terminal.cwd, config });
    if (issues.length > 0) terminal.note(issueReport(issues, terminal));
    if (unit === undefined) return 1;
    const drawn = format ?? (out?.toLowerCase().endsWith('.svg') === true ? 'svg' : 'mermaid');
    const text =
      drawn === 'svg'
        ? (await import('../../flow/svg.ts')).svg(unit)
        : (await import('../../flow/mermaid.ts')).mermaid(unit);
    const path = out === undefined ? undefined : resolve(terminal.cwd, out);
    if (path !== undefined) await writeFiles([{ path, text: `${text.trimEnd()}\n` }]);
    if (json === true) {
      const file = path === undefined ? { text } : { path: relative(terminal.cwd, path) };
      printData(terminal, { flow: unit.name, format: drawn, ...file });
    } else if (path === undefined) terminal.print(text.trimEnd());
    else terminal.print(`${relative(terminal.cwd, path)}  ${harmlessLine(unit.name)}`);
    return 0;
  },
};

/** A picture's ending on Mermaid text would give a file that nothing opens. */
function drawable(path: string): string {
  if (/^(\.(svg|mmd|md|txt))?$/i.test(extname(path))) return path;
  throw usageError(`--out takes a file that ends in .svg, .mmd, .md or .txt, and "${path}" does not.`, {
    path,
  });
}
