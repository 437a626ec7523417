import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskCalls, deskCallsNamed, isCampaign } from '../calls.ts';
import { tableOf } from '../table.ts';
import { fleetOf } from './fleet.ts';
import { killings, sweepKills } from './kill-sweep.ts';
import { programFile } from './program-file.ts';

const some = [
  'it-service-desk/open-a-ticket-and-hang-up',
  'it-service-desk/waiting-and-a-callback-instead',
  'appointment-desk/cancel',
];

test('whenever a server is killed, another one goes on with the call, and nothing is lost or done twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-kills-'));
  const fleet = fleetOf(await programFile(folder));
  try {
    const calls = isCampaign ? deskCalls() : deskCallsNamed(some);
    const rows = await sweepKills(calls, killings, { fleet, folder });
    console.log(tableOf(`killed, ${calls.length} calls`, rows));
    // Three are enough to read.
    expect(
      rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 3),
    ).toEqual([]);
    for (const { kind, points, kills } of rows) {
      expect(points, kind).toBeGreaterThan(0);
      expect(kills, kind).toBeGreaterThanOrEqual(points);
    }
  } finally {
    await fleet.close();
    rmSync(folder, { recursive: true });
  }
}, 7_200_000);
