import { countsRequests, type DeskCall } from './calls.ts';
import {
  type Delivered,
  type DeliveryKind,
  type Disturbance,
  delivered,
  deliveryKinds,
  type Planted,
} from './deliveries.ts';
import type { Row } from './table.ts';
import { calledOf, effectsOf, endsOf, entriesOf, outcomesOf, wayOf, writesOf, wrongsOf } from './wrongs.ts';

/**
 * Plays calls with each kind of repeat, and holds each play against one without: with one webhook of it disturbed after
 * the other, or with all of them in one play.
 */
export async function sweepDeliveries(
  calls: readonly DeskCall[],
  how: 'each alone' | 'all in one play',
  planted?: Planted,
  kinds: readonly DeliveryKind[] = deliveryKinds,
): Promise<readonly Row[]> {
  const rows = kinds.map((kind) => ({
    kind,
    points: 0,
    deliveries: 0,
    kills: 0,
    same: 0,
    wrongs: [] as string[],
  }));
  for (const call of calls) {
    const plain = await delivered(call);
    for (const row of rows) {
      // What only reads, both servers ask.
      if (row.kind === 'at both servers at once' && countsRequests(call)) continue;
      for (const disturbance of disturbancesOf(row.kind, plain.answers.length, how)) {
        const one = await delivered(call, disturbance, planted);
        row.points += disturbance.at === 'all' ? plain.answers.length : 1;
        row.deliveries += one.deliveries;
        row.same += one.same;
        row.wrongs.push(
          ...wrongs(plain, one, row.kind).map((wrong) => `${call.name}, ${disturbance.at}: ${wrong}`),
        );
      }
    }
  }
  return rows;
}

/** What is sent again after the end disturbs nothing, so all of it is sent in one play. */
function disturbancesOf(kind: DeliveryKind, webhooks: number, how: string): readonly Disturbance[] {
  if (how === 'all in one play' || kind === 'after the end') return [{ kind, at: 'all' }];
  return Array.from({ length: webhooks }, (_, at) => ({ kind, at }));
}

function wrongs(plain: Delivered, one: Delivered, kind: DeliveryKind): readonly string[] {
  // One server waits for the tool of the other, so it may be later; and what only reads, both ask.
  if (kind === 'at both servers at once') {
    const kept = { way: wayOf, ends: endsOf, effects: effectsOf, writes: writesOf };
    return [...one.others, ...wrongsOf(plain, one, kept)];
  }
  const bytes = plain.answers.findIndex((answer, index) => answer !== one.answers[index]);
  const kept = {
    entries: entriesOf,
    outcomes: outcomesOf,
    effects: effectsOf,
    writes: writesOf,
    called: calledOf,
  };
  return [
    ...one.others,
    ...(bytes === -1 ? [] : [`webhook ${bytes}: ${one.answers[bytes]} in place of ${plain.answers[bytes]}`]),
    ...wrongsOf(plain, one, kept),
  ];
}
