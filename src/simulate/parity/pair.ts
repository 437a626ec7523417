import type { Channel } from '../../action/contact.ts';
import { type CheckedFlow, prepare } from '../../check/checked-flow.ts';
import { flowTypeOf } from '../../check/flow-type.ts';
import type { Unit } from '../../language/document.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { FixtureResult } from '../fixture/result.ts';
import { profiles } from '../profiles/index.ts';
import { gapsBetween } from './gaps.ts';
import { type Line, parts, type Witnessed } from './parts.ts';

/** One fixture on two profiles, with what rules ask about it. */
export interface Pair {
  readonly fixture: Fixture;
  readonly one: FixtureResult;
  readonly other: FixtureResult;
  /** Says whether only one of the two channels can come to the step of a line. */
  isOfOneChannel(line: Line): boolean;
  /** Says whether the caller was asked at the step of a line, on either profile. */
  isAsked(line: Line): boolean;
  /** Says whether the step of a line stands where the paths part. */
  isApart(line: Line): boolean;
}

/** Puts two results of a fixture side by side. */
export function pairOf(one: FixtureResult, other: FixtureResult, flows: readonly Unit[]): Pair {
  const channels = [one, other].map(({ profile }) => profiles[profile]?.channel ?? 'VOICE');
  const [here = new Set(), there = new Set()] = channels.map((channel) => stepsOn(channel, flows));
  const asked = new Set([...askedAt(one), ...askedAt(other)]);
  const gaps = gapsBetween(parts.path(one), parts.path(other));
  const apart = new Set(gaps.flatMap((gap) => [...gap.one, ...gap.other].map(keyOf)));
  return {
    fixture: one.fixture,
    one,
    other,
    isOfOneChannel: (line) => here.has(keyOf(line)) !== there.has(keyOf(line)),
    isAsked: (line) => asked.has(keyOf(line)),
    isApart: (line) => apart.has(keyOf(line)),
  };
}

function keyOf({ flow = '', step = '' }: Pick<Line, 'flow' | 'step'>): string {
  return JSON.stringify([flow, step]);
}

function askedAt({ entries }: Witnessed): readonly string[] {
  return entries.flatMap((entry) => (entry.type.startsWith('input.') ? [keyOf(entry)] : []));
}

/** Flows that were looked through: once, not once a fixture. */
const known = new WeakMap<Unit, CheckedFlow>();

function stepsOn(channel: Channel, flows: readonly Unit[]): ReadonlySet<string> {
  return new Set(
    flows.flatMap((unit) => {
      const checked = known.get(unit) ?? prepare(unit, flowTypeOf(unit));
      known.set(unit, checked);
      return Array.from(checked.passage.arrivals, ([step, channels]) =>
        channels.has(channel) ? keyOf({ flow: unit.name, step }) : '',
      );
    }),
  );
}
