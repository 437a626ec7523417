import { actions } from '../../actions/index.ts';
import type { ActionDocument, FlowDocument, FlowType, Transitions, Unit } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import { callFor, fitsIn } from './call.ts';
import { carriedOver } from './carried.ts';
import { type Code, quoted, statement } from './code.ts';
import { constantName } from './constant-name.ts';
import { resourceNames } from './resource-name.ts';
import { stepNames } from './step-name.ts';
import { Vocabulary } from './vocabulary.ts';

/** A flow written as TypeScript. */
export interface FlowSource {
  /** The text of a module that exports the flow. */
  readonly text: string;
  /** Under this name. */
  readonly exported: string;
  /** The type that it is written as. */
  readonly type: FlowType;
  /** In document order. */
  readonly steps: readonly WrittenStep[];
  /** What is left out, and which steps are written without the help of types. */
  readonly issues: readonly Issue[];
}

/** A step of a source. */
export interface WrittenStep {
  readonly name: string;
  readonly identifier: string;
  readonly type: string;
  /** The function that is called for it: `playPrompt`, or `rawAction` where no constructor gives the very action. */
  readonly call: string;
}

/**
 * Writes a flow or a module as TypeScript. What the text exports is built to a document of the same start and the
 * same actions: a constructor is called only where it gives the very action, and `rawAction` elsewhere. Lists that
 * are absent and lists that are empty count as the same, and so do errors in another order. Positions are worked out
 * anew; the console's names of resources become their names in the source.
 *
 * @example
 * const { document } = parseFlow(await readFile('exported.json', 'utf8'));
 * if (document !== undefined) await writeFile('main.ts', sourceOf({ name: 'Main', document }).text);
 */
export function sourceOf(unit: Unit): FlowSource {
  const type = unit.type ?? typeFor(unit.document);
  const { Actions } = unit.document;
  const nameOf = resourceNames(unit.document);
  const found = Actions.map((action) => callFor(action, type));
  const names = stepNames(unit.document, found, nameOf);
  const leads = nameByIdentifier(Actions, names);
  const calls = Actions.map((action) => callFor(led(action, leads), type));

  const vocabulary = new Vocabulary(nameOf);
  const write = () => calls.map((call, index) => vocabulary.call(call, Actions[index]?.Type ?? ''));
  write();
  vocabulary.settle();
  const steps = write();
  const constants = vocabulary.constants();
  const creator = type === 'MODULE' ? 'module' : 'flow';
  vocabulary.imports.add(creator);
  const taken = new Set([...vocabulary.imports, ...constants.map(([name]) => name)]);
  const exported = constantName(unit.name, creator, taken);

  const identifiers = Actions.flatMap(({ Identifier }, index) => {
    const name = names[index] ?? Identifier;
    return name === Identifier ? [] : [[name, quoted(Identifier)] as const];
  });
  const definition: Code = {
    open: true,
    object: [
      ...(type === 'CONTACT_FLOW' || type === 'MODULE' ? [] : [['type', quoted(type)] as const]),
      ...(type === 'MODULE' ? named('input', vocabulary.inputs) : []),
      ...(type === 'MODULE' ? named('results', vocabulary.results) : []),
      ...named('attributes', vocabulary.attributes),
      ['start', quoted(leads(unit.document.StartAction))],
      ['steps', { open: true, object: steps.map((step, index) => [names[index] ?? '', step]) }],
      ...(identifiers.length > 0 ? [['identifiers', { object: identifiers }] as const] : []),
    ],
  };
  const call: Code = { call: creator, given: [quoted(unit.name), definition] };
  const declared = constants.map(([name, code]) => statement(`const ${name} = `, code));
  return {
    text: [
      importOf(vocabulary.imports),
      ...(declared.length > 0 ? [declared.join('')] : []),
      statement(`export const ${exported} = `, call),
    ].join('\n'),
    exported,
    type,
    steps: Actions.map(({ Identifier: identifier, Type }, index) => {
      const by = calls[index]?.by ?? 'rawAction';
      return {
        name: names[index] ?? identifier,
        identifier,
        type: Type,
        call: by === 'rawAction' ? by : by.name,
      };
    }),
    issues: carriedOver(unit, type, calls),
  };
}

/** The flow type that most of the actions fit, or that of a module where the document is one. */
function typeFor({ Settings, Actions }: FlowDocument): FlowType {
  if (Settings !== undefined) return 'MODULE';
  const fitting = (type: FlowType) =>
    Actions.filter(({ Type }) => fitsIn(actions.get(Type) ?? { flowTypes: { wide: [] } }, type)).length;
  return types.reduce((best, type) => (fitting(type) > fitting(best) ? type : best));
}

const types: readonly [FlowType, ...FlowType[]] = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'AGENT_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
];

/** Of two actions with one identifier, the first is led to. */
function nameByIdentifier(
  all: readonly ActionDocument[],
  names: readonly string[],
): (identifier: string) => string {
  const known = new Map<string, string>();
  for (const [index, { Identifier }] of all.entries())
    if (!known.has(Identifier)) known.set(Identifier, names[index] ?? Identifier);
  return (identifier) => known.get(identifier) ?? identifier;
}

/** An action that leads to names of steps. */
function led(action: ActionDocument, leads: (identifier: string) => string): ActionDocument {
  const { Transitions: transitions } = action;
  if (transitions === undefined) return action;
  const { NextAction, Errors, Conditions } = transitions;
  const exits: Transitions = {
    ...(NextAction === undefined ? {} : { NextAction: leads(NextAction) }),
    ...(Errors && {
      Errors: Errors.map(({ ErrorType, NextAction: target }) => ({ NextAction: leads(target), ErrorType })),
    }),
    ...(Conditions && {
      Conditions: Conditions.map(({ Condition, NextAction: target }) => ({
        NextAction: leads(target),
        Condition,
      })),
    }),
  };
  return { ...action, Transitions: exits };
}

function named(key: string, values: ReadonlySet<string>): readonly (readonly [string, Code])[] {
  return values.size === 0 ? [] : [[key, { list: [...values].map(quoted) }]];
}

function importOf(names: ReadonlySet<string>): string {
  const sorted = [...names].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from 'trunkline';\n`;
  return line.length <= 111
    ? line
    : `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from 'trunkline';\n`;
}
