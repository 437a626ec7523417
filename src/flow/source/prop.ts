import type { Prop, Template } from '../../action/constructor.ts';
import type { Test } from '../../action/step.ts';
import type { Reference } from '../../language/reference.ts';
import type { Resource } from '../../language/resource.ts';

/** Says whether a prop is a reference. */
export function isReference(prop: Prop | undefined): prop is Reference {
  return typeof prop === 'object' && 'path' in prop;
}

/** Says whether a prop is a text with references in it. */
export function isTemplate(prop: Prop | undefined): prop is Template {
  return typeof prop === 'object' && 'parts' in prop;
}

/** Says whether a prop is a resource. */
export function isResource(prop: Prop | undefined): prop is Resource {
  return typeof prop === 'object' && 'kind' in prop;
}

/** Says whether a prop is a test of a comparison. */
export function isTest(prop: Prop | undefined): prop is Test {
  return typeof prop === 'object' && 'operator' in prop;
}

/** Says whether a prop is a list. */
export function isList(prop: Prop | undefined): prop is readonly Prop[] {
  return Array.isArray(prop);
}

/** Says whether a prop has the names that the author of the flow chose. */
export function isMap(prop: Prop | undefined): prop is ReadonlyMap<string, Prop> {
  return prop instanceof Map;
}
