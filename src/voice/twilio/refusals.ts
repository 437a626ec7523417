import { actions } from '../../actions/index.ts';
import type { Program } from '../../engine/program.ts';
import type { Beginning } from '../../engine/snapshot.ts';
import type { Arrival } from '../channel.ts';

type Begins = (arrival: Arrival) => Promise<Beginning>;

/**
 * Lets every contact take the exit `NoMatchingError` at steps that Twilio cannot carry out, as
 * `trunkline check --on twilio` foretells it.
 */
export function withRefusals(program: Program, begins: Begins = async () => ({})): Begins {
  const refused = Object.fromEntries(
    Array.from(program.flows.values()).flatMap(({ name, steps }) =>
      Array.from(steps.values()).flatMap((step) =>
        actions.get(step.type)?.twilio.support === 'unsupported'
          ? [[`${name}/${step.name}`, 'NoMatchingError'] as const]
          : [],
      ),
    ),
  );
  return async (arrival) => {
    const begun = await begins(arrival);
    const faults = { ...refused, ...begun.faults };
    return Object.keys(faults).length === 0 ? begun : { ...begun, faults };
  };
}
