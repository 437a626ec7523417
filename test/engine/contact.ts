import type { Entry } from '../../src/action/entry.ts';
import type { AnswerBody, Notice, Played } from '../../src/action/event.ts';
import { advance, type Turn } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Snapshot, Start } from '../../src/engine/snapshot.ts';
import type { ActionDocument, Condition, FlowType, JsonObject, Unit } from '../../src/language/document.ts';

/** Where a step leads; `when` holds operator, operand and target. */
export interface Exits {
  readonly next?: string;
  readonly errors?: { readonly [error: string]: string };
  readonly when?: readonly (readonly [operator: string, operand: string | undefined, target: string])[];
}

/** A step as a test writes it: type, parameters, exits. */
export type Row = readonly [type: string, parameters?: JsonObject, exits?: Exits];

/** Writes a flow out of rows, by step name. The first of them is the start. */
export function unit(
  name: string,
  rows: { readonly [step: string]: Row },
  type: FlowType = 'CONTACT_FLOW',
): Unit {
  const Actions = Object.entries(rows).map(([step, row]) => action(step, row));
  return {
    name,
    type,
    document: { Version: '2019-10-30', StartAction: Actions[0]?.Identifier ?? '', Actions },
  };
}

function action(
  Identifier: string,
  [Type, Parameters = {}, { next, errors = {}, when = [] } = {}]: Row,
): ActionDocument {
  const Errors = Object.entries(errors).map(([ErrorType, NextAction]) => ({ NextAction, ErrorType }));
  const Conditions = when.map(([Operator, operand, NextAction]) => ({
    NextAction,
    Condition: conditionOf(Operator, operand),
  }));
  return {
    Identifier,
    Type,
    Parameters,
    Transitions: next === undefined ? { Errors, Conditions } : { NextAction: next, Errors, Conditions },
  };
}

function conditionOf(Operator: string, operand: string | undefined): Condition {
  return operand === undefined ? { Operator } : { Operator, Operands: [operand] };
}

/** A step that says something. */
export function says(Text: string, next: string): Row {
  return ['MessageParticipant', { Text }, { next, errors: { NoMatchingError: next } }];
}

/** A menu with the keys 1 and 2. */
export function menu(one: string, two: string, error = two): Row {
  return [
    'GetParticipantInput',
    { Text: 'Press 1 or 2.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
    {
      next: error,
      when: [
        ['Equals', '1', one],
        ['Equals', '2', two],
      ],
      errors: { NoMatchingCondition: error, InputTimeLimitExceeded: error, NoMatchingError: error },
    },
  ];
}

/** A step that calls a module. */
export const invoke = (FlowModuleId: string, exits: Exits, Input?: JsonObject): Row => [
  'InvokeFlowModule',
  Input === undefined ? { FlowModuleId } : { FlowModuleId, Input },
  exits,
];

/** A step that sets attributes of the contact. */
export const attributes = (Attributes: { readonly [name: string]: string }, next: string): Row => [
  'UpdateContactAttributes',
  { Attributes },
  { next, errors: { NoMatchingError: next } },
];

/** A step that sets attributes of this run of the flow. */
export const flowAttributes = (values: { readonly [name: string]: string }, next: string): Row => [
  'UpdateFlowAttributes',
  { FlowAttributes: Object.fromEntries(Object.entries(values).map(([name, Value]) => [name, { Value }])) },
  { next, errors: { NoMatchingError: next } },
];

/** A module of rows. */
export const moduleOf = (rows: { readonly [step: string]: Row }, name = 'Part') => unit(name, rows, 'MODULE');

/** The end of the contact. */
export const bye: Row = ['DisconnectParticipant'];

/** What stands in the second place of a turn's answer. */
interface Told {
  readonly at?: number;
  readonly turn?: number;
  readonly played?: readonly Played[];
  readonly typedAhead?: string;
}

/** A contact that a test moves turn by turn. Every snapshot is frozen all through before it is handed in. */
export interface Moved {
  readonly program: Program;
  /** The last turn. */
  readonly turn: Turn;
  readonly snapshot: Snapshot;
  readonly entries: readonly Entry[];
  answer(body: AnswerBody, told?: Told): Turn;
  notice(notice: Notice): Turn;
}

/** Begins a contact on these flows; the first of them answers. */
export function begin(flows: readonly Unit[], start: Partial<Start> = {}): Moved {
  const program = link(flows);
  let turn = advance(program, { id: 'c-1', channel: 'VOICE', ...start });
  const entries = [...turn.entries];
  const take = (next: Turn) => {
    turn = next;
    entries.push(...next.entries);
    return next;
  };
  return {
    program,
    entries,
    get turn() {
      return turn;
    },
    get snapshot() {
      return turn.snapshot;
    },
    answer: (body, told = {}) => {
      const { snapshot } = turn;
      const event = { turn: snapshot.turn, at: snapshot.at + 100, ...body, ...told };
      return take(advance(program, frozen(snapshot), event));
    },
    notice: (notice) => take(advance(program, frozen(turn.snapshot), notice)),
  };
}

/** Freezes a value with all that hangs on it, so that any change of it throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}

/** The steps that were entered, in order. */
export function passed(entries: readonly Entry[]): readonly string[] {
  return entries.filter(({ type }) => type === 'step.entered').map(({ step }) => step);
}

/** The exits that were taken, as `step exit`. */
export function left(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.type === 'step.left' ? [`${entry.step} ${entry.exit}`] : []));
}

/** The entries of one type. */
export function entriesOf<Type extends Entry['type']>(
  type: Type,
  entries: readonly Entry[],
): readonly Extract<Entry, { readonly type: Type }>[] {
  return entries.filter((entry) => entry.type === type) as Extract<Entry, { readonly type: Type }>[];
}

/** The words of the open turn. */
export function heard(contact: Moved): readonly string[] {
  return contact.turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.prompt.content] : []));
}
