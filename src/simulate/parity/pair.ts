import type { Channel } from '../../action/contact.ts';
import { prepare } from '../../check/checked-flow.ts';
import { flowTypeOf } from '../../check/flow-type.ts';
import { supportOn } from '../../check/passage.ts';
import type { Unit } from '../../language/document.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { FixtureResult } from '../fixture/result.ts';
import { profiles } from '../profiles/index.ts';
import { gapsBetween } from './gaps.ts';
import { type PartLine, parts } from './parts.ts';

/** One fixture on two profiles, with what rules ask about the step of a line. */
export interface Pair {
  readonly fixture: Fixture;
  readonly one: FixtureResult;
  readonly other: FixtureResult;
  /** Only one of the two channels can come to it. */
  isOfOneChannel(line: PartLine): boolean;
  /** It works on one of the two channels, and takes its error exit on the other. */
  isRefused(line: PartLine): boolean;
  /** It stands where the paths part. */
  isApart(line: PartLine): boolean;
}

/** Puts two results of a fixture side by side. */
export function pairOf(one: FixtureResult, other: FixtureResult, flows: readonly Unit[]): Pair {
  const [here, there] = [one, other].map(({ profile }) => profiles[profile]?.channel ?? 'VOICE');
  const steps = new Map(flows.flatMap((unit) => [...stepsOf(unit)]));
  const gaps = gapsBetween(parts.path(one), parts.path(other));
  const apart = new Set(gaps.flatMap((gap) => [...gap.one, ...gap.other].map(keyOf)));
  const differs = (line: PartLine, what: (step: StepOnChannels, channel: Channel) => boolean) => {
    const step = steps.get(keyOf(line));
    if (step === undefined || here === undefined || there === undefined) return false;
    return what(step, here) !== what(step, there);
  };
  return {
    fixture: one.fixture,
    one,
    other,
    isOfOneChannel: (line) => differs(line, (step, channel) => step.comes.has(channel)),
    isRefused: (line) => differs(line, (step, channel) => step.refused.has(channel)),
    isApart: (line) => apart.has(keyOf(line)),
  };
}

function keyOf({ flow = '', step = '' }: Pick<PartLine, 'flow' | 'step'>): string {
  return JSON.stringify([flow, step]);
}

/** What check knows of a step. */
interface StepOnChannels {
  /** The channels on which a contact can come to it. */
  readonly comes: ReadonlySet<Channel>;
  /** The channels on which it takes an error exit, whatever it is written with. */
  readonly refused: ReadonlySet<Channel>;
}

const channels = [...new Set(Object.values(profiles).map(({ channel }) => channel))];

/** Flows that were looked through: once, not once a fixture. */
const known = new WeakMap<Unit, ReadonlyMap<string, StepOnChannels>>();

function stepsOf(unit: Unit): ReadonlyMap<string, StepOnChannels> {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const { steps, passage } = prepare(unit, flowTypeOf(unit));
  const found = new Map(
    steps.map((step) => {
      const refused = channels.filter((channel) => typeof supportOn(step, channel) === 'object');
      const comes = passage.arrivals.get(step.name) ?? new Set<Channel>();
      return [keyOf({ flow: unit.name, step: step.name }), { comes, refused: new Set(refused) }] as const;
    }),
  );
  known.set(unit, found);
  return found;
}
