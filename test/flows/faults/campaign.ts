import type { Journey } from './journey.ts';
import { type Fault, type Kind, type Port, ports } from './ports.ts';
import { type Channel, playRound } from './round.ts';
import type { Planted } from './setting.ts';

/** What came of the rounds with one kind of failure at one port. */
export interface Row {
  readonly port: Port;
  readonly kind: Kind;
  readonly lasting: boolean;
  /** Calls of which each has failed in a round of its own. */
  readonly points: number;
  /** Rounds in which nobody heard of it. */
  readonly unnoticed: number;
  /** Rounds in which somebody heard of it, and had what they wanted in the end. */
  readonly told: number;
  /** Calls that have failed, in all rounds. */
  readonly fired: number;
  readonly wrongs: readonly Wrong[];
}

export interface Wrong {
  readonly fault: Fault;
  readonly wrongs: readonly string[];
  readonly heard: readonly string[];
}

/** For N = 1, 2, 3 …: the N-th call through a port fails, until a round has no failure left. */
export async function sweep(
  journey: Journey,
  channel: Channel,
  { port, kind, lasting }: Omit<Fault, 'at'>,
  planted?: Planted,
): Promise<Row> {
  const wrongs: Wrong[] = [];
  let [unnoticed, told, fired] = [0, 0, 0];
  for (let at = 1; ; at++) {
    const fault = { port, kind, at, lasting };
    const round = await playRound(journey, channel, fault, planted);
    const points = at - 1;
    if (round.faults.fired() === 0) return { port, kind, lasting, points, unnoticed, told, fired, wrongs };
    fired += round.faults.fired();
    if (round.wrongs.length > 0) wrongs.push({ fault, wrongs: round.wrongs, heard: round.heard });
    else if (round.isUnnoticed) unnoticed++;
    else told++;
  }
}

/** Every port, every kind that it knows, once and from then on. */
export const everyFault: readonly Omit<Fault, 'at'>[] = Object.entries(ports).flatMap(([port, kinds]) =>
  kinds.flatMap((kind) => [false, true].map((lasting) => ({ port: port as Port, kind, lasting }))),
);
