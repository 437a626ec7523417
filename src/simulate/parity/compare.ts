import type { Fixture } from '../fixture/fixture.ts';
import { type Playing, playFixture } from '../fixture/play.ts';
import { profilesOf } from '../fixture/playing-profiles.ts';
import type { FixtureResult } from '../fixture/result.ts';
import { ledTo } from '../led-to.ts';
import { type Gap, gapsBetween } from './gaps.ts';
import { type Pair, pairOf } from './pair.ts';
import { type Part, partNames, parts } from './parts.ts';
import { type ParityRule, parityRules } from './rules.ts';

/** Something that is not the same on two profiles. */
export interface Difference extends Gap {
  readonly part: Part;
  /** The rule that knows it; absent where nobody does. */
  readonly rule?: string;
}

/** What holding two profiles against each other came to. */
export interface Comparison {
  readonly one: string;
  readonly other: string;
  /** In the order of the parts. */
  readonly differences: readonly Difference[];
}

/** One fixture on every profile that it can be played on. */
export interface FixtureParity {
  readonly results: readonly FixtureResult[];
  /** The first profile that could be played, with each of the others. */
  readonly comparisons: readonly Comparison[];
}

/** The profiles that are compared, the one that the others are held against first. */
export const comparedProfiles: readonly string[] = ['voice', 'chat', 'twilio'];

/**
 * Plays a fixture on every profile that it can be played on, and says what is not the same: the path, the attributes,
 * the calls of functions with their parameters, the end, and what was said. A profile on which it is skipped, fails,
 * or should fail, is not compared.
 *
 * @example
 * const { comparisons } = await comparePlays(fixture, { flow: orderLine, phone: twilioPhone });
 */
export async function comparePlays(fixture: Fixture, playing: Playing): Promise<FixtureParity> {
  const results: FixtureResult[] = [];
  const asked = profilesOf(fixture.data, comparedProfiles);
  for (const profile of comparedProfiles)
    if (asked.includes(profile)) results.push(await playFixture(fixture, profile, playing));
  const flows = ledTo(playing.flow, playing.flows ?? []);
  const [first, ...others] = results.filter(
    ({ profile, outcome }) => outcome === 'passed' && fixture.data.fails?.[profile] === undefined,
  );
  const comparisons = others.map((other) => {
    const pair = pairOf(first ?? other, other, flows);
    return { one: pair.one.profile, other: other.profile, differences: differencesOf(pair) };
  });
  return { results, comparisons };
}

/** What is not the same, each with the rule that knows it. */
export function differencesOf(pair: Pair, rules: readonly ParityRule[] = parityRules): readonly Difference[] {
  const { one, other } = pair;
  const both = [one.profile, other.profile];
  return partNames.flatMap((part) => {
    const known = rules.filter(
      ({ between, parts: of }) =>
        of.includes(part) && (between === undefined || both.every((name) => between.includes(name))),
    );
    return gapsBetween(parts[part](one), parts[part](other)).map((gap): Difference => {
      const rule = known.find(({ explains }) => explains(gap, part, pair))?.name;
      return { part, ...gap, ...(rule === undefined ? {} : { rule }) };
    });
  });
}
