import type { Program } from '../engine/program.ts';
import { TrunklineError } from '../language/error.ts';
import { nearest } from '../language/nearest.ts';

/**
 * The faults of a world by flow and step, as the engine takes them. A fault names a step, or `Flow/step` where two
 * flows have a step of that name.
 *
 * @throws {TrunklineError} `bad_fault` for a step that is not there, or an exit that it cannot take.
 */
export function faultsOf(
  program: Program,
  faults: { readonly [step: string]: string },
): { readonly [place: string]: string } {
  return Object.fromEntries(
    Object.entries(faults).map(([name, error]) => [placeOf(program, name, error), error]),
  );
}

function placeOf({ flows }: Program, name: string, error: string): string {
  const places = [...flows.values()].flatMap((flow) =>
    [...flow.steps.values()]
      .filter((step) => step.name === name || `${flow.name}/${step.name}` === name)
      .map((step) => ({ place: `${flow.name}/${step.name}`, exits: [...step.errors.keys()] })),
  );
  const [found] = places;
  if (found === undefined) {
    const meant = nearest(
      name,
      [...flows.values()].flatMap(({ steps }) => [...steps.keys()]),
    );
    const hint = meant === undefined ? '' : `; the nearest is "${meant}"`;
    throw refuse(name, error, `no flow of this call has a step "${name}"${hint}`);
  }
  if (places.length > 1) {
    throw refuse(
      name,
      error,
      `several flows have it: write ${places.map(({ place }) => `"${place}"`).join(' or ')}`,
    );
  }
  if (found.exits.includes(error)) return found.place;
  throw refuse(
    name,
    error,
    `the step has no such error exit; it has ${found.exits.join(', ') || 'none at all'}`,
  );
}

function refuse(step: string, error: string, why: string): TrunklineError {
  return new TrunklineError('bad_fault', `The fault "${step}: ${error}" cannot happen: ${why}.`, {
    step,
    error,
  });
}
