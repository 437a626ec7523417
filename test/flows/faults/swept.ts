import { expect, test } from 'vitest';
import { campaign, failuresAt, neverFired, tableOf } from './campaign.ts';
import type { Journey } from './journey.ts';
import type { Port } from './ports.ts';

/** The store of scheduling has the most calls by far, and test/backends/scheduling/bookings fails each of them too. */
const isQuick = (port: Port) => port !== 'store of scheduling';

/** With `TRUNKLINE_FAULTS=all`, as in `npm run faults`: every port, what lasts too, and chats. It takes more than a minute. */
const all = process.env['TRUNKLINE_FAULTS'] === 'all';

/**
 * A journey by voice with every failure at every port, and by chat with those that a flow can see. The flow is what
 * differs: the services behind it get the same calls.
 */
export function isSwept(journey: Journey): void {
  test.each([
    {
      channel: 'voice',
      failures: failuresAt(
        all ? journey.ports : journey.ports.filter(isQuick),
        all ? [false, true] : [false],
      ),
    },
    {
      channel: 'chat',
      failures: failuresAt(
        journey.ports.filter((port) => (all ? !port.startsWith('store') : port === 'Connect to Lambda')),
        [false],
      ),
    },
  ] as const)(
    `${journey.name} by $channel: whichever call fails, nothing is lost or done twice, and a caller hears of it`,
    async ({ channel, failures }) => {
      const rows = await campaign(journey, channel, failures);
      console.log(tableOf(journey, channel, rows));
      // Three are enough to read.
      expect(rows.flatMap(({ wrongs }) => wrongs).slice(0, 3)).toEqual([]);
      expect(neverFired(rows)).toEqual([]);
      // Both backends take our key.
      expect(rows.filter(({ unknown }) => unknown > 0)).toEqual([]);
    },
    // Half a minute for the longest, on a core of its own.
    300_000,
  );
}
