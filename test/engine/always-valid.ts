import fc from 'fast-check';
import { type ActionDefinition, formOf } from '../../src/action/definition.ts';
import { actions } from '../../src/actions/index.ts';
import type { Start } from '../../src/engine/snapshot.ts';
import type { ActionDocument, Condition, FlowType, Unit } from '../../src/language/document.ts';
import { endings, openings, toQueue, writtenActions } from './written-actions.ts';
import { flowNames, type WrittenAction } from './written-values.ts';

/** Flows that lead to each other, the first of which answers, and a contact that arrives. */
export interface Project {
  readonly flows: readonly Unit[];
  readonly start: Start;
}

/** An action with the numbers that its targets are chosen by. */
interface Placed {
  readonly written: WrittenAction;
  readonly picks: readonly number[];
  /** Leaves out the errors that are optional. */
  readonly bare: boolean;
}

/**
 * Flows that `check` has nothing against but warnings, with a contact to play on them. Steps that ask something may
 * lead back, all others lead on, so that most of them come to an end; one in 25 leads anywhere.
 */
export const projects: fc.Arbitrary<Project> = fc.record({
  flows: fc.tuple(
    flowOf(flowNames.main, 'CONTACT_FLOW', 9),
    flowOf(flowNames.other, 'CONTACT_FLOW', 4),
    flowOf(flowNames.after, 'CONTACT_FLOW', 4),
    flowOf(flowNames.waiting, 'CUSTOMER_QUEUE', 5),
    flowOf(flowNames.part, 'MODULE', 5),
  ),
  start: fc
    .record({
      channel: fc.oneof(
        { weight: 6, arbitrary: fc.constant('VOICE' as const) },
        { weight: 3, arbitrary: fc.constant('CHAT' as const) },
        { weight: 1, arbitrary: fc.constantFrom('TASK' as const, 'EMAIL' as const) },
      ),
      seed: fc.nat(),
      n: fc.constantFrom('1', '2', '3', '50', 'many'),
      from: fc.boolean(),
    })
    .map(
      ({ channel, seed, n, from }): Start => ({
        id: 'c-1',
        channel,
        seed,
        attributes: { a: 'gold', n, q: 'desk', phone: '+12025550102' },
        values: { SegmentAttributes: { place: { city: 'Bonn' } } },
        ...(from ? { from: '+12025550100', to: '+12025550199' } : {}),
      }),
    ),
});

function flowOf(name: string, type: FlowType, most: number): fc.Arbitrary<Unit> {
  const picks = fc.array(fc.nat(999), { minLength: 10, maxLength: 10 });
  const placed = fc.record({ written: actionFor(type), picks, bare: fc.boolean() });
  return fc
    .record({
      opening: name === flowNames.main ? fc.subarray([...openings]) : fc.constant<WrittenAction[]>([]),
      steps: fc.array(placed, { minLength: 1, maxLength: most }),
      ends: fc.array(type === 'MODULE' ? endings.module : endings.flow, { minLength: 2, maxLength: 2 }),
      wild: fc.nat(24).map((chance) => chance === 0),
    })
    .map(({ opening, steps, ends, wild }) => {
      const first = opening.map((written): Placed => ({ written, picks: [0], bare: false }));
      const last = opening.length > 1 ? [{ written: toQueue, picks: [0], bare: false }] : [];
      return { name, type, document: documentOf([...first, ...steps, ...last], ends, wild) };
    });
}

function actionFor(type: FlowType): fc.Arbitrary<WrittenAction> {
  const fitting = writtenActions.filter((written) => {
    const definition = definitionOf(written);
    // A module that transfers to a flow that invokes it goes round without a question.
    if (type === 'MODULE') return definition?.type !== 'TransferToFlow';
    return definition?.flowTypes.wide.includes(type) === true;
  });
  // What stands in few flow types would else be met too seldom; modules hold what no other flow here may.
  return fc.oneof(
    ...fitting.map((arbitrary) => ({
      arbitrary,
      weight: type !== 'CONTACT_FLOW' && isRare(arbitrary) ? 5 : 1,
    })),
  );
}

function definitionOf(written: fc.Arbitrary<WrittenAction>): ActionDefinition<never> | undefined {
  return actions.get(fc.sample(written, { numRuns: 1, seed: 1 })[0]?.type ?? '');
}

function isRare(written: fc.Arbitrary<WrittenAction>): boolean {
  return (definitionOf(written)?.flowTypes.wide.length ?? 0) < 4;
}

function documentOf(
  steps: readonly Placed[],
  ends: readonly WrittenAction[],
  wild: boolean,
): Unit['document'] {
  const sorry: Placed = {
    written: { type: 'MessageParticipant', parameters: { Text: 'Sorry.' }, conditions: [] },
    picks: [0, 1],
    bare: false,
  };
  const all = [...steps, sorry];
  const count = all.length + ends.length;
  return {
    Version: '2019-10-30',
    StartAction: 's0',
    Actions: [
      ...all.map((placed, index) => actionOf(placed, index, count, wild)),
      ...ends.map(
        ({ type, parameters }, index): ActionDocument => ({
          Identifier: `s${all.length + index}`,
          Type: type,
          Parameters: parameters,
          Transitions: {},
        }),
      ),
    ],
  };
}

/** Writes the exits that the action's form asks for, each with a target. */
function actionOf(
  { written, picks, bare }: Placed,
  index: number,
  count: number,
  wild: boolean,
): ActionDocument {
  const definition = actions.get(written.type) as ActionDefinition;
  const { errors, conditions: rule } = formOf(definition, written.parameters);
  const exhaustive = rule?.exhaustive === true ? (rule.operands ?? []) : [];
  const conditions = [
    ...written.conditions,
    ...exhaustive.map((operand): Condition => ({ Operator: 'Equals', Operands: [operand] })),
  ];
  const kinds = [...(errors.required ?? []), ...(bare ? [] : (errors.optional ?? []))];
  let next = 0;
  const pick = () => picks[next++ % picks.length] ?? 0;
  const ahead = () => `s${index + 1 + (pick() % (count - index - 1))}`;
  const anywhere = () => `s${pick() % count}`;
  const asks = definition.answer !== undefined || definition.type === 'Loop';
  // The first way out leads to the step that follows, so that every step can be reached.
  let spine: string | undefined = `s${index + 1}`;
  const target = (free: boolean) => {
    const found = spine ?? (wild || (free && asks) ? anywhere() : ahead());
    spine = undefined;
    return found;
  };
  return {
    Identifier: `s${index}`,
    Type: written.type,
    Parameters: written.parameters,
    Transitions: {
      NextAction: conditions.length > 0 ? ahead() : target(definition.type !== 'Loop'),
      Conditions: conditions.map((Condition) => ({
        Condition,
        NextAction: target(Condition.Operands?.[0] !== 'DoneLooping'),
      })),
      Errors: kinds.map((ErrorType) => ({ ErrorType, NextAction: target(ErrorType !== 'NoMatchingError') })),
    },
  };
}
