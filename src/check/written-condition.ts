import type { ConditionRule } from '../action/definition.ts';
import type { Condition, JsonPath } from '../language/document.ts';
import type { CheckedFlow } from './checked-flow.ts';
import type { CheckedStep } from './checked-step.ts';

/** A condition together with what its action takes. */
export interface WrittenCondition {
  readonly step: CheckedStep;
  readonly rule: ConditionRule;
  readonly condition: Condition;
  /** Where the `Condition` stands. */
  readonly path: JsonPath;
}

/** Every condition of the actions that take conditions. */
export function* writtenConditions({ steps }: CheckedFlow): Generator<WrittenCondition> {
  for (const step of steps) {
    const rule = step.form?.conditions;
    if (rule === undefined) continue;
    for (const [index, { Condition: condition }] of (step.action.Transitions?.Conditions ?? []).entries()) {
      yield { step, rule, condition, path: [...step.path, 'Transitions', 'Conditions', index, 'Condition'] };
    }
  }
}

/** How many operands an operator takes. */
export function operandCount(operator: string): number {
  return operator === 'Exists' ? 0 : 1;
}
