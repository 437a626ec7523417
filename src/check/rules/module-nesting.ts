import type { CheckedFlow } from '../checked-flow.ts';
import { namedFlows } from '../project.ts';
import type { Rule } from '../rule.ts';

/** How many modules may be open at once. */
const deepest = 5;

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html */
export const moduleNesting: Rule = {
  code: 'module_nesting',
  severity: 'warning',
  sentence: ({ modules, again }) =>
    again === ''
      ? `From here modules invoke one another more than ${deepest} deep: ${chain(modules)}. The last of them takes its ` +
        'error exit. Put two of them together.'
      : `From here modules invoke one another in a circle: ${chain(modules)} and "${again}" again. Connect opens ` +
        `${deepest} at once, so one of them takes its error exit. Let a Loop repeat the module instead.`,
  *find(flow, project) {
    if (flow.type === 'MODULE') return;
    for (const step of flow.steps) {
      for (const { flow: module, path } of invoked(flow, project, step.name)) {
        const { names, again } = longestChain(module, project, [module.unit.name]);
        if (names.length <= deepest && again === '') continue;
        yield { step: step.name, path, args: { modules: names, again } };
      }
    }
  },
};

/** The modules that a flow invokes, or one step of it. */
function invoked({ steps }: CheckedFlow, project: readonly CheckedFlow[], only?: string) {
  return steps
    .filter(({ name, definition }) => definition?.role === 'invoke' && (only ?? name) === name)
    .flatMap((step) => [...namedFlows(step, project)]);
}

interface Chain {
  readonly names: readonly string[];
  /** The module with which a circle closes; `''` for none. */
  readonly again: string;
}

/** The longest way through modules, no longer than it takes to see that it is too long. */
function longestChain(module: CheckedFlow, project: readonly CheckedFlow[], names: readonly string[]): Chain {
  let longest: Chain = { names, again: '' };
  if (names.length > deepest) return longest;
  for (const { flow } of invoked(module, project)) {
    const { name } = flow.unit;
    if (names.includes(name)) return { names, again: name };
    const chained = longestChain(flow, project, [...names, name]);
    if (chained.again !== '') return chained;
    if (chained.names.length > longest.names.length) longest = chained;
  }
  return longest;
}

function chain(modules: unknown): string {
  return Array.isArray(modules) ? modules.map((name) => `"${name}"`).join(', ') : '';
}
