import { compileFunction } from 'node:vm';
import * as trunkline from '../../src/index.ts';
import type { ActionDocument, FlowDocument, Unit } from '../../src/language/document.ts';

/** Runs a written source, which has one import and one export, and gives what it exports. */
export function evaluate(source: string): Unit {
  const body = source
    .replace(/import (\{[^}]*\}) from 'trunkline';/, 'const $1 = trunkline;')
    .replace(/^export const [^=]+=/m, 'return');
  return compileFunction(body, ['trunkline'])(trunkline) as Unit;
}

/** What two documents must have in common: lists that are not there are empty, and errors have no order. */
export function essence({ StartAction, Actions }: FlowDocument) {
  return { StartAction, Actions: Actions.map(action) };
}

function action({ Identifier, Type, Parameters = {}, Transitions = {} }: ActionDocument) {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  const told = Conditions.map(({ NextAction: target, Condition }) => ({ NextAction: target, Condition }));
  return {
    Identifier,
    Type,
    Parameters,
    NextAction,
    Errors: Errors.map(({ ErrorType, NextAction: target }) => `${ErrorType} → ${target}`).sort(),
    Conditions: isOneOf(Conditions) ? told.map((branch) => JSON.stringify(branch)).sort() : told,
  };
}

/** Conditions that compare with texts of which no two are alike. */
function isOneOf(conditions: NonNullable<NonNullable<ActionDocument['Transitions']>['Conditions']>): boolean {
  const texts = conditions.map(({ Condition }) => JSON.stringify([Condition.Operator, Condition.Operands]));
  return (
    new Set(texts).size === texts.length && texts.every((text) => /^\["Equals",\["[^$]*"\]\]$/.test(text))
  );
}
