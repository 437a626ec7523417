import { expect, test } from 'vitest';
import { type DeskCall, deskCalls, every, isCampaign } from './calls.ts';
import { sweepDeliveries } from './delivery-sweep.ts';
import { tableOf } from './table.ts';

/**
 * The calls of a desk, with every webhook of a call delivered anew, in every way: each call in the campaign, else every
 * thirtieth. The campaign also disturbs one webhook alone after the other, in every eighth call.
 */
export function isDeliveredAnyhow(desk: string): void {
  test(`${desk}: whatever is delivered again, late or elsewhere gets the same bytes, and nothing is lost or done twice`, async () => {
    const all = deskCalls().filter(({ name }) => name.startsWith(desk));
    const some = every(8, all);
    await sweep(isCampaign ? all : every(30, all), 'all in one play');
    if (isCampaign) await sweep(some, 'each alone');
  }, 3_600_000);

  async function sweep(calls: readonly DeskCall[], how: 'each alone' | 'all in one play') {
    const rows = await sweepDeliveries(calls, how);
    console.log(tableOf(`${desk}, ${calls.length} calls, ${how}`, rows));
    // Three are enough to read.
    expect(
      rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 3),
    ).toEqual([]);
    // Behind the last webhook of a call there is no next one.
    for (const { kind, points, same } of rows)
      expect(same, kind).toBe(kind === 'after the next one' ? points - calls.length : points);
  }
}
