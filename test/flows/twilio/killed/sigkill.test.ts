import { expect, test } from 'vitest';
import { deskCalls, deskCallsNamed, every, isCampaign } from '../calls.ts';
import { tableOf } from '../table.ts';
import { killedOnce, killedTwice, sweepKills, withFleet } from './kill-sweep.ts';

/** A ticket and a note: the shortest calls that have them. */
const short = ['it-service-desk/open-a-ticket-and-hang-up', 'appointment-desk/office-closed'];

// In every call of the campaign, and what comes more rarely in every sixth.
const aroundTheAnswer = killedOnce.filter(({ moment }) => moment === 'written' || moment === 'answered');
const elsewhere = killedOnce.filter((killing) => !aroundTheAnswer.includes(killing));
const calls = isCampaign ? deskCalls() : deskCallsNamed(short);

test(
  'whenever a server is killed, another one goes on with the call, and nothing is lost or done twice',
  async () => {
    const rows = await withFleet(async (setting) => [
      ...(await sweepKills(calls, aroundTheAnswer, setting)),
      ...(await sweepKills(isCampaign ? every(6, calls) : calls.slice(0, 1), elsewhere, setting)),
      ...(await sweepKills(isCampaign ? every(6, calls) : calls.slice(0, 1), killedTwice, setting)),
    ]);
    console.log(tableOf(`killed, ${calls.length} calls`, rows));
    // Three are enough to read.
    expect(
      rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 3),
    ).toEqual([]);
    for (const { kind, points, kills } of rows) {
      expect(points, kind).toBeGreaterThan(0);
      expect(kills, kind).toBeGreaterThanOrEqual(points);
    }
  },
  isCampaign ? 7_200_000 : 600_000,
);
