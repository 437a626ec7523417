import type { Journey } from './journey.ts';
import { type Fault, type Kind, type Port, ports } from './ports.ts';
import { type Channel, playRound } from './round.ts';
import type { Planted } from './setting.ts';

/** What came of the rounds with one kind of failure at one port. */
export interface Row extends Omit<Fault, 'at'> {
  /** Calls of which each has failed in a round of its own. */
  readonly points: number;
  /** Calls that have failed, in all rounds. */
  readonly fired: number;
  /** Rounds in which nobody heard of it. */
  readonly unnoticed: number;
  /** Rounds in which somebody heard of it, and had what they wanted in the end. */
  readonly told: number;
  /** Calls of which it is listed that nobody knows whether they did their work. */
  readonly unknown: number;
  readonly wrongs: readonly Wrong[];
}

/** A round in which something was that must never be. */
export interface Wrong {
  readonly fault: Fault;
  readonly wrongs: readonly string[];
  readonly heard: readonly string[];
}

/** For N = 1, 2, 3 …: the N-th call through a port fails, until a round has no failure left. */
export async function sweep(
  journey: Journey,
  channel: Channel,
  kind: Omit<Fault, 'at'>,
  planted?: Planted,
): Promise<Row> {
  const wrongs: Wrong[] = [];
  let [fired, unnoticed, told, unknown] = [0, 0, 0, 0];
  for (let at = 1; ; at++) {
    const fault = { ...kind, at };
    const round = await playRound(journey, channel, fault, planted);
    if (round.faults.fired() === 0)
      return { ...kind, points: at - 1, fired, unnoticed, told, unknown, wrongs };
    fired += round.faults.fired();
    unknown += round.unknown;
    if (round.wrongs.length > 0) wrongs.push({ fault, wrongs: round.wrongs, heard: round.heard });
    else if (round.isUnnoticed) unnoticed++;
    else told++;
  }
}

/** Each kind of failure at some ports, once, and from then on where that is wanted. */
export function failuresAt(
  some: readonly Port[],
  lasting: readonly boolean[] = [false, true],
): readonly Omit<Fault, 'at'>[] {
  return some.flatMap((port) =>
    ports[port].flatMap((kind: Kind) => lasting.map((lasts) => ({ port, kind, lasting: lasts }))),
  );
}

/** Sweeps each of some failures. */
export async function campaign(
  journey: Journey,
  channel: Channel,
  failures: readonly Omit<Fault, 'at'>[],
  planted?: Planted,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const failure of failures) rows.push(await sweep(journey, channel, failure, planted));
  return rows;
}

/** The failures that no round has met. */
export function neverFired(rows: readonly Row[]): readonly string[] {
  return rows
    .filter(({ fired }) => fired === 0)
    .map(({ port, kind, lasting }) => `${port}: ${kind}${lasting ? ', from then on' : ''}`);
}

/** Points and outcomes, a line for each failure. */
export function tableOf(journey: Journey, channel: Channel, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const lines = rows.map(({ port, kind, lasting, ...counts }) =>
    lineOf([port, kind, lasting ? 'from then on' : 'once', ...columnsOf(counts)]),
  );
  const all = {
    points: sum(({ points }) => points),
    fired: sum(({ fired }) => fired),
    unnoticed: sum(({ unnoticed }) => unnoticed),
    told: sum(({ told }) => told),
    unknown: sum(({ unknown }) => unknown),
    wrongs: rows.flatMap(({ wrongs }) => wrongs),
  };
  return [
    lineOf([
      `${journey.name}, ${channel}`,
      'failure',
      '',
      'points',
      'fired',
      'unnoticed',
      'told',
      'unknown',
      'wrong',
    ]),
    ...lines,
    lineOf(['all', '', '', ...columnsOf(all)]),
  ].join('\n');
}

function columnsOf(row: Omit<Row, keyof Omit<Fault, 'at'>>): readonly string[] {
  return [row.points, row.fired, row.unnoticed, row.told, row.unknown, row.wrongs.length].map(String);
}

function lineOf([port = '', kind = '', lasting = '', ...counts]: readonly string[]): string {
  return [
    port.padEnd(20),
    kind.padEnd(10),
    lasting.padEnd(13),
    ...counts.map((count) => count.padStart(11)),
  ].join('');
}
