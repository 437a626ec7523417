import type { Coverage } from '../../simulate/coverage.ts';

/** An exit of a flow with what each channel says of it, in the order of the flow's coverages. */
export interface ExitRow {
  readonly step: string;
  readonly exit: string;
  readonly channels: readonly ChannelCell[];
  /** `missing` where it is so on at least one channel; `impossible` where no channel can take it. */
  readonly state: 'missing' | 'walked' | 'impossible';
}

export interface ChannelCell {
  readonly channel: string;
  readonly possible: boolean;
  readonly handsOver: boolean;
  readonly count: number;
  readonly by: readonly string[];
}

const order = { missing: 0, walked: 1, impossible: 2 };

/** The exits of one flow, missing ones first and those that no channel can take last. */
export function exitRows(coverages: readonly Coverage[]): readonly ExitRow[] {
  const [first] = coverages;
  const rows = (first?.exits ?? []).map(({ step, exit }, index): ExitRow => {
    const channels = coverages.map(({ channel, exits }): ChannelCell => {
      const { possible = false, handsOver = false, count = 0, by = [] } = exits[index] ?? {};
      return { channel, possible, handsOver, count, by };
    });
    const isMissing = channels.some(({ possible, count }) => possible && count === 0);
    const isKnown = channels.some(({ possible, count }) => possible || count > 0);
    return { step, exit, channels, state: isMissing ? 'missing' : isKnown ? 'walked' : 'impossible' };
  });
  return rows.toSorted((a, b) => order[a.state] - order[b.state]);
}

/** What a fixture adds to a coverage. */
export interface FixtureRow {
  readonly fixture: string;
  /** Exits by flow and channel. */
  readonly walked: number;
  /** Those of them that no other fixture walked. */
  readonly alone: number;
}

/** The fixtures by name, each with how many exits it walked. */
export function fixtureRows(coverages: readonly Coverage[]): readonly FixtureRow[] {
  const rows = new Map<string, { walked: number; alone: number }>();
  for (const { by } of coverages.flatMap(({ exits }) => exits)) {
    for (const fixture of by) {
      const row = rows.get(fixture) ?? { walked: 0, alone: 0 };
      rows.set(fixture, row);
      row.walked += 1;
      row.alone += by.length === 1 ? 1 : 0;
    }
  }
  return Array.from(rows, ([fixture, row]) => ({ fixture, ...row })).sort((a, b) =>
    a.fixture < b.fixture ? -1 : 1,
  );
}
