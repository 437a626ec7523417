import type { JsonObject } from '../../language/document.ts';
import { isFields } from '../../language/shape.ts';
import { answerOf } from '../answer.ts';
import { coerce } from '../coerce.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { type LambdaContext, timeLeft } from '../lambda/lambda-context.ts';
import { badEvent, type EventFields, fieldsAt, textAt, whoCalls } from '../lambda/lambda-event.ts';
import type { ToolResult } from '../tool-call.ts';

/**
 * Answers an action group of an Amazon Bedrock agent, in both of its styles: a function has the tool's name, and a
 * path is the name with `-` or `_`, such as `/create-ticket`. Everything arrives as text and is read by the tool's
 * schema.
 *
 * The contact is the session attribute `contactId`, or the session where there is none; the caller is `callerNumber`
 * and `account`. Session attributes are set by the application that calls the agent, and never by the model.
 *
 * The body of the answer is `{ outcome: 'ok', …output }`, or `{ outcome, message }` with what is wrong with the call.
 * A result that is not `ok` answers 200 too, because the agent has to read it.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html
 * @throws {TrunklineError} The handler throws `bad_event` for an event that is not an action group's.
 *
 * @example
 * ```ts
 * export const handler = bedrockHandler(fulfillment);
 * ```
 */
export function bedrockHandler(
  fulfillment: Fulfillment,
): (event: unknown, context?: LambdaContext) => Promise<JsonObject> {
  return async (event, context) => {
    if (!isFields(event)) throw badEvent(kind, 'it is no object', advice);
    const called = textAt(event, 'function');
    const path = textAt(event, 'apiPath');
    const asked = called ?? path;
    if (asked === undefined) throw badEvent(kind, 'it has neither function nor apiPath', advice);
    const session = fieldsAt(event, 'sessionAttributes');
    const contactId = textAt(session, 'contactId') ?? textAt(event, 'sessionId');
    if (contactId === undefined) throw badEvent(kind, 'sessionId is missing', advice);
    const name = called ?? asked.replace(/^\//, '').replaceAll('-', '_');
    const tool = fulfillment.tools.get(name);
    const input = { ...named(event.parameters), ...bodyOf(event) };
    const result = await fulfillment.call({
      tool: name,
      input: tool === undefined ? input : coerce(tool.input, input),
      contactId,
      ...whoCalls(textAt(session, 'callerNumber'), textAt(session, 'account')),
      timeLeft: timeLeft(context),
    });
    return {
      messageVersion: '1.0',
      response: called === undefined ? byPath(event, result) : byFunction(event, result),
      sessionAttributes: texts(session),
      promptSessionAttributes: texts(fieldsAt(event, 'promptSessionAttributes')),
    };
  };
}

const kind = 'event of a Bedrock action group';
const advice = 'It comes from a Bedrock agent whose action group calls this function.';

function byFunction(event: EventFields, result: ToolResult): JsonObject {
  return {
    actionGroup: textAt(event, 'actionGroup') ?? '',
    function: textAt(event, 'function') ?? '',
    functionResponse: {
      // The agent then asks for what is missing. FAILURE would end its session with an error.
      ...('parameter' in result ? { responseState: 'REPROMPT' } : {}),
      responseBody: { TEXT: { body: JSON.stringify(answerOf(result)) } },
    },
  };
}

function byPath(event: EventFields, result: ToolResult): JsonObject {
  return {
    actionGroup: textAt(event, 'actionGroup') ?? '',
    apiPath: textAt(event, 'apiPath') ?? '',
    httpMethod: textAt(event, 'httpMethod') ?? '',
    httpStatusCode: 200,
    responseBody: { 'application/json': { body: JSON.stringify(answerOf(result)) } },
  };
}

/** The request body, which is written as a list of properties, as a map, or as JSON text. */
function bodyOf(event: EventFields): EventFields {
  const content = fieldsAt(fieldsAt(event, 'requestBody'), 'content')['application/json'];
  const body = typeof content === 'string' ? parsed(content) : content;
  if (Array.isArray(body)) return named(body);
  if (!isFields(body)) return {};
  return Array.isArray(body.properties) ? named(body.properties) : body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The values of a list of `{ name, type, value }`. */
function named(list: unknown): EventFields {
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(
    list.flatMap((item) => {
      const name = isFields(item) ? textAt(item, 'name') : undefined;
      return name === undefined ? [] : [[name, item.value]];
    }),
  );
}

function texts(fields: EventFields): { readonly [key: string]: string } {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
