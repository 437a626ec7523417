import type { JsonObject } from '../../language/document.ts';
import { isFields } from '../../language/shape.ts';
import { answerOf } from '../answer.ts';
import { coerce } from '../coerce.ts';
import { largestAnswer } from '../connect-limits.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { knownTool } from '../known-tool.ts';
import { flatAnswer } from '../lambda/flat-answer.ts';
import { type LambdaContext, timeLeft } from '../lambda/lambda-context.ts';
import { badEvent, type EventFields, fieldsAt, textAt, whoCalls } from '../lambda/lambda-event.ts';
import type { ToolCall } from '../tool-call.ts';

/** How a flow is answered. */
export interface ConnectOptions {
  /** The tool of a function that has one. Without it, the parameter `tool` of the flow's action names it. */
  readonly tool?: string;
  /**
   * What the flow's action expects: strings by name, or JSON with lists and objects. JSON that is too long for Connect
   * is answered in strings. @default 'STRING_MAP'
   */
  readonly response?: 'STRING_MAP' | 'JSON';
}

/**
 * Answers the action `InvokeLambdaFunction` of a flow. Its parameters are the tool's input. The answer has `outcome`,
 * which is `ok` or says why not, and then what `external(tool)` reads, or the `message` that a caller may hear. A
 * result that is not `ok` is an answer too: the action's error exit is left for a function that does not answer.
 *
 * The caller is the contact attribute `callerNumber` where the flow has set it, whoever rings or is signed in; else the
 * number that rings, and the account of a chat, which is the attribute `account`. A tool that writes is recorded for 60
 * seconds, so that Connect's retries get the first outcome.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 * @throws {TrunklineError} `unknown_tool` for a tool that is not there. The handler throws `bad_event` for an event
 * that is not Connect's.
 *
 * @example
 * ```ts
 * export const handler = connectHandler(fulfillment, { tool: 'create_ticket' });
 * ```
 */
export function connectHandler(
  fulfillment: Fulfillment,
  options: ConnectOptions = {},
): (event: unknown, context?: LambdaContext) => Promise<JsonObject> {
  if (options.tool !== undefined) knownTool(fulfillment, options.tool);
  return (event, context) => connectAnswer(fulfillment, options, event, { timeLeft: timeLeft(context) });
}

/**
 * What the handler of `connectHandler()` answers, for a host that calls it without Lambda and knows more of the call.
 *
 * @throws {TrunklineError} `bad_event`.
 */
export async function connectAnswer(
  fulfillment: Fulfillment,
  { tool, response = 'STRING_MAP' }: ConnectOptions,
  event: unknown,
  more: Pick<ToolCall, 'timeLeft' | 'turn'>,
): Promise<JsonObject> {
  const contact = fieldsAt(detailsOf(event), 'ContactData');
  const contactId = textAt(contact, 'ContactId');
  if (contactId === undefined) throw badEvent(kind, 'Details.ContactData.ContactId is missing', advice);
  const parameters = fieldsAt(detailsOf(event), 'Parameters');
  const name = tool ?? textAt(parameters, 'tool');
  if (name === undefined)
    throw badEvent(kind, 'it names no tool', "Give the flow's action a parameter tool.");
  const { tool: _, ...others } = parameters;
  const input = tool === undefined ? others : parameters;
  const called = fulfillment.tools.get(name);
  const result = await fulfillment.call({
    tool: name,
    input: called === undefined ? input : coerce(called.input, input),
    contactId,
    ...callerOf(contact),
    ...more,
  });
  const answer = response === 'JSON' ? answerOf(result) : undefined;
  return answer !== undefined && fits(answer) ? answer : flatAnswer(called, result);
}

const kind = 'event of a Connect flow';
const advice = "It comes from a flow's action InvokeLambdaFunction.";

function detailsOf(event: unknown): EventFields {
  return isFields(event) ? fieldsAt(event, 'Details') : {};
}

function callerOf(contact: EventFields) {
  const attributes = fieldsAt(contact, 'Attributes');
  const endpoint = fieldsAt(contact, 'CustomerEndpoint');
  const set = textAt(attributes, 'callerNumber');
  if (set !== undefined) return whoCalls(set, undefined);
  const rings = textAt(endpoint, 'Type') === 'TELEPHONE_NUMBER' ? textAt(endpoint, 'Address') : undefined;
  return whoCalls(rings, textAt(attributes, 'account'));
}

/** A tool's flat answer always does. */
function fits(answer: JsonObject): boolean {
  return Buffer.byteLength(JSON.stringify(answer)) <= largestAnswer;
}
