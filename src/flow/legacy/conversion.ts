import { type Exits, type Step, step } from '../../action/step.ts';
import type { FlowType, JsonObject } from '../../language/document.ts';
import type { LegacyStep } from './legacy-step.ts';

/** Makes a step of a module of a legacy export. */
export type Conversion = (from: LegacyStep) => Step;

/**
 * The conversions of a group of modules, by the `type` of the module, or by `type/target` where it has a target that
 * matters.
 */
export type Conversions = { readonly [module: string]: Conversion };

/** A step as the conversions write it: flow types are held against it by `check`. */
export function converted(
  type: string,
  parameters: { readonly [name: string]: JsonObject[string] | undefined },
  exits: Exits<string> = {},
): Step {
  return step<string, FlowType>(type, parameters, exits);
}

/** The exits of a step that goes on, or fails. */
export function onward(from: LegacyStep): Exits<string> {
  return { next: from.exits.to('Success'), errors: { NoMatchingError: from.exits.to('Error') } };
}

/** The parameters that name a queue or an agent, where the module names one. */
export function queueOf(from: LegacyStep): { readonly [name: string]: string | undefined } {
  return {
    QueueId: from.resource('Queue', 'queue', 'QueueId'),
    AgentId: from.resource('Agent', 'agent', 'AgentId'),
  };
}

/** The values that parameters of one name set under keys. Of a key that is set twice the last counts. */
export function keyed(from: LegacyStep, name: string): JsonObject {
  const values = new Map<string, string>();
  for (const parameter of from.takeAll(name)) {
    const key = from.keyOf(parameter);
    const at = [...parameter.path, 'key'];
    if (key === undefined) from.lost(`${name} without a key`, parameter.path);
    else if (values.has(key)) from.lost(`an earlier value of "${key}"`, at);
    if (key !== undefined) values.set(key, from.written(parameter) ?? from.missing(`a value of ${key}`, key));
  }
  return Object.fromEntries(values);
}
