import type { FlowDocument } from '../../language/document.ts';
import type { WrittenStep } from './source.ts';

/** The document as its source speaks of it: with the names of the steps in place of the identifiers. */
export function renamed(document: FlowDocument, steps: readonly WrittenStep[]): FlowDocument {
  const names = new Map(steps.toReversed().map(({ identifier, name }) => [identifier, name]));
  const nameOf = (identifier: string) => names.get(identifier) ?? identifier;
  const led = <Branch extends { readonly NextAction: string }>(branch: Branch): Branch => ({
    ...branch,
    NextAction: nameOf(branch.NextAction),
  });
  return {
    ...document,
    StartAction: nameOf(document.StartAction),
    Actions: document.Actions.map((action, index) => {
      const Identifier = steps[index]?.name ?? action.Identifier;
      const { Transitions: transitions } = action;
      if (transitions === undefined) return { ...action, Identifier };
      const { NextAction, Errors, Conditions } = transitions;
      return {
        ...action,
        Identifier,
        Transitions: {
          ...transitions,
          ...(NextAction === undefined ? {} : { NextAction: nameOf(NextAction) }),
          ...(Errors === undefined ? {} : { Errors: Errors.map(led) }),
          ...(Conditions === undefined ? {} : { Conditions: Conditions.map(led) }),
        },
      };
    }),
  };
}
