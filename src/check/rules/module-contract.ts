import type { JsonPath } from '../../language/document.ts';
import { nearest } from '../../language/nearest.ts';
import type { CheckedFlow } from '../checked-flow.ts';
import type { CheckedStep } from '../checked-step.ts';
import { breaches, type Members, readContract } from '../contract.ts';
import { namedFlows } from '../project.ts';
import type { Finding, Rule } from '../rule.ts';
import { anyOf, didYouMean } from '../wording.ts';

const mostResults = 8;

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html */
export const moduleContract: Rule = {
  code: 'module_contract',
  severity: 'error',
  sentence({ module, what, why, name, expected, declared, suggestion }) {
    switch (why) {
      case 'missing':
        return `The module "${module}" declares the ${what} "${name}" as required, and it is missing here. Connect refuses the flow. Write it.`;
      case 'mistyped':
        return (
          `The module "${module}" declares the ${what} "${name}" as ${expected}, and here stands something else. Connect ` +
          'refuses the flow, and takes a reference only where a string belongs. Write it in the declared type.'
        );
      case 'too_many':
        return `The module "${module}" declares ${name} results, and Connect takes at most ${mostResults}. Put some of them together.`;
      default:
        return (
          `The module "${module}" declares no ${what} "${name}", and Connect refuses what is not declared. ` +
          didYouMean(
            suggestion,
            Array.isArray(declared) && declared.length > 0
              ? `It declares ${anyOf(declared, 'and')}.`
              : 'Declare it in the module.',
          )
        );
    }
  },
  *find(flow, project) {
    yield* tooManyResults(flow);
    for (const step of flow.steps) {
      if (step.definition?.role === 'return') yield* returned(step, flow);
      if (step.definition?.role !== 'invoke') continue;
      for (const { flow: module } of namedFlows(step, project)) yield* invoked(step, module);
    }
  },
};

function* tooManyResults({ unit: { name: module, contract } }: CheckedFlow): Generator<Finding> {
  const count = contract === undefined ? 0 : readContract(contract).results.length;
  if (count > mostResults) yield { path: [], args: { module, what: 'result', why: 'too_many', name: count } };
}

/** What a module gives back, against its own contract. */
function* returned(step: CheckedStep, { unit: { name: module, contract } }: CheckedFlow): Generator<Finding> {
  if (contract === undefined) return;
  const { results, resultData } = readContract(contract);
  const { result: parameter = '' } = step.definition?.hands ?? {};
  const result = step.parameters[parameter];
  if (typeof result === 'string' && !results.includes(result)) {
    yield undeclaredResult(step, ['Parameters', parameter], module, result, results);
  }
  yield* held(step, resultData, module, 'value');
}

/** What a step hands to a module and how it goes on, against the contract of that module. */
function* invoked(step: CheckedStep, { unit: { name: module, contract } }: CheckedFlow): Generator<Finding> {
  if (contract === undefined) return;
  const { results, input } = readContract(contract);
  for (const [index, { Condition: condition }] of (step.action.Transitions?.Conditions ?? []).entries()) {
    const [result] = condition.Operands ?? [];
    if (result === undefined || results.includes(result)) continue;
    const inside = ['Transitions', 'Conditions', index, 'Condition', 'Operands', 0];
    yield undeclaredResult(step, inside, module, result, results);
  }
  yield* held(step, input, module, 'input');
}

function undeclaredResult(
  { name: step, path }: CheckedStep,
  inside: JsonPath,
  module: string,
  name: string,
  declared: readonly string[],
): Finding {
  const suggestion = nearest(name, declared) ?? '';
  const args = { module, what: 'result', why: 'undeclared', name, declared, suggestion };
  return { step, path: [...path, ...inside], args };
}

function* held(
  { name: step, path, parameters, definition }: CheckedStep,
  members: Members,
  module: string,
  what: 'input' | 'value',
): Generator<Finding> {
  const { values: parameter = '' } = definition?.hands ?? {};
  const values = parameters[parameter];
  const at = [...path, 'Parameters', ...(values === undefined ? [] : [parameter])];
  for (const breach of breaches(members, values)) {
    const suggestion = breach.why === 'undeclared' ? (nearest(breach.name, breach.declared) ?? '') : '';
    const where = breach.why === 'missing' ? at : [...at, breach.name];
    yield { step, path: where, args: { module, what, suggestion, ...breach } };
  }
}
