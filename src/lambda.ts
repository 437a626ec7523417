export { agentcoreHandler } from './fulfillment/bindings/agentcore.ts';
export { bedrockHandler } from './fulfillment/bindings/bedrock-action-group.ts';
export { type ConnectOptions, connectHandler } from './fulfillment/bindings/connect-lambda.ts';
export { type LexIntent, type LexOptions, lexHandler } from './fulfillment/bindings/lex.ts';
export { type Calling, callerOf } from './fulfillment/caller-key.ts';
export { type Fulfillment, type FulfillmentOptions, fulfillment } from './fulfillment/fulfillment.ts';
export { type GatewayTool, gatewayToolSchema } from './fulfillment/lambda/gateway-tool-schema.ts';
export type { LambdaContext, LambdaHandler } from './fulfillment/lambda/lambda-context.ts';
export { type LambdaOptions, lambdaHandler } from './fulfillment/lambda/lambda-handler.ts';
export {
  type Environment,
  type LambdaSettings,
  lambdaSettings,
  type SettingsSource,
} from './fulfillment/lambda/lambda-settings.ts';
export { powertoolsLog } from './fulfillment/lambda/powertools-log.ts';
export { storeOnDemand } from './fulfillment/lambda/store-on-demand.ts';
export {
  itsmFunction,
  schedulingFunction,
  type ToolFunctionOptions,
} from './fulfillment/lambda/tool-function.ts';
export type { OpenTools, ToolsSetting } from './fulfillment/open-tools.ts';
export { type CommonOutcome, commonOutcomes, outcome } from './fulfillment/outcome-code.ts';
export {
  type Tool,
  type ToolCaller,
  type ToolContext,
  type ToolDefinition,
  tool,
} from './fulfillment/tool.ts';
export type { ToolCall, ToolResult } from './fulfillment/tool-call.ts';
export type { Clock } from './language/clock.ts';
export { TrunklineError } from './language/error.ts';
export type { Log, LogLine } from './language/log.ts';
export { systemClock } from './language/system-clock.ts';
export type { Store } from './store/store.ts';
export { memoryStore } from './store/stores/memory.ts';
export { postgresStore } from './store/stores/postgres.ts';
