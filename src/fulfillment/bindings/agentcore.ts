import type { JsonObject } from '../../language/document.ts';
import { isFields } from '../../language/shape.ts';
import { answerOf } from '../answer.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { identityHeaders, identityOf } from '../identity.ts';
import { type LambdaContext, timeLeft } from '../lambda/lambda-context.ts';
import { badEvent, type EventFields, fieldsAt, textAt } from '../lambda/lambda-event.ts';

/**
 * Answers a Lambda target of an AgentCore Gateway. The event is the arguments that the model wrote, and nothing in
 * it says who calls. That comes in headers, which the gateway passes on beside the event:
 *
 * | header | what it holds |
 * |---|---|
 * | `x-trunkline-contact` | the contact's id |
 * | `x-trunkline-number` | the caller's number, E.164 |
 * | `x-trunkline-account` | the account that a chat has signed in with |
 * | `x-trunkline-turn` | which call of which turn this is, such as `12/0` |
 *
 * A client of the gateway must not be able to write them: let a request interceptor set all four from what it has
 * verified, also to nothing, and list them in the target's `metadataConfiguration.allowedRequestHeaders`. A call
 * without them is answered for somebody unknown, whose contact is the gateway's request.
 *
 * The answer is `{ outcome: 'ok', …output }`, or `{ outcome, message }` with what is wrong with the call. A result
 * that is not `ok` is an answer too.
 *
 * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-add-target-lambda.html
 * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-headers.html
 * @throws {TrunklineError} The handler throws `bad_event` for an event that is not the gateway's,
 * and `bad_identity` for a header that is wrong.
 *
 * @example
 * ```ts
 * export const handler = agentcoreHandler(fulfillment);
 * ```
 */
export function agentcoreHandler(
  fulfillment: Fulfillment,
): (event: unknown, context?: LambdaContext) => Promise<JsonObject> {
  return async (event, context) => {
    const sent = sentBeside(context);
    const asked = textAt(sent, 'bedrockAgentCoreToolName');
    if (asked === undefined) throw badEvent(kind, 'the client context names no tool', advice);
    if (!isFields(event)) throw badEvent(kind, 'the arguments are no object', advice);
    const request = textAt(sent, 'bedrockAgentCoreAwsRequestId') ?? context?.awsRequestId;
    const result = await fulfillment.call({
      tool: withoutTarget(asked),
      input: event,
      ...identityOf(headersOf(sent), request === undefined ? undefined : { contactId: request }),
      timeLeft: timeLeft(context),
    });
    return answerOf(result);
  };
}

/** Says whether a function was called by a gateway, whatever the event looks like: the model writes that. */
export function isFromGateway(context: LambdaContext | undefined): boolean {
  return Object.keys(sentBeside(context)).some((name) => name.startsWith('bedrockAgentCore'));
}

const kind = 'call of an AgentCore Gateway';
const advice = 'It comes from a gateway that has this function as a Lambda target.';

/** The runtime passes the member on as it was sent, and its own type declarations write it with a capital. */
function sentBeside(context: LambdaContext | undefined): EventFields {
  const client = isFields(context?.clientContext) ? context.clientContext : {};
  return { ...fieldsAt(client, 'Custom'), ...fieldsAt(client, 'custom') };
}

function headersOf(sent: EventFields): Headers {
  const sentHeaders = fieldsAt(sent, 'bedrockAgentCorePropagatedHeaders');
  const headers = new Headers();
  for (const name of Object.keys(sentHeaders)) {
    const value = textAt(sentHeaders, name);
    if (value === undefined || !known.has(name.toLowerCase())) continue;
    if (!/^[\x20-\x7e]*$/.test(value))
      throw badEvent(kind, `its header ${name.toLowerCase()} is not plain text`, advice);
    headers.set(name, value);
  }
  return headers;
}

const known: ReadonlySet<string> = new Set(Object.values(identityHeaders));

/** Tools are called `<target>___<tool>`, and neither a tool of ours nor a target has three underscores. */
function withoutTarget(name: string): string {
  const cut = name.indexOf('___');
  return cut === -1 ? name : name.slice(cut + 3);
}
