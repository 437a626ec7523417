import type { ActionMetadata, JsonObject, JsonPath } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import { nameOf, type ResourceKind } from '../../language/resource.ts';
import { attributeValue } from './attribute-value.ts';
import { isScalar, type LegacyModule, type LegacyParameter, type Report } from './export.ts';
import { LegacyExits, type Targets } from './legacy-exits.ts';
import type { LegacyCode } from './sentence.ts';

/**
 * A module of an export as a conversion reads it. It remembers what was asked for, so that `finish` can tell what
 * nobody took.
 */
export class LegacyStep {
  readonly type: string;
  readonly exits: LegacyExits;
  readonly #module: LegacyModule;
  readonly #report: Report;
  readonly #taken = new Set<LegacyParameter>();
  readonly #takenKeys = new Set<string>();
  readonly #names: (readonly [path: readonly string[], name: string])[] = [];

  constructor(module: LegacyModule, targets: Targets, report: Report) {
    this.type = module.type;
    this.exits = new LegacyExits(module, targets, report);
    this.#module = module;
    this.#report = report;
  }

  report(code: LegacyCode, path: JsonPath = this.#module.path, args: Issue['args'] = {}): void {
    this.#report(code, path, args, this.#module.id);
  }

  /** Takes the parameters of these names, in the order of the export. */
  takeAll(...names: readonly string[]): readonly LegacyParameter[] {
    const found = this.#module.parameters.filter(
      (each) => names.includes(each.name) && !this.#taken.has(each),
    );
    for (const parameter of found) this.#taken.add(parameter);
    return found;
  }

  /** Takes the first parameter of one of these names. Others of that name stay, and are told as lost. */
  take(...names: readonly string[]): LegacyParameter | undefined {
    const found = this.#module.parameters.find((each) => names.includes(each.name) && !this.#taken.has(each));
    if (found !== undefined) this.#taken.add(found);
    return found;
  }

  /** Takes a value that the parameter keeps under a key of its own. */
  takeKey({ others, namespace, path }: LegacyParameter, key: string): string | undefined {
    const value = Object.hasOwn(others, key) ? others[key] : undefined;
    if (!isScalar(value)) return undefined;
    this.#takeInner(path, key);
    return this.#written(String(value), namespace, [...path, key]);
  }

  /** The name under which a parameter sets something. */
  keyOf({ key, path }: LegacyParameter): string | undefined {
    this.#takeInner(path, 'key');
    return key;
  }

  /** A value as the Flow language writes it: literally, or as a reference where it has a namespace. */
  written({ value, namespace, path }: LegacyParameter): string | undefined {
    return value === undefined ? undefined : this.#written(value, namespace, path);
  }

  /** The value of the first parameter of one of these names. */
  value(...names: readonly string[]): string | undefined {
    const parameter = this.take(...names);
    return parameter && this.written(parameter);
  }

  /** A value that the action cannot do without. It is `''` where the export says none. */
  required(as: string, ...names: readonly string[]): string {
    return this.value(...names) ?? this.missing(names.join(' or '), as);
  }

  /** Notes that a value is not there, and gives `''` for it, as the console writes an empty field. */
  missing(parameter: string, as: string): '' {
    this.report('legacy_missing_parameter', this.#module.path, { parameter, type: this.type, as });
    return '';
  }

  /**
   * A value that names something outside the flow, with its name noted for the console. A name alone becomes
   * `trunkline:<kind>/<name>`.
   */
  resource(name: string, kind: ResourceKind, ...at: readonly string[]): string | undefined {
    const parameter = this.take(name);
    return parameter && this.resourceIn(parameter, kind, ...at);
  }

  resourceIn(parameter: LegacyParameter, kind: ResourceKind, ...at: readonly string[]): string {
    const { resourceName, path } = parameter;
    this.#takeInner(path, 'resourceName');
    if (resourceName) this.#names.push([at, resourceName]);
    const written = this.written(parameter);
    if (written) return written;
    return resourceName ? nameOf({ kind, name: resourceName }) : this.missing(parameter.name, at.join('.'));
  }

  /** One of a few words, in the words of the Flow language. */
  choice(name: string, words: { readonly [legacy: string]: string }): string | undefined {
    const parameter = this.take(name);
    const value = parameter && this.written(parameter);
    if (parameter === undefined || value === undefined) return undefined;
    const known = Object.hasOwn(words, value) ? words[value] : undefined;
    if (known === undefined) this.guess(`${name} "${value}"`, `"${value}"`, parameter.path);
    return known ?? value;
  }

  /** Whether a parameter says yes. */
  says(name: string): boolean {
    return this.choice(name, { true: 'yes', True: 'yes', false: 'no', False: 'no' }) === 'yes';
  }

  /** Takes a parameter that says what goes without saying; with any other value it stays, and is told as lost. */
  implied(name: string, value: string): void {
    const parameter = this.#module.parameters.find((each) => each.name === name);
    if (parameter?.value === value && parameter.namespace === '') this.#taken.add(parameter);
  }

  lost(parameter: string, path: JsonPath): void {
    this.report('legacy_lost_parameter', path, { parameter, type: this.type });
  }

  guess(what: string, as: string, path: JsonPath = this.#module.path): void {
    this.report('legacy_guess', path, { what, as });
  }

  /** The names of the parameters that nobody took yet, each once. */
  otherParameters(): readonly string[] {
    const left = this.#module.parameters.filter((parameter) => !this.#taken.has(parameter));
    return [...new Set(left.map(({ name }) => name))];
  }

  /** Tells what was not taken, and gives what the console keeps beside the action. */
  finish(): ActionMetadata {
    for (const parameter of this.#module.parameters) this.#tellRest(parameter);
    this.exits.finish();
    const { position } = this.#module;
    let parameters: JsonObject = {};
    for (const [path, name] of this.#names) parameters = withName(parameters, path, name);
    return {
      ...(position && { position }),
      ...(this.#names.length > 0 && { parameters: parameters as Named }),
    };
  }

  #tellRest(parameter: LegacyParameter): void {
    const { name, key, resourceName, others, path } = parameter;
    if (!this.#taken.has(parameter)) return this.lost(name, path);
    for (const [inner, value] of Object.entries({ key, resourceName, ...others })) {
      if (value === undefined || this.#takenKeys.has([...path, inner].join())) continue;
      this.lost(`"${inner}" in ${name}`, [...path, inner]);
    }
  }

  #takeInner(path: JsonPath, key: string): void {
    this.#takenKeys.add([...path, key].join());
  }

  #written(value: string, namespace: string, path: JsonPath): string {
    if (namespace === '') return value;
    const { path: reference, sure } = attributeValue(namespace, value);
    if (!sure) this.guess(`"${value}" in the namespace ${namespace}`, reference, path);
    return reference;
  }
}

type Named = NonNullable<ActionMetadata['parameters']>;

function withName(
  parameters: JsonObject,
  [first = '', ...rest]: readonly string[],
  name: string,
): JsonObject {
  const inside = (parameters[first] ?? {}) as JsonObject;
  return {
    ...parameters,
    [first]: rest.length > 0 ? withName(inside, rest, name) : { ...inside, displayName: name },
  };
}
