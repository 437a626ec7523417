import { actions } from '../../actions/index.ts';
import type { GraphStep } from '../../language/graph.ts';
import { formOfExit } from './block.ts';

/** What a step is to a reader of the flow: where it begins, asks, decides, ends, or just goes on. */
export type Kind = 'start' | 'question' | 'decision' | 'terminal' | 'step';

/** The kind of a step of the flow that begins at `start`. The start is a start whatever else it does. */
export function kindOf({ name, action, exits }: GraphStep, start: string): Kind {
  if (name === start) return 'start';
  if (exits.length === 0) return 'terminal';
  if (actions.get(action.Type)?.asks) return 'question';
  return exits.some((exit) => formOfExit(exit) === 'Conditions') ? 'decision' : 'step';
}

/** The console block that writes the action, or the action's type where several blocks may have written it. */
export function blockName({ action }: GraphStep): string {
  const { blocks = [], blockOf } = actions.get(action.Type) ?? {};
  const [only, other] = blocks;
  return (other === undefined ? only : blockOf?.(action.Parameters ?? {})) ?? action.Type;
}
