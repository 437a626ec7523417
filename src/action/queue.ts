import type { JsonObject } from '../language/document.ts';
import { nameOf, readResource } from '../language/resource.ts';
import type { Named, OfAgent } from './dynamic.ts';
import { orReference, type ParameterSchema } from './parameter.ts';

/** The queue that a step must name: a queue, or an agent for the agent's own queue. */
export type NamedQueue<Uses extends string> = OfAgent<Uses> | OfQueue<Uses>;

/** A queue that agents serve. */
export interface OfQueue<Uses extends string> {
  readonly queue: Named<'queue', Uses>;
  readonly agent?: never;
}

/** The parameters that name a queue; at most one of them is written. */
export interface QueueParameters {
  readonly QueueId?: string;
  readonly AgentId?: string;
}

/** The schema of the parameters that name a queue. */
export const queueSchema: { readonly [name: string]: ParameterSchema } = {
  QueueId: orReference(),
  AgentId: orReference(),
};

/** The names of the parameters of which one names the queue. */
export const queueNames = ['QueueId', 'AgentId'] as const;

/**
 * The working queue that the parameters name, or `''`. An agent's queue is always told by an agent's ARN or by
 * `trunkline:agent/`, so that `lineOf` knows it from others.
 */
export function queueOf({ QueueId = '', AgentId = '' }: QueueParameters): string {
  if (AgentId === '') return QueueId;
  const { arn, name = AgentId } = readResource('agent', AgentId);
  return arn ?? nameOf({ kind: 'agent', name });
}

/** What flows read under `$.Queue`: the name of the queue or its ARN, as far as the document knows it. */
export function queueValues(queue: string): JsonObject {
  const { arn, name = queue } = readResource('queue', queue);
  return arn === undefined ? { Name: name } : { ARN: arn };
}

const agentName = nameOf({ kind: 'agent', name: '' });
const agentArn = /^arn:[^/]+:instance\/[^/]+\/agent\//;

/** Where a contact with this working queue lines up: the queue, or the agent whose queue it is. The other is `''`. */
export function lineOf(queue: string): { readonly queue: string; readonly agent: string } {
  return queue.startsWith(agentName) || agentArn.test(queue)
    ? { queue: '', agent: queue }
    : { queue, agent: '' };
}
