import { longestRun } from '../connect-limits.ts';

/** What a handler reads of Lambda's own context. */
export interface LambdaContext {
  readonly awsRequestId?: string;
  /** What the caller of the function sent beside the event, which AgentCore Gateway does. */
  readonly clientContext?: unknown;
  getRemainingTimeInMillis?(): number;
}

/** A Lambda function, as the runtime calls it. */
export type LambdaHandler = (event: unknown, context?: LambdaContext) => Promise<unknown>;

/** For writing the answer down and sending it. */
const margin = 200;

/** Milliseconds that a tool may take in this invocation. Nobody tells a function how long Connect has waited already. */
export function timeLeft(context: LambdaContext | undefined): number {
  const remaining = context?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(longestRun, remaining - margin));
}
