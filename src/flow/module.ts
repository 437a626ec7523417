import type { Step } from '../action/step.ts';
import { actions } from '../actions/index.ts';
import type { FlowDocument, JsonObject, Unit } from '../language/document.ts';
import type { ModuleResource } from '../language/resource.ts';
import { documentOf, namedOf } from './flow.ts';

/** A flow module written in TypeScript. It is also a resource, so flows invoke it by value. */
export interface Module<
  Name extends string = string,
  StepName extends string = string,
  Input extends string = string,
  Result extends string = string,
  Attribute extends string = string,
> extends Unit,
    ModuleResource<Input, Result> {
  readonly name: Name;
  readonly type: 'MODULE';
  readonly document: FlowDocument;
  readonly steps: readonly StepName[];
  /** The contact attributes that the steps may read and set, as they were declared. */
  readonly attributes: readonly Attribute[];
  /**
   * The contract that `CreateContactFlowModule` takes as its `Settings`: the declared input and results, and what the
   * steps give back.
   */
  readonly contract: JsonObject;
  /** The document, so that `JSON.stringify(module)` is what Connect takes. */
  toJSON(): FlowDocument;
}

/** What a module is made of. */
export interface ModuleDefinition<
  StepName extends string,
  Attribute extends string,
  Input extends string,
  Result extends string,
> {
  /** What the caller hands over, read with `moduleInput('name')`. */
  readonly input?: readonly Input[];
  /** The names by which the module can return, beside plain success. At most 8. */
  readonly results?: readonly Result[];
  /** The contact attributes that the steps may read and set. */
  readonly attributes?: readonly Attribute[];
  readonly start: NoInfer<StepName>;
  readonly steps: { readonly [Name in StepName]: Step<NoInfer<StepName>, 'MODULE', NoInfer<Attribute>> };
  /** Identifiers to keep instead of the step names, as an imported module has them. */
  readonly identifiers?: { readonly [Name in NoInfer<StepName>]?: string };
}

/**
 * Names the steps of a flow module: a part that several flows share. It sees contact attributes and its input, not
 * the function results of the flow that invokes it, and goes back with `returnFromModule()`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 * @example
 * ```ts
 * module('Verify caller', {
 *   results: ['known', 'unknown'],
 *   start: 'ask',
 *   steps: { …, known: returnFromModule({ result: 'known' }) },
 * });
 * ```
 */
export function module<
  const Name extends string,
  const StepName extends string,
  const Attribute extends string = never,
  const Input extends string = never,
  const Result extends string = never,
>(
  name: Name,
  definition: ModuleDefinition<StepName, Attribute, Input, Result>,
): Module<Name, StepName, Input, Result, Attribute> {
  const document = Object.freeze({ ...documentOf(definition), Settings: moduleSettings });
  return Object.freeze({
    kind: 'module',
    name,
    type: 'MODULE',
    input: Object.freeze([...(definition.input ?? [])]),
    results: Object.freeze([...(definition.results ?? [])]),
    document,
    ...namedOf(definition),
    steps: Object.freeze(Object.keys(definition.steps) as StepName[]),
    attributes: Object.freeze([...(definition.attributes ?? [])]),
    contract: contractOf(definition.input ?? [], definition.results ?? [], document),
    toJSON: () => document,
  });
}

/** The content of every module carries this, whatever its contract; the service checks that it is there. */
export const moduleSettings: JsonObject = {
  InputParameters: [],
  OutputParameters: [],
  Transitions: [
    { DisplayName: 'Success', ReferenceName: 'Success', Description: '' },
    { DisplayName: 'Error', ReferenceName: 'Error', Description: '' },
  ],
};

function contractOf(
  input: readonly string[],
  results: readonly string[],
  document: FlowDocument,
): JsonObject {
  const data = dataOf(document);
  return {
    ...(input.length === 0
      ? {}
      : { input: { schema: schemaOf(Object.fromEntries(input.map((name) => [name, 'string']))) } }),
    ...(Object.keys(data).length === 0 ? {} : { resultData: { schema: schemaOf(data) } }),
    ...(results.length === 0
      ? {}
      : { transitions: { results: results.map((name) => ({ name, description: '' })) } }),
  };
}

function schemaOf(types: { readonly [name: string]: string }): JsonObject {
  const properties = Object.entries(types).map(([name, type]) => [name, { type }] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** The JSON types of the values that a module gives back, by name. Connect refuses one that is not declared. */
function dataOf({ Actions }: FlowDocument): { readonly [name: string]: string } {
  return Object.fromEntries(
    Actions.flatMap(({ Type, Parameters = {} }) => {
      const { role, hands } = actions.get(Type) ?? {};
      const values = role === 'return' && hands !== undefined ? Parameters[hands.values] : undefined;
      if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
      return Object.entries(values).map(([name, value]) => [name, typeof value] as const);
    }),
  );
}
