import { actions } from '../../actions/index.ts';
import type { Program } from '../../engine/program.ts';
import type { Beginning } from '../../engine/snapshot.ts';

/**
 * Every contact takes the exit `NoMatchingError` at these steps, which Twilio cannot carry out, as
 * `trunkline check --on twilio` foretells it.
 */
export function refusalsOf(program: Program): NonNullable<Beginning['faults']> {
  return Object.fromEntries(
    Array.from(program.flows.values()).flatMap(({ name, steps }) =>
      Array.from(steps.values()).flatMap((step) =>
        actions.get(step.type)?.twilio.support === 'unsupported'
          ? [[`${name}/${step.name}`, 'NoMatchingError'] as const]
          : [],
      ),
    ),
  );
}
