import fc from 'fast-check';
import type { ActionDocument, Condition, FlowDocument } from '../../src/language/document.ts';

/** An action that leads to `next` and, by condition and by error, to others. */
export function action(
  Identifier: string,
  next?: string,
  conditions: readonly string[] = [],
  errors: readonly string[] = [],
): ActionDocument {
  const Type =
    next === undefined ? 'DisconnectParticipant' : conditions.length > 0 ? 'Compare' : 'MessageParticipant';
  if (next === undefined) return { Identifier, Type, Parameters: {}, Transitions: {} };
  return {
    Identifier,
    Type,
    Parameters: {},
    Transitions: {
      NextAction: next,
      Conditions: conditions.map((NextAction, order) => ({ NextAction, Condition: conditionOf(order) })),
      Errors: errors.map((NextAction) => ({ NextAction, ErrorType: 'NoMatchingError' })),
    },
  };
}

function conditionOf(order: number): Condition {
  return { Operator: 'Equals', Operands: [`${order}`] };
}

/** A document that starts at its first action. */
export function documentWith(...actions: readonly ActionDocument[]): FlowDocument {
  return { Version: '2019-10-30', StartAction: actions[0]?.Identifier ?? '', Actions: actions };
}

/** Texts that could upset a format: markup, quotes, keywords, control characters, halves of surrogate pairs. */
const hostile = fc.oneof(
  fc.constantFrom(
    'end',
    '"',
    '"]',
    ']]>',
    '<script>',
    '&amp;',
    '#quot;',
    '%%{init}%%',
    '-->',
    '`',
    'a\nb',
    '',
    '\0',
  ),
  fc.string({ unit: 'binary' }),
);

/** Any graph: with loops, duplicates, targets that are not there, and names of all kinds. */
export const anyDocument: fc.Arbitrary<FlowDocument> = fc
  .tuple(fc.array(hostile, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }))
  .chain(([names, count]) => {
    const near = fc.integer({ min: 0, max: count }).map((index) => names[index] ?? `s${index}`);
    const target = fc.oneof({ weight: 8, arbitrary: near }, { weight: 1, arbitrary: hostile });
    const targets = fc.array(target, { maxLength: 4 });
    const made = fc
      .tuple(
        fc.oneof({ weight: 12, arbitrary: near }, hostile),
        fc.option(target, { nil: undefined }),
        targets,
        targets,
      )
      .map((parts) => action(...parts));
    return fc.record({
      Version: fc.constant('2019-10-30'),
      StartAction: target,
      Actions: fc.array(made, { maxLength: count }),
    });
  });
