import { expect, test } from 'vitest';
import { deskCalls, isCampaign } from './calls.ts';
import { sweepDeliveries } from './delivery-sweep.ts';
import { tableOf } from './table.ts';

test.each(['it-service-desk', 'appointment-desk'])(
  '%s: whatever is delivered again, late or elsewhere gets the same bytes, and nothing is lost or done twice',
  async (desk) => {
    const all = deskCalls().filter(({ name }) => name.startsWith(desk));
    const calls = isCampaign ? all : all.filter((_, index) => index % 6 === 0);
    const how = isCampaign ? 'each alone' : 'all in one play';
    const rows = await sweepDeliveries(calls, how);
    console.log(tableOf(`${desk}, ${calls.length} calls, ${how}`, rows));
    // Three are enough to read.
    expect(rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 3)).toEqual([]);
    for (const { points, same } of rows) expect(same).toBe(points);
  },
  3_600_000,
);
