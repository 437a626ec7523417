import type { Fixture } from '../simulate/fixture/fixture.ts';
import type { Playing } from '../simulate/fixture/play.ts';
import type { Failure } from '../simulate/fixture/result.ts';
import { flowOfFixture } from './fixture-flow.ts';
import type { FoundUnit } from './read-flow.ts';
import type { Setting } from './setting.ts';

/** What a fixture of a project is played with. */
export interface FixturePlaying extends Playing {
  readonly flow: FoundUnit;
  readonly flows: readonly FoundUnit[];
}

/** Finds the flow of a fixture, and everything that the project has for playing it; or why there is no such flow. */
export async function playingOf(
  fixture: Fixture,
  path: string,
  { units, cwd, project, read }: Setting,
): Promise<FixturePlaying | { readonly failure: Failure }> {
  const found = await flowOfFixture(fixture, { path, units, cwd, project, read });
  if ('failure' in found) return found;
  const { unit: flow } = found;
  const { hours, tools } = project?.config ?? {};
  return {
    flow,
    flows: [flow, ...units.filter((other) => other.name !== flow.name)],
    ...(hours === undefined ? {} : { hours }),
    ...(tools === undefined ? {} : { tools }),
    // Loaded where a call is made by phone: most fixtures need nothing of it.
    phone: async (setting) => (await import('../voice/twilio/phone.ts')).twilioPhone(setting),
  };
}
