import type { JsonObject } from '../language/document.ts';
import { type Reference, type Words, written } from '../language/reference.ts';
import { nameOf, type Resource, type ResourceKind } from '../language/resource.ts';

/** A resource, or a reference whose value names one while the contact is in the flow. */
export type Named<Kind extends ResourceKind, Uses extends string = never> = Resource<Kind> | Reference<Uses>;

/** A number, or a reference whose value is one while the contact is in the flow. */
export type Numeric<Uses extends string = never> = number | Reference<Uses>;

/** A queue or an agent's own queue; without either, the working queue. */
export type WhichQueue<Uses extends string = never> =
  | { readonly queue?: Named<'queue', Uses>; readonly agent?: never }
  | OfAgent<Uses>;

/** An agent's own queue. */
export interface OfAgent<Uses extends string = never> {
  readonly agent: Named<'agent', Uses>;
  readonly queue?: never;
}

/** What stands in the document for a resource: its name in our own form, or the reference. */
export function writtenName(value: Named<ResourceKind, string>): string {
  return 'path' in value ? value.path : nameOf(value);
}

/** What stands in the document for a number: its digits, or the reference. */
export function writtenNumber(value: Numeric<string>): string {
  return typeof value === 'number' ? String(value) : value.path;
}

/** The parameters that say which queue is meant; none for the working queue. */
export function writtenQueue({ queue, agent }: WhichQueue<string>): {
  readonly QueueId: string | undefined;
  readonly AgentId: string | undefined;
} {
  return { QueueId: queue && writtenName(queue), AgentId: agent && writtenName(agent) };
}

/** What stands in the document for texts by their names. */
export function writtenTexts(texts: { readonly [name: string]: Words<string> | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, written(value)]])),
  );
}
