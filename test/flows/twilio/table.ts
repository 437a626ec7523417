/** What came of one kind of disturbance. */
export interface Row {
  readonly kind: string;
  /** Webhooks that were disturbed. */
  readonly points: number;
  /** Requests that a server got. */
  readonly deliveries: number;
  /** Servers that were killed. */
  readonly kills: number;
  /** Repeats that got the bytes of the first. */
  readonly same: number;
  /** What must never be, in sentences. */
  readonly wrongs: readonly string[];
}

/** Points and counts, a line for each kind. */
export function tableOf(title: string, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const lines = rows.map(({ kind, wrongs, ...row }) =>
    lineOf(kind, [row.points, row.deliveries, row.kills, row.same, wrongs.length]),
  );
  const all = [
    sum(({ points }) => points),
    sum(({ deliveries }) => deliveries),
    sum(({ kills }) => kills),
    sum(({ same }) => same),
    sum(({ wrongs }) => wrongs.length),
  ];
  return [
    lineOf(title, ['points', 'deliveries', 'kills', 'identical', 'wrong']),
    ...lines,
    lineOf('all', all),
  ].join('\n');
}

function lineOf(kind: string, counts: readonly (number | string)[]): string {
  return kind.padEnd(36) + counts.map((count) => String(count).padStart(11)).join('');
}
