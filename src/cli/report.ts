import type { Issue } from '../language/issue.ts';
import { pathText } from '../language/path-text.ts';
import { harmless, harmlessLine, type Terminal } from './terminal.ts';

/** An issue in one line: `flows/main.json:12:7  error  missing_target  step "menu", Parameters.Text  sentence`. */
export function issueLine(issue: Issue): string {
  return `${place(issue)}  ${issue.severity}  ${issue.code}  ${[where(issue), harmless(issue.message)].filter(Boolean).join('  ')}`;
}

/** Issues for people, one paragraph each, with those of a file together. */
export function issueReport(issues: readonly Issue[], { paint, width }: Terminal): string {
  const colours = { error: paint.red, warning: paint.yellow, note: paint.cyan };
  const files = new Map<string, string[]>();
  for (const issue of issues) {
    const head = [
      paint.underline(place(issue)),
      colours[issue.severity](issue.severity),
      paint.bold(issue.code),
      paint.dim(where(issue)),
    ];
    const paragraph = `${head.filter((part) => part !== '').join('  ')}\n${folded(harmless(issue.message), width)}`;
    const key = issue.file ?? issue.flow ?? '';
    files.set(key, [...(files.get(key) ?? []), paragraph]);
  }
  return [...files.values()].map((paragraphs) => paragraphs.join('\n')).join('\n\n');
}

/** `2 errors, 1 warning` */
export function countOf(issues: readonly Issue[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity)];
  });
  return counts.join(', ') || 'no issues';
}

/** `1 flow`, `2 flows` */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function place({ file, line, column, flow }: Issue): string {
  if (file === undefined) return flow === undefined ? 'flow' : `"${harmlessLine(flow)}"`;
  return [harmlessLine(file), line, column].filter((part) => part !== undefined).join(':');
}

function where({ step, path = [], flow, file, line }: Issue): string {
  // An action's own part of the path tells more than its place in the list.
  const inside = path[0] === 'Actions' && step !== undefined ? path.slice(2) : path;
  const parts = pathText(inside);
  const named = line === undefined && file !== undefined && flow !== undefined ? `flow "${flow}"` : '';
  return harmlessLine([named, step === undefined ? '' : `step "${step}"`, parts].filter(Boolean).join(', '));
}

function folded(text: string, width: number): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let row = '';
    for (const word of line.split(' ')) {
      if (row !== '' && row.length + word.length + 5 > width) {
        lines.push(row);
        row = word;
      } else row = row === '' ? word : `${row} ${word}`;
    }
    lines.push(row);
  }
  return lines.map((row) => `    ${row}`).join('\n');
}
