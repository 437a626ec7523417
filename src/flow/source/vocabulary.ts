import type { Prop, Props, Template } from '../../action/constructor.ts';
import type { Test } from '../../action/step.ts';
import type { Json } from '../../language/document.ts';
import { parseReference, type ReferencePath } from '../../language/reference.ts';
import type { Resource, ResourceKind } from '../../language/resource.ts';
import type { Call, RawProps } from './call.ts';
import { type Code, inTemplate, isName, oneLine, quoted } from './code.ts';
import { constantName } from './constant-name.ts';
import { isList, isMap, isReference, isResource, isTemplate, isTest } from './prop.ts';

/**
 * What the steps of a flow speak of: what they import, the resources they name, the attributes they read and set.
 * Steps are written twice: once to find
 * out what there is, then with the names that follow from it.
 */
export class Vocabulary {
  readonly imports = new Set<string>();
  readonly attributes = new Set<string>();
  readonly inputs = new Set<string>();
  readonly results = new Set<string>();
  readonly #resources = new Map<string, Resource>();
  readonly #constants = new Map<string, string>();
  readonly #returns = new Set<string>();
  readonly #nameOf: (resource: Resource) => string;

  constructor(nameOf: (resource: Resource) => string) {
    this.#nameOf = nameOf;
  }

  /** The call of a constructor or of `rawAction`. */
  call(call: Call, type: string): Code {
    if (call.by === 'rawAction') {
      this.imports.add('rawAction');
      const given = Object.keys(call.raw).length > 0 ? [this.#raw(call.raw)] : [];
      return { call: 'rawAction', given: [quoted(type), ...given] };
    }
    const { by, props } = call;
    this.imports.add(by.name);
    const set = by.sets === undefined ? undefined : props[by.sets];
    if (isMap(set)) for (const name of set.keys()) this.attributes.add(name);
    const { result } = props;
    if (typeof result === 'string') this.results.add(result);
    const code = this.#props(props);
    return { call: by.name, given: isEmpty(code) ? [] : [code] };
  }

  /** The constants that stand for resources, sorted by their names. */
  constants(): readonly (readonly [name: string, code: Code])[] {
    for (const { kind } of this.#resources.values()) this.imports.add(creators[kind]);
    return [...this.#resources]
      .map(([key, resource]) => [this.#constants.get(key) ?? '', this.#constructed(resource)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Names the resources that were found. */
  settle(): void {
    const names = new Set([...ownWords, ...this.imports]);
    this.imports.clear();
    for (const [key, resource] of this.#resources) {
      const name = constantName(this.#nameOf(resource), resource.kind, names);
      names.add(name);
      this.#constants.set(key, name);
    }
  }

  #code(prop: Prop): Code {
    if (typeof prop === 'string') return quoted(prop);
    if (typeof prop !== 'object') return String(prop);
    if (isList(prop)) return { list: prop.map((item) => this.#code(item)) };
    if (isMap(prop)) return { object: Array.from(prop, ([key, value]) => [key, this.#code(value)]) };
    if (isReference(prop)) return this.#reference(parseReference(prop.path) ?? []);
    if (isTemplate(prop)) return this.#template(prop);
    if (isResource(prop)) return this.#resource(prop);
    return isTest(prop) ? this.#test(prop) : this.#props(prop);
  }

  #props(props: Props): Code {
    return {
      object: Object.entries(props).flatMap(([name, prop]) =>
        prop === undefined ? [] : [[name, this.#code(prop)] as const],
      ),
    };
  }

  #raw({ parameters, next, when, errors, transitions }: RawProps): Code {
    return {
      object: [
        ...(parameters === undefined ? [] : [['parameters', jsonCode(parameters)] as const]),
        ...(next === undefined ? [] : [['next', quoted(next)] as const]),
        ...(when === undefined ? [] : [['when', this.#code(when)] as const]),
        ...(errors === undefined ? [] : [['errors', jsonCode(errors)] as const]),
        ...(transitions === undefined ? [] : [['transitions', jsonCode(transitions as Json)] as const]),
      ],
    };
  }

  #test({ operator, operand }: Test): Code {
    const test = tests.get(operator);
    const isNumber = operator.startsWith('Number');
    if (test === undefined || (isNumber && String(Number(operand)) !== operand))
      return jsonCode({ operator, operand });
    this.imports.add(test);
    return { call: test, given: [isNumber ? operand : quoted(operand)] };
  }

  #template({ parts }: Template): string {
    this.imports.add('text');
    const written = parts.map((part) =>
      typeof part === 'string' ? inTemplate(part) : `\${${oneLine(this.#reference(part))}}`,
    );
    return `text\`${written.join('')}\``;
  }

  #reference([root = '', ...names]: ReferencePath): Code {
    const [name = ''] = names;
    if (root === 'StoredCustomerInput' && names.length === 0) return this.#imported('storedInput');
    if (root === 'External' && names.length > 0) return this.#external(names);
    if (root === 'Modules' && names.length === 2 && (name === 'Input' || name === 'ResultData')) {
      const [, member = ''] = names;
      if (name === 'Input') this.inputs.add(member);
      return this.#called(name === 'Input' ? 'moduleInput' : 'moduleResult', [member]);
    }
    const reader = readers.get(root);
    if (reader === undefined || names.length === 0 || (reader.one && names.length > 1))
      return this.#called('system', [root, ...names]);
    if (root === 'Attributes') this.attributes.add(name);
    return this.#called(reader.name, names);
  }

  /** What a function returned, where only one can have returned it. */
  #external(names: readonly string[]): Code {
    const functions = [...this.#resources].filter(([, { kind }]) => kind === 'function');
    const [known] = functions;
    if (known === undefined || functions.length > 1 || names.some((name) => name.includes('.')))
      return this.#called('system', ['External', ...names]);
    const key = names.join('.');
    this.#returns.add(key);
    const of = `${this.#imported('external')}(${this.#constants.get(known[0]) ?? ''})`;
    return { of, member: isName(key) ? `.${key}` : `[${quoted(key)}]` };
  }

  #resource(resource: Resource): string {
    const key = `${resource.kind} ${resource.id ?? ''} ${resource.name}`;
    this.#resources.set(key, resource);
    return this.#constants.get(key) ?? '';
  }

  #constructed(resource: Resource): Code {
    const returns = resource.kind === 'function' ? [...this.#returns].sort() : [];
    const options: (readonly [string, Code])[] = [];
    if (returns.length > 0) options.push(['returns', { list: returns.map(quoted) }]);
    if (resource.id !== undefined) options.push(['id', quoted(resource.id)]);
    const given = options.length > 0 ? [{ object: options }] : [];
    return { call: creators[resource.kind], given: [quoted(this.#nameOf(resource)), ...given] };
  }

  #imported(name: string): string {
    this.imports.add(name);
    return name;
  }

  #called(name: string, given: readonly string[]): Code {
    return { call: this.#imported(name), given: given.map(quoted) };
  }
}

const creators: { readonly [Kind in ResourceKind]: string } = {
  agent: 'agentNamed',
  bot: 'botNamed',
  flow: 'flowNamed',
  function: 'fn',
  hours: 'hours',
  module: 'moduleNamed',
  prompt: 'promptNamed',
  queue: 'queue',
};

const tests: ReadonlyMap<string, string> = new Map([
  ['Equals', 'equals'],
  ['NumberGreaterThan', 'greaterThan'],
  ['NumberGreaterOrEqualTo', 'atLeast'],
  ['NumberLessThan', 'lessThan'],
  ['NumberLessOrEqualTo', 'atMost'],
  ['TextStartsWith', 'startsWith'],
  ['TextEndsWith', 'endsWith'],
  ['TextContains', 'contains'],
  ['KeyExists', 'hasKey'],
]);

/** By the root of a reference, the function that reads it, and whether it takes one name only. */
const readers: ReadonlyMap<string, { readonly name: string; readonly one: boolean }> = new Map([
  ['Attributes', { name: 'attribute', one: true }],
  ['Case', { name: 'caseField', one: true }],
  ['Customer', { name: 'customer', one: false }],
  ['FlowAttributes', { name: 'flowAttribute', one: true }],
  ['Lex', { name: 'lex', one: false }],
  ['Views', { name: 'view', one: false }],
]);

/** What may be imported beside the constructors. */
const ownWords: readonly string[] = [
  ...Object.values(creators),
  ...tests.values(),
  ...Array.from(readers.values(), ({ name }) => name),
  'external',
  'flow',
  'module',
  'moduleInput',
  'moduleResult',
  'storedInput',
  'system',
  'text',
];

function isEmpty(code: Code): boolean {
  return typeof code === 'object' && 'object' in code && code.object.length === 0;
}

/** JSON as it stands. */
function jsonCode(json: Json): Code {
  if (typeof json === 'string') return quoted(json);
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return { list: json.map(jsonCode) };
  return { object: Object.entries(json).map(([key, value]) => [key, jsonCode(value)] as const) };
}
