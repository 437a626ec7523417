import type { MarkState, Marks } from '../flow/diagram/mark.ts';
import type { Coverage, CoveredExit } from './coverage.ts';

/**
 * How a drawing marks the exits of one flow: the channels of its coverage together. What a picture cannot tell, on
 * which of them an exit is missing, stands in the coverage.
 *
 * @example writeFileSync('main.svg', svg(mainIvr, { marks: exitMarks(mainIvr.name, coverage([mainIvr], calls)) }));
 */
export function exitMarks(flow: string, coverages: readonly Coverage[]): Marks {
  const exits = coverages.filter((one) => one.flow === flow).flatMap((one) => one.exits);
  const byStep = new Map<string, Map<string, typeof exits>>();
  for (const exit of exits) {
    const ofStep = byStep.get(exit.step) ?? new Map<string, typeof exits>();
    byStep.set(exit.step, ofStep.set(exit.exit, [...(ofStep.get(exit.exit) ?? []), exit]));
  }
  return (step, exit) => {
    const ways = byStep.get(step)?.get(exit);
    if (ways === undefined) return undefined;
    return { state: stateOf(ways), count: ways.reduce((sum, { count }) => sum + count, 0) };
  };
}

function stateOf(ways: readonly Pick<CoveredExit, 'possible' | 'handsOver' | 'count'>[]): MarkState {
  if (ways.some(({ handsOver }) => handsOver)) return 'hand-over';
  const possible = ways.filter((way) => way.possible);
  if (possible.length === 0) return ways.some(({ count }) => count > 0) ? 'walked' : 'impossible';
  const walked = possible.filter(({ count }) => count > 0).length;
  if (walked === 0) return 'missing';
  return walked === possible.length ? 'walked' : 'partly';
}
