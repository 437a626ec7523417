/** What a handler reads of Lambda's own context. */
export interface LambdaContext {
  readonly awsRequestId?: string;
  /** What the caller of the function sent beside the event, which AgentCore Gateway does. */
  readonly clientContext?: unknown;
  getRemainingTimeInMillis?(): number;
}

/** A Lambda function, as the runtime calls it. */
export type LambdaHandler = (event: unknown, context?: LambdaContext) => Promise<unknown>;

/** Connect stops waiting at 8 seconds, and nobody tells the function how many of them are gone. */
const longest = 7000;
/** For writing the answer down and sending it. */
const margin = 200;

/** Milliseconds that a tool may take in this invocation. */
export function timeLeft(context: LambdaContext | undefined): number {
  const remaining = context?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(longest, remaining - margin));
}
