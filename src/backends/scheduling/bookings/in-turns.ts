import { busy } from './refused.ts';

/**
 * Takes turns until one has a result. A turn without one has done a step of several, or lost a race for a record; the
 * next begins by reading anew.
 *
 * @throws {TrunklineError} `throttled` where others were faster each time.
 */
export async function inTurns<Result>(turn: () => Promise<Result | undefined>): Promise<Result> {
  for (let turns = 0; turns < 20; turns++) {
    const result = await turn();
    if (result !== undefined) return result;
  }
  throw busy();
}
