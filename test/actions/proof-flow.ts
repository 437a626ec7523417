import type {
  ActionDocument,
  Condition,
  FlowDocument,
  FlowType,
  Json,
  JsonObject,
  Transitions,
  Unit,
} from '../../src/language/document.ts';
import facts from './facts.json' with { type: 'json' };
import type { Case, Proofs, Written } from './proof.ts';

/** A case with what it shares with the others of its proof and of its file; its `step` is whole. */
export function caseOf(file: Proofs, common: Case | undefined, special: Case): Case {
  const step = [file.case?.step, common?.step, special.step].reduce<Json>(
    (before, change) => (change === undefined ? before : merged(before, change)),
    { Identifier: 'it', ...file.step },
  );
  return { ...file.case, ...common, ...special, step: step as JsonObject };
}

/** The flow that a case speaks of, and the flows beside it. */
export function unitsOf(given: Case): readonly [Unit, ...Unit[]] {
  const { name = 'under test', before = [], after = [], step = {}, others = {}, contract } = given;
  const type = given.type === 'unknown' ? undefined : (given.type ?? 'CONTACT_FLOW');
  const written = documentOf([...before, step, ...after], type);
  const document = given.document === undefined ? written : merged(asJson(written), given.document);
  return [
    unit(expanded(name) as string, type, document as unknown as FlowDocument, contract),
    ...Object.entries(others).map(([other, { type: kind = 'MODULE', steps, contract: declared }]) =>
      unit(other, kind, documentOf(steps, kind), declared),
    ),
  ];
}

function unit(name: string, type: FlowType | undefined, document: FlowDocument, contract?: JsonObject): Unit {
  return {
    name,
    ...(type === undefined ? {} : { type }),
    document,
    ...(contract === undefined ? {} : { contract }),
  };
}

function documentOf(written: readonly Written[], type: FlowType | undefined): FlowDocument {
  const steps = (expanded(written as unknown as Json) as unknown as readonly Written[]).flatMap(
    (step, index) =>
      Array.from({ length: step.times ?? 1 }, (_, copy) => {
        const name = step.Identifier ?? `step ${index + 1}`;
        return { step, name: copy === 0 ? name : `${name} copy ${copy}` };
      }),
  );
  const actions = steps.map(({ step, name }, index) => actionOf(step, name, steps[index + 1]?.name ?? 'end'));
  const isLedTo = JSON.stringify(actions.map(({ Transitions }) => Transitions)).includes('"end"');
  return {
    Version: '2019-10-30',
    StartAction: steps[0]?.name ?? 'end',
    Actions: isLedTo
      ? [...actions, { Identifier: 'end', Type: endOf(type), Parameters: {}, Transitions: {} }]
      : actions,
    ...(type === 'MODULE'
      ? { Settings: { InputParameters: [], OutputParameters: [], Transitions: [] } }
      : {}),
  };
}

function endOf(type: FlowType | undefined): string {
  switch (type) {
    case 'MODULE':
      return 'EndFlowModuleExecution';
    case undefined:
    case 'CONTACT_FLOW':
    case 'CUSTOMER_QUEUE':
    case 'AGENT_TRANSFER':
    case 'QUEUE_TRANSFER':
      return 'DisconnectParticipant';
    default:
      return 'EndFlowExecution';
  }
}

function actionOf(written: Written, name: string, following: string): ActionDocument {
  const { say } = written;
  const { Type = 'MessageParticipant', Parameters = {} } =
    say === undefined ? written : { Parameters: { Text: say } };
  return {
    Identifier: name,
    Type,
    Parameters,
    Transitions: written.Transitions ?? transitionsOf(Type, written, following),
  };
}

function transitionsOf(type: string, { next, errors, when }: Written, following: string): Transitions {
  const known = facts.actions.find((action) => action.type === type);
  if (known?.nextAction === 'forbidden') return {};
  const operands = known?.conditions.required === true ? (known.operands ?? []) : [];
  const conditions = conditionsOf(when ?? operands, following);
  return {
    NextAction: next ?? following,
    Errors: pairs(errors ?? known?.errors.required ?? [], following).map(([ErrorType, NextAction]) => ({
      NextAction,
      ErrorType,
    })),
    ...(conditions.length === 0 ? {} : { Conditions: conditions }),
  };
}

function conditionsOf(when: NonNullable<Written['when']>, following: string) {
  if (!isList(when)) {
    return Object.entries(when).map(([operand, NextAction]) => ({
      NextAction,
      Condition: condition(operand),
    }));
  }
  return when.map((written) => ({ NextAction: following, Condition: condition(written) }));
}

function condition(written: string | readonly string[]): Condition {
  if (typeof written === 'string') return { Operator: 'Equals', Operands: [written] };
  const [Operator = '', ...Operands] = written;
  return { Operator, Operands };
}

function pairs(names: NonNullable<Written['errors']>, following: string): readonly [string, string][] {
  return isList(names) ? names.map((name) => [name, following]) : Object.entries(names);
}

function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}

function asJson(document: FlowDocument): Json {
  return JSON.parse(JSON.stringify(document)) as Json;
}

/** Applies a JSON merge patch (RFC 7396): `null` takes a member out. */
function merged(value: Json, patch: Json): Json {
  if (!isMap(patch)) return patch;
  const result: { [name: string]: Json } = isMap(value) ? { ...value } : {};
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) delete result[name];
    else result[name] = merged(result[name] ?? null, change);
  }
  return result;
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes out what a proof abbreviates: `{a×6001}` is 6001 times the letter a. */
export function expanded(value: Json): Json {
  if (typeof value === 'string') {
    return value.replace(/\{([^×{}]+)×(\d+)\}/g, (_, text: string, times: string) =>
      text.repeat(Number(times)),
    );
  }
  if (Array.isArray(value)) return value.map(expanded);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expanded(member)]));
}
