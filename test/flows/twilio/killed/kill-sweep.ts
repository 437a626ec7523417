import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsRequests, type DeskCall } from '../calls.ts';
import type { Row } from '../table.ts';
import { effectsOf, endsOf, wayOf, wrongsOf } from '../wrongs.ts';
import { type Fleet, fleetOf } from './fleet.ts';
import { type Killing, survived } from './kills.ts';
import { type Moment, moments } from './messages.ts';
import { programFile } from './program-file.ts';

/** Every moment, with a retry that is answered. */
export const killedOnce: readonly Killing[] = moments.map((moment) => ({ moment }));

/** With a retry that is not, so that the fallback has to help. */
export const killedTwice: readonly Killing[] = [
  { moment: 'done', twice: true },
  { moment: 'written', twice: true },
];

/** Where the next server asks what the dead one has asked before. */
const asksAgain: ReadonlySet<Moment> = new Set(['done', 'recorded']);

export interface KillSweep {
  readonly fleet: Fleet;
  /** For the files of the stores. */
  readonly folder: string;
  /** The servers forget what they knew when they are killed. */
  readonly forgetful?: boolean;
}

/** Starts servers for some sweeps, and ends them. */
export async function withFleet<Result>(work: (setting: KillSweep) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-kills-'));
  const fleet = fleetOf(await programFile(folder));
  try {
    return await work({ fleet, folder });
  } finally {
    await fleet.close();
    rmSync(folder, { recursive: true });
  }
}

/** Plays calls with the servers killed at each moment, and holds each play against one in which none is. */
export async function sweepKills(
  calls: readonly DeskCall[],
  some: readonly Killing[],
  setting: KillSweep,
): Promise<readonly Row[]> {
  const rows = some.map((killing) => ({
    killing,
    kind: killing.twice ? `${killing.moment}, and the retry killed` : killing.moment,
    points: 0,
    deliveries: 0,
    kills: 0,
    same: 0,
    wrongs: [] as string[],
  }));
  const left = [...calls];
  const work = async () => {
    for (let call = left.shift(); call !== undefined; call = left.shift()) {
      if (left.length % 25 === 0) console.log(`killed: ${left.length} calls left`);
      const plain = await survived(call, { fleet: setting.fleet, folder: setting.folder });
      for (const row of rows) {
        if (asksAgain.has(row.killing.moment) && countsRequests(call)) continue;
        const one = await survived(call, { ...setting, killing: row.killing });
        row.points += one.points;
        row.deliveries += one.deliveries;
        row.kills += one.kills;
        row.same += one.same;
        const wrongs = [
          ...one.others,
          ...wrongsOf(plain, one, { way: wayOf, ends: endsOf, effects: effectsOf }),
        ];
        row.wrongs.push(...wrongs.map((wrong) => `${call.name}: ${wrong}`));
      }
    }
  };
  // Servers that start keep a core busy while others answer.
  await Promise.all([work(), work()]);
  return rows;
}
