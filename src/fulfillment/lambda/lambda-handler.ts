import { isFields } from '../../language/shape.ts';
import { agentcoreHandler, isFromGateway } from '../bindings/agentcore.ts';
import { bedrockHandler } from '../bindings/bedrock-action-group.ts';
import { type ConnectOptions, connectHandler } from '../bindings/connect-lambda.ts';
import type { Fulfillment } from '../fulfillment.ts';
import type { LambdaHandler } from './lambda-context.ts';
import { badEvent } from './lambda-event.ts';

/** How whoever calls the function is answered. */
export interface LambdaOptions extends ConnectOptions {
  /** What answers the code hook of a bot: `lexHandler(fulfillment, { intents })`. */
  readonly lex?: LambdaHandler;
}

/**
 * One Lambda function for whoever calls it: a flow of Connect, a Lex V2 bot, an AgentCore Gateway, a Bedrock agent.
 * The event says which of them it is. A gateway is known by what it sends beside the event, because the event itself
 * is written by the model.
 *
 * @throws {TrunklineError} `unknown_tool`. The handler throws `bad_event` for an event that is nobody's
 * of these; no tool has run then.
 *
 * @example
 * ```ts
 * export const handler = lambdaHandler(fulfillment, { tool: 'create_ticket' });
 * ```
 */
export function lambdaHandler(
  fulfillment: Fulfillment,
  { lex, ...connect }: LambdaOptions = {},
): LambdaHandler {
  const answerConnect = connectHandler(fulfillment, connect);
  const answerGateway = agentcoreHandler(fulfillment);
  const answerBedrock = bedrockHandler(fulfillment);
  return async (event, context) => {
    if (isFromGateway(context)) return answerGateway(event, context);
    const fields = isFields(event) ? event : {};
    if ('Details' in fields) return answerConnect(event, context);
    if ('actionGroup' in fields) return answerBedrock(event, context);
    if ('invocationSource' in fields && lex !== undefined) return lex(event, context);
    throw badEvent(
      'event',
      'it comes from no flow, gateway, Bedrock agent or bot that this function knows',
      'A function that is the code hook of a bot is given the intents: lambdaHandler(fulfillment, { lex: lexHandler(…) }).',
    );
  };
}
