import fc from 'fast-check';
import type { LineAnswer, LineNotice } from '../../../src/voice/channel.ts';
import { keys, type Sent, silence, type Told, words } from '../line.ts';

export const call = 'CA1';

/** What a carrier may deliver, by how it stands to what the caller has heard last. */
const wares = {
  /** What belongs to the last document. */
  next: 8,
  /** Another answer to it. */
  other: 2,
  /** An answer to the document after it, which is not there yet. */
  early: 1,
  /** Something that was delivered before. */
  again: 3,
  /** Something that happened, told for the first time or not, whether or not it can have happened. */
  notice: 1,
  arrival: 1,
  /** A turn or a call that never was. */
  nonsense: 1,
  /** No webhook: the server looks for what others have left. */
  recover: 1,
} as const;
export type Ware = keyof typeof wares;

/** One delivery to one of the servers. */
export interface Delivery {
  readonly server: 0 | 1;
  readonly ware: Ware;
  /** Chooses where there is more than one. */
  readonly pick: number;
}

/** What happens next: deliveries at once, after some time, or the death of a server on its way. */
export type Step =
  | {
      readonly deliveries: readonly Delivery[];
      /** Milliseconds since the step before. */
      readonly after: number;
      /** How much of what is under way then goes on before the next step; all of it where that is nothing. */
      readonly run: number | null;
    }
  | {
      /** This server dies, so many ports from now, before what it wants there or after. */
      readonly dies: 0 | 1;
      readonly at: number;
      readonly done: boolean;
    };

const server = fc.constantFrom<0 | 1>(0, 1);
const delivery: fc.Arbitrary<Delivery> = fc.record({
  server,
  ware: fc.constantFrom(
    ...Object.entries(wares).flatMap(([ware, weight]) => Array<Ware>(weight).fill(ware as Ware)),
  ),
  pick: fc.nat(1000),
});
const arrivals: Step = {
  deliveries: [
    { server: 0, ware: 'arrival', pick: 0 },
    { server: 1, ware: 'arrival', pick: 0 },
  ],
  after: 0,
  run: null,
};
/** The caller hangs up while one server writes the arrival, and the other one is told. */
const hungUpAtOnce: fc.Arbitrary<readonly Step[]> = fc
  .record({ first: server, apart: fc.nat(8) })
  .map(({ first, apart }) => [
    { deliveries: [{ server: first, ware: 'arrival', pick: 0 }], after: 0, run: apart },
    { deliveries: [{ server: first === 0 ? 1 : 0, ware: 'notice', pick: 4 }], after: 0, run: null },
  ]);

/** A call that comes in, mostly at both servers, and whatever then happens. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant([arrivals]) }, { weight: 1, arbitrary: hungUpAtOnce }),
    fc.array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            deliveries: fc.array(delivery, { minLength: 1, maxLength: 4 }),
            after: fc.constantFrom(0, 0, 500, 3000, 3000, 12_000),
            run: fc.oneof(fc.constant(null), fc.constant(null), fc.nat(12)),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ dies: server, at: fc.integer({ min: 1, max: 12 }), done: fc.boolean() }),
        },
      ),
      { minLength: 6, maxLength: 24, size: 'max' },
    ),
  )
  .map((parts) => parts.flat());

const menuAnswers = ['1', '2', '3', '3', '4', '5', '6', '6', '9'].map((key) => keys(key));
const entryAnswers = [keys('1234'), keys('12', true), keys('5'), keys('7*89', true), silence];
const spokenAnswers = [words('a leak'), words('a noise'), words('mumble', 0.1), keys('4'), silence];
const dialed = (['completed', 'busy', 'no-answer', 'failed'] as const).map(
  (status): LineAnswer => ({ kind: 'dialed', status }),
);
const enqueued: readonly LineAnswer[] = [
  { kind: 'queued' },
  { kind: 'queued' },
  { kind: 'refused', error: 'QueueAtCapacity' },
];
const heard: LineAnswer = { kind: 'heard' };
const confusion = [keys('1'), silence, heard, words('what'), ...dialed, ...enqueued];

const answered = (id: number | string): LineNotice => ({
  id: `answered/${id}`,
  kind: 'agent-answered',
  agent: 'Ada',
});
const hungUp: LineNotice = { id: 'hangup', kind: 'hangup', by: 'customer' };
const notices: readonly LineNotice[] = [
  answered(1),
  answered(2),
  { id: 'left/1', kind: 'left-queue' },
  { id: 'over/1', kind: 'hangup', by: 'agent' },
  hungUp,
];

function at<Item>(list: readonly Item[], pick: number): Item | undefined {
  return list[pick % list.length];
}

/** What belongs to a document: what its caller, its queue or its agent does. */
function nextOf({ turn, waits, held, where, prompt }: Told, pick: number): Sent | undefined {
  const answer = (one: LineAnswer | undefined): Sent => ({ call, turn, answer: one ?? heard });
  if (held) return answer(heard);
  if (where === 'queue' && pick % 3 === 0) return { call, notice: answered(turn) };
  switch (waits) {
    case 'ended':
      return { call, notice: hungUp };
    case 'collect':
      return answer(at(prompt?.startsWith('Press') === true ? menuAnswers : entryAnswers, pick));
    case 'converse':
      return answer(at(spokenAnswers, pick));
    case 'enqueue':
      return answer(at(enqueued, pick));
    case 'dial':
      return where === 'queue'
        ? { call, notice: { id: `left/${turn}`, kind: 'left-queue' } }
        : answer(at(dialed, pick));
    case 'talk':
      return { call, notice: { id: `over/${turn}`, kind: 'hangup', by: 'agent' } };
    default:
      return answer(heard);
  }
}

const nowhere: readonly Sent[] = [
  { call: 'CA9', turn: 1, answer: heard },
  { call: 'CA9', notice: hungUp },
  { call, turn: 0, answer: heard },
  { call, turn: -1, answer: heard },
  { call, turn: Number.NaN, answer: heard },
  { call, turn: 999, answer: heard },
];

/**
 * What a delivery brings.
 *
 * @param last The document that the caller has heard last.
 * @param before What was delivered before.
 */
export function broughtBy(
  { ware, pick }: Delivery,
  last: Told | undefined,
  before: readonly Sent[],
): Sent | undefined {
  const arrival: Sent = { arrives: { call, from: '+12025550101' } };
  // Nobody is told anything before the call has arrived, but they may hang up.
  if (last === undefined) return ware === 'notice' ? { call, notice: hungUp } : arrival;
  switch (ware) {
    case 'next':
      return nextOf(last, pick);
    case 'other':
      return { call, turn: last.turn, answer: at(confusion, pick) ?? heard };
    case 'early':
      return { call, turn: last.turn + 1, answer: at(confusion, pick) ?? heard };
    case 'again':
      return at(before, pick);
    case 'notice':
      return { call, notice: at(notices, pick) ?? hungUp };
    case 'arrival':
      return arrival;
    case 'nonsense':
      return at(nowhere, pick);
    default:
      return undefined;
  }
}
