import type { Role } from '../../action/definition.ts';
import type { Exit } from '../../language/graph.ts';
import { predecessorsOf } from '../../language/graph.ts';
import type { CheckedFlow } from '../checked-flow.ts';
import type { CheckedStep } from '../checked-step.ts';
import { kindOfExit } from '../passage.ts';
import type { Rule } from '../rule.ts';

export const silentEnd: Rule = {
  code: 'silent_end',
  severity: 'warning',
  sentence: ({ exit, end }) =>
    `From the exit "${exit}" a caller can come to the end at "${end}" without hearing another word, and takes it for ` +
    'a dropped call. Say something on the way.',
  *find(flow) {
    if (isGuide(flow)) return;
    const ends = silentEnds(flow);
    for (const step of flow.steps) {
      for (const exit of step.exits) {
        const end = ends.get(exit.target);
        if (end !== undefined && flow.passage.takenByAny.has(exit) && beginsSilence(exit, step)) {
          yield { step: step.name, path: exit.path, args: { exit: exit.name, end } };
        }
      }
    }
  },
};

/** A flow that shows views and never says a word guides an agent on a screen: nobody listens. */
function isGuide({ steps }: CheckedFlow): boolean {
  return (
    steps.some(({ definition }) => definition?.role === 'view') &&
    !steps.some(({ definition }) => definition?.speaks === true || unheard.has(definition?.role))
  );
}

/** After an answer or a failure the caller waits for a word. Where a prompt itself fails, more words do not help. */
function beginsSilence(exit: Exit, { definition }: CheckedStep): boolean {
  if (definition === undefined) return false;
  const { speaks = false, asks = false } = definition;
  return speaks ? asks : kindOfExit(exit) === 'error';
}

/** By step, the end that a contact can come to from it without a word and without a failure. */
function silentEnds({ graph, steps, passage }: CheckedFlow): ReadonlyMap<string, string> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const arrivals = predecessorsOf(graph);
  const ends = new Map<string, string>();
  for (const { name, definition } of steps) if (definition?.role === 'disconnect') ends.set(name, name);
  for (const [name, end] of ends) {
    for (const { from, exit } of arrivals.get(name) ?? []) {
      if (ends.has(from.name) || kindOfExit(exit) === 'error' || !passage.takenByAny.has(exit)) continue;
      const step = byName.get(from.name);
      if (step !== undefined && isSilent(step)) ends.set(from.name, end);
    }
  }
  return ends;
}

/** What a caller hears there shows only there. */
const unheard: ReadonlySet<Role | undefined> = new Set(['invoke', 'join']);

function isSilent({ definition }: CheckedStep): boolean {
  return definition !== undefined && !definition.speaks && !definition.asks && !unheard.has(definition.role);
}
