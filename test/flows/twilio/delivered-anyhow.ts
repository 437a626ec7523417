import { expect, test } from 'vitest';
import { deskCalls, every, isCampaign } from './calls.ts';
import { sweepDeliveries } from './delivery-sweep.ts';
import { tableOf } from './table.ts';

/** The calls of a desk, with their webhooks delivered in every way: each call in the campaign, else every eighth. */
export function isDeliveredAnyhow(desk: string): void {
  test(`${desk}: whatever is delivered again, late or elsewhere gets the same bytes, and nothing is lost or done twice`, async () => {
    const all = deskCalls().filter(({ name }) => name.startsWith(desk));
    const calls = isCampaign ? all : every(8, all);
    const how = isCampaign ? 'each alone' : 'all in one play';
    const rows = await sweepDeliveries(calls, how);
    console.log(tableOf(`${desk}, ${calls.length} calls`, rows));
    // Three are enough to read.
    expect(
      rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 3),
    ).toEqual([]);
    // Behind the last webhook of a call there is no next one.
    for (const { kind, points, same } of rows)
      expect(same, kind).toBe(kind === 'after the next one' ? points - calls.length : points);
  }, 3_600_000);
}
