import { equals, type Step } from '../../../action/step.ts';
import { converted } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

/** Keeps the place of a module that nobody knows: a step of its type, with the values and the exits that it had. */
export function unknown(from: LegacyStep): Step {
  from.report('legacy_unknown_module', undefined, { type: from.type });
  const parameters: { [name: string]: string | undefined } = {};
  for (const name of from.otherParameters()) parameters[name] = from.value(name);
  const next = from.exits.toIfAny('Success');
  const failed = from.exits.toIfAny('Error');
  const noMatch = from.exits.toIfAny('NoMatch');
  const conditions = [
    ...from.exits.tests('Evaluate'),
    ...from.exits.others().map((name) => [equals(name), from.exits.to(name)] as const),
  ];
  return converted(from.type, parameters, {
    next: next ?? noMatch ?? failed ?? conditions[0]?.[1],
    conditions,
    errors: { NoMatchingCondition: noMatch, NoMatchingError: failed },
  });
}
