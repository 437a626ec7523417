import type { FlowType, Json, JsonPath } from '../language/document.ts';
import { aliasesOf } from '../language/resource.ts';
import type { CheckedFlow } from './checked-flow.ts';
import type { CheckedStep } from './checked-step.ts';

/** A flow or a module of the project that a step names. */
export interface NamedFlow {
  readonly flow: CheckedFlow;
  /** Below the document. */
  readonly path: JsonPath;
  readonly parameter: string;
  /** The types that it may have. */
  readonly types: readonly FlowType[];
}

/** The flows that a step names and that are checked together with its own; of the others nothing is known. */
export function* namedFlows(
  { definition, parameters, path }: CheckedStep,
  project: readonly CheckedFlow[],
): Generator<NamedFlow> {
  for (const [parameter, types] of Object.entries(definition?.namedFlows ?? {})) {
    const names = parameter.split('.');
    const value = names.reduce<Json | undefined>(memberOf, parameters);
    if (typeof value !== 'string') continue;
    const aliases = aliasesOf(value);
    const flow = project.find(({ unit }) => aliases.includes(unit.name));
    if (flow !== undefined) yield { flow, path: [...path, 'Parameters', ...names], parameter, types };
  }
}

/** A member of what may be an object. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: Json })[name];
}
