import type { JsonPath } from '../language/document.ts';
import { isReference } from '../language/reference.ts';
import { readResource } from '../language/resource.ts';
import type { CheckedFlow } from './checked-flow.ts';

/** A fixed value that the flow hands on under a name: an attribute, a function's parameter, a session attribute. */
export interface AttributeValue {
  readonly step: string;
  readonly path: JsonPath;
  readonly name: string;
  readonly value: string;
}

/** Every fixed value under a name that the flow's author chose. References and placeholders are left out. */
export function* attributeValues({ steps }: CheckedFlow): Generator<AttributeValue> {
  for (const { name: step, path, values } of steps) {
    for (const { name, value, path: inside } of values) {
      if (name === undefined || isReference(value) || readResource('prompt', value).placeholder) continue;
      yield { step, path: [...path, 'Parameters', ...inside], name, value };
    }
  }
}
