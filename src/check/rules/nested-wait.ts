import type { CheckedStep } from '../checked-step.ts';
import type { Rule } from '../rule.ts';

/** What a wait beside which the flow goes on gives at once. */
const meanwhile = 'Continue';

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/wait.html */
export const nestedWait: Rule = {
  code: 'nested_wait',
  severity: 'warning',
  sentence: ({ type, outer }) =>
    `A contact comes to this ${type} while "${outer}" still waits beside it, and a wait inside the branch ` +
    `"${meanwhile}" of another does not work. Let the first one end before the next begins.`,
  *find({ steps }) {
    const byName = new Map(steps.map((step) => [step.name, step]));
    const inside = new Map<string, string>();
    for (const step of steps) for (const target of besides(step)) inside.set(target, step.name);
    for (const [name, outer] of inside) {
      const step = byName.get(name);
      if (step === undefined || waits(step)) continue;
      for (const { target } of step.exits) if (!inside.has(target)) inside.set(target, outer);
    }
    for (const step of steps) {
      const outer = inside.get(step.name);
      if (!waits(step) || outer === undefined || outer === step.name) continue;
      yield { step: step.name, path: [...step.path, 'Type'], args: { type: step.type, outer } };
    }
  },
};

function waits({ definition }: CheckedStep): boolean {
  return definition?.role === 'wait';
}

/** Where the flow goes on beside a wait. */
function besides(step: CheckedStep): readonly string[] {
  if (!waits(step)) return [];
  return (step.action.Transitions?.Conditions ?? []).flatMap(({ NextAction, Condition }) =>
    Condition.Operands?.[0] === meanwhile ? NextAction : [],
  );
}
