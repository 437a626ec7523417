import type { FlowDocument, Json } from '../../language/document.ts';
import { plainName, type Resource } from '../../language/resource.ts';

/**
 * What to call a resource that a document knows by its id: as the console does beside it, else the name in a
 * function's ARN or in a placeholder, else the last part of the id.
 */
export function resourceNames({ Actions, Metadata }: FlowDocument): (resource: Resource) => string {
  const shown = new Map<string, string>();
  for (const { Identifier, Parameters = {} } of Actions) {
    const all = Metadata?.ActionMetadata ?? {};
    const metadata = Object.hasOwn(all, Identifier) ? all[Identifier] : undefined;
    collect(Parameters, metadata?.parameters, shown);
  }
  return ({ kind, name, id }) => {
    if (id === undefined) return name;
    return shown.get(id) ?? (nameIn(id) || kind);
  };
}

function nameIn(id: string): string {
  if (id.startsWith('arn:') && !/[${}<>%]/.test(id))
    return /:function:([^:]+)/.exec(id)?.[1] ?? plainName(id);
  return (/[\w][\w .-]*(?=[^\w]*$)/.exec(id)?.[0] ?? id).trim();
}

/** Goes through a parameter and what the console keeps beside it, which have one shape down to the display names. */
function collect(value: Json, beside: unknown, shown: Map<string, string>): void {
  if (typeof beside !== 'object' || beside === null) return;
  if (typeof value === 'string') {
    const { displayName } = beside as { readonly displayName?: unknown };
    if (typeof displayName === 'string' && displayName !== '' && !shown.has(value))
      shown.set(value, displayName);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      if (Object.hasOwn(beside, key)) collect(member, (beside as { [key: string]: unknown })[key], shown);
  }
}
