import type {
  ActionMetadata,
  FlowDocument,
  Json,
  JsonObject,
  Metadata,
  Position,
} from '../language/document.ts';
import { readResource } from '../language/resource.ts';
import type { Layout } from './layout.ts';

/**
 * What the console keeps beside a flow: where each block stands, that the identifier is the block's name, and the
 * names of the resources.
 */
export function metadataOf(document: FlowDocument, layout: Layout): Metadata {
  return {
    entryPointPosition: layout.entry,
    ActionMetadata: Object.fromEntries(
      document.Actions.map(({ Identifier, Parameters = {} }) => [
        Identifier,
        actionMetadata(layout.positions.get(Identifier) ?? layout.entry, Parameters),
      ]),
    ),
  };
}

function actionMetadata(position: Position, parameters: JsonObject): ActionMetadata {
  const named = Object.entries(parameters).flatMap(([name, value]) => {
    const displayName = nameIn(value);
    return displayName === undefined ? [] : [[name, { displayName }] as const];
  });
  return {
    position,
    isFriendlyName: true,
    ...(named.length > 0 ? { parameters: Object.fromEntries(named) } : {}),
  };
}

/** The name of the one resource that a parameter names, at any depth. */
function nameIn(value: Json | undefined): string | undefined {
  if (typeof value === 'string')
    return value.startsWith('trunkline:') ? readResource('flow', value).name : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map((member) => nameIn(member))
    .find((name) => name !== undefined);
}
