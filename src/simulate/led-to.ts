import type { FlowDocument, Json, Unit } from '../language/document.ts';
import { isReference } from '../language/reference.ts';
import { aliasesOf } from '../language/resource.ts';

/**
 * Of some flows, the one that a contact begins with and those that it can lead to: named by it, or by one that it
 * leads to. All of them, where a flow is named only when the contact is there.
 */
export function ledTo<Given extends Unit>(
  start: Given,
  flows: readonly Given[],
): readonly [Given, ...Given[]] {
  const all: readonly [Given, ...Given[]] = [start, ...flows.filter(({ name }) => name !== start.name)];
  const byName = new Map(all.map((unit) => [unit.name, unit]));
  const found = new Set([start]);
  for (const { document } of found) {
    const names = namedIn(document);
    if (names === 'any') return all;
    for (const name of names) {
      const unit = byName.get(name);
      if (unit !== undefined) found.add(unit);
    }
  }
  found.delete(start);
  return [start, ...found];
}

/** What a document names: looked through once, not once a call. */
const known = new WeakMap<FlowDocument, ReadonlySet<string> | 'any'>();

const leading = new Set(['ContactFlowId', 'FlowModuleId', 'EventHooks']);

function namedIn(document: FlowDocument): ReadonlySet<string> | 'any' {
  const before = known.get(document);
  if (before !== undefined) return before;
  const names = new Set<string>();
  let any = false;
  const read = (value: Json, leads: boolean): void => {
    if (typeof value === 'string') {
      if (!leads) return;
      if (isReference(value)) any = true;
      else for (const alias of aliasesOf(value)) names.add(alias);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) read(inner, leads || leading.has(key));
    }
  };
  for (const { Parameters = {} } of document.Actions) read(Parameters, false);
  const all = any ? 'any' : names;
  known.set(document, all);
  return all;
}
