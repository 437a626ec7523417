import type { CheckedFlow } from '../checked-flow.ts';
import type { CheckedStep } from '../checked-step.ts';
import type { Rule } from '../rule.ts';

/** Seconds after which Connect cuts functions off that follow one another in silence. */
const most = 20;

/** Seconds that Connect waits for one function at the most. */
const longest = 8;

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html */
export const functionChain: Rule = {
  code: 'function_chain',
  severity: 'warning',
  sentence: ({ seconds }) =>
    `The functions up to this one may take ${seconds} seconds with no word to the caller between them, and Connect ` +
    `times out after ${most}. Say something between them, or give them less time.`,
  *find(flow) {
    const chains = chainsOf(flow);
    for (const step of flow.steps) {
      const seconds = chains.get(step.name) ?? 0;
      if (secondsOf(step) > 0 && seconds > most && seconds - secondsOf(step) <= most)
        yield { step: step.name, path: [...step.path, 'Type'], args: { seconds } };
    }
  },
};

/**
 * By the name of a step, the most seconds that functions may have taken up to its end since a word was said. A sum
 * that is past the limit grows no more, so that circles come to an end.
 */
function chainsOf({ steps, graph, passage }: CheckedFlow): ReadonlyMap<string, number> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const arrived = new Map([[graph.start, 0]]);
  const spent = new Map<string, number>();
  const toVisit = [graph.start];
  for (let name = toVisit.pop(); name !== undefined; name = toVisit.pop()) {
    const step = byName.get(name);
    if (step === undefined) continue;
    const before = arrived.get(name) ?? 0;
    const until = breaksSilence(step) ? 0 : before + secondsOf(step);
    spent.set(name, until);
    const onward = until > most ? 0 : until;
    for (const exit of step.exits) {
      if (!passage.takenByAny.has(exit) || onward <= (arrived.get(exit.target) ?? -1)) continue;
      arrived.set(exit.target, onward);
      toVisit.push(exit.target);
    }
  }
  return spent;
}

/** A word, a question or a wait; a module or an unknown action may do any of it out of sight. */
function breaksSilence({ definition }: CheckedStep): boolean {
  return (
    definition === undefined ||
    definition.speaks === true ||
    definition.asks === true ||
    definition.role === 'invoke'
  );
}

function secondsOf({ definition, parameters }: CheckedStep): number {
  if (definition?.role !== 'function' || parameters['InvocationType'] === 'ASYNCHRONOUS') return 0;
  return Math.min(Number(parameters['InvocationTimeLimitSeconds']) || 0, longest);
}
