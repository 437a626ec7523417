import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Unit } from '../../../src/language/document.ts';
import type { Fixture } from '../../../src/simulate/fixture/fixture.ts';
import { playableOn, usualRun } from '../../../src/simulate/fixture/playing-profiles.ts';
import { readFixture } from '../../../src/simulate/fixture/read.ts';
import { desks } from '../desks.ts';

/** A fixture that can be played by phone, and what it is played on. */
export interface DeskCall {
  /** Its desk and its file. */
  readonly name: string;
  readonly fixture: Fixture;
  readonly flow: Unit;
  readonly flows: readonly Unit[];
}

const folder = resolve(import.meta.dirname, '../../../fixtures');

/** With `TRUNKLINE_FAULTS=all`, as in `npm run faults`, every call; else some. */
export const isCampaign = process.env['TRUNKLINE_FAULTS'] === 'all';

/** Every call of both desks that can be made by phone. */
export function deskCalls(): readonly DeskCall[] {
  return Object.entries(desks).flatMap(([desk, flows]) =>
    readdirSync(join(folder, desk))
      .sort()
      .flatMap((file) => {
        const name = `${desk}/${file.replace('.call.yaml', '')}`;
        const { fixture, problems } = readFixture(readFileSync(join(folder, desk, file), 'utf8'), file);
        const flow = flows.find((one) => one.name === fixture?.data.flow);
        if (fixture === undefined || flow === undefined)
          throw new Error(problems[0]?.message ?? `${name} names a flow that is not there.`);
        return playableOn(fixture.data.run ?? usualRun).includes('twilio')
          ? [{ name, fixture, flow, flows }]
          : [];
      }),
  );
}

/** The desk calls of these names. */
export function deskCallsNamed(names: readonly string[]): readonly DeskCall[] {
  const all = new Map(deskCalls().map((one) => [one.name, one]));
  return names.map((name) => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`There is no call ${name}.`);
    return found;
  });
}

/** One of so many calls. */
export function every(count: number, calls: readonly DeskCall[]): readonly DeskCall[] {
  return calls.filter((_, index) => index % count === 0);
}

/** Whether a fault befalls so many requests and no more: a request that is made again uses it up sooner. */
export function countsRequests({ fixture }: DeskCall): boolean {
  const { backends = {} } = fixture.data.world ?? {};
  return Object.values(backends).some((faults) => faults.some(({ times }) => times !== undefined));
}
