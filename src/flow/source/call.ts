import {
  type Constructor,
  type PlacedAction,
  type Prop,
  type Props,
  placedAction,
} from '../../action/constructor.ts';
import { type ActionDefinition, formOf } from '../../action/definition.ts';
import { hasForm } from '../../action/parameter.ts';
import { rawAction } from '../../action/raw-action.ts';
import type { Step } from '../../action/step.ts';
import { actions } from '../../actions/index.ts';
import type { ActionDocument, FlowType, JsonObject, JsonPath } from '../../language/document.ts';
import { differencesOf } from './difference.ts';
import { isList, isMap, isReference, isResource, isTemplate, isTest } from './prop.ts';

/** The call that gives an action: a constructor with what it is given, or `rawAction`. */
export type Call =
  | { readonly by: Constructor; readonly props: Props }
  | { readonly by: 'rawAction'; readonly raw: RawProps; readonly because: Because };

/** What `rawAction` is given. */
export type RawProps = Exclude<Parameters<typeof rawAction<string>>[1], undefined>;

/** Why no constructor gives the action. */
export type Because =
  | { readonly reason: 'no_constructor' | 'unknown_action' | 'wrong_form' }
  | { readonly reason: 'flow_type'; readonly type: FlowType }
  /** The nearest constructor would write another value there. */
  | { readonly reason: 'different'; readonly constructor: string; readonly path: JsonPath };

/** Finds the call that gives the very action. Every candidate is built and compared, so none can be wrong. */
export function callFor(action: ActionDocument, type: FlowType): Call {
  const definition = actions.get(action.Type);
  if (definition === undefined) return rawCall(action, { reason: 'unknown_action' });
  const { constructors = [] } = definition;
  if (constructors.length === 0) return rawCall(action, { reason: 'no_constructor' });
  if (!fitsIn(definition, type)) return rawCall(action, { reason: 'flow_type', type });
  const { Parameters: parameters = {}, Transitions: transitions = {} } = action;
  const placed = placedAction(parameters, transitions);
  if (placed === undefined || !isWhole(definition, action)) return rawCall(action, { reason: 'wrong_form' });
  let because: Because = { reason: 'wrong_form' };
  let least = Number.POSITIVE_INFINITY;
  for (const by of constructors) {
    const candidate = candidateOf(by, placed);
    if (candidate === undefined) continue;
    const differences = differencesOf(documentOf(candidate.built), action);
    const [path] = differences;
    if (path === undefined) return { by, props: candidate.props };
    if (differences.length < least) because = { reason: 'different', constructor: by.name, path };
    least = Math.min(least, differences.length);
  }
  return rawCall(action, because);
}

/** Says whether a flow of this type may hold the action. A module may hold any, judged by its caller. */
export function fitsIn({ flowTypes }: Pick<ActionDefinition, 'flowTypes'>, type: FlowType): boolean {
  return type === 'MODULE' || flowTypes.wide.includes(type);
}

/** Says whether everything is there that the types of a constructor ask for. */
function isWhole(
  definition: ActionDefinition,
  { Parameters = {}, Transitions = {} }: ActionDocument,
): boolean {
  const form = formOf(definition, Parameters);
  const errors = new Set((Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType));
  const operands = new Set(
    (Transitions.Conditions ?? []).flatMap(({ Condition }) => Condition.Operands ?? []),
  );
  const awaited = form.conditions?.exhaustive === true ? (form.conditions.operands ?? []) : [];
  return (
    hasForm(definition.parameters, Parameters) &&
    (definition.next !== 'required' || Transitions.NextAction !== undefined) &&
    (form.errors.required ?? []).every((error) => errors.has(error)) &&
    awaited.every((operand) => operands.has(operand)) &&
    (form.required ?? []).every((path) => isThere(Parameters, path)) &&
    (form.exactlyOne ?? []).every((names) => names.filter((path) => isThere(Parameters, path)).length === 1)
  );
}

function isThere(parameters: JsonObject, path: string): boolean {
  let value: unknown = parameters;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as { readonly [name: string]: unknown })[name];
  }
  return true;
}

/** What a constructor would have to be given for the action, and the step that it then builds. */
function candidateOf(
  { read, build }: Constructor,
  placed: PlacedAction,
): { readonly props: Props; readonly built: Step } | undefined {
  try {
    const props = read(placed);
    return { props, built: build(valueOf(props) as never) };
  } catch {
    // Both may fail on an action that is none of their own: what they rely on is not there.
    return undefined;
  }
}

function valueOf(prop: Prop): unknown {
  if (isMap(prop)) return valuesOf(prop);
  if (isList(prop)) return prop.map(valueOf);
  if (isTemplate(prop)) return Object.freeze({ text: prop.text });
  if (typeof prop !== 'object' || isReference(prop) || isResource(prop) || isTest(prop)) return prop;
  return valuesOf(Object.entries(prop));
}

function valuesOf(members: Iterable<readonly [string, Prop | undefined]>): object {
  const given = Array.from(members).filter((member): member is [string, Prop] => member[1] !== undefined);
  return Object.fromEntries(given.map(([name, prop]) => [name, valueOf(prop)]));
}

/** As the constructors take exits where that says all of them, else the transitions as they stand. */
function rawCall(action: ActionDocument, because: Because): Call {
  const { Type, Parameters: parameters = {}, Transitions: transitions = {} } = action;
  const given = Object.keys(parameters).length > 0 ? { parameters } : {};
  const placed = placedAction(parameters, transitions);
  if (placed !== undefined) {
    const { next, when, errors } = placed;
    const raw = {
      ...given,
      ...(next === undefined ? {} : { next }),
      ...(when.length > 0 ? { when } : {}),
      ...(Object.keys(errors).length > 0 ? { errors: errors as { readonly [type: string]: string } } : {}),
    };
    if (differencesOf(documentOf(rawAction(Type, raw)), action).length === 0)
      return { by: 'rawAction', raw, because };
  }
  return { by: 'rawAction', raw: { ...given, transitions } as RawProps, because };
}

function documentOf({ type, parameters, transitions }: Step): Omit<ActionDocument, 'Identifier'> {
  return { Type: type, Parameters: parameters, Transitions: transitions };
}
