import type { Json, JsonObject } from '../../language/document.ts';
import { isFields } from '../../language/shape.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { inputSchemaOf } from '../json-schema.ts';
import { type EventFields, fieldsAt, textAt } from './lambda-event.ts';

/** A tool as a Lambda target of an AgentCore Gateway lists it. */
export interface GatewayTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

/**
 * The tools as the `toolSchema.lambda` of a gateway's Lambda target lists them. A gateway knows types, properties,
 * items and what is required, and nothing more: choices, formats and limits are told in the descriptions, for the
 * model to read. The function checks them again.
 *
 * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-add-target-lambda.html
 *
 * @example
 * ```ts
 * writeFileSync('tool-schema.json', JSON.stringify(gatewayToolSchema(fulfillment)));
 * ```
 */
export function gatewayToolSchema({ tools }: Pick<Fulfillment, 'tools'>): readonly GatewayTool[] {
  return Array.from(tools.values(), (tool) => ({
    name: tool.name,
    description: tool.description,
    inputSchema: plain(inputSchemaOf(tool)),
  }));
}

function plain(schema: EventFields): JsonObject {
  const chosen = alternative(schema);
  const description = [textAt(chosen, 'description') ?? '', ...limitsOf(chosen)].join(' ').trim();
  const { properties, required, items } = chosen;
  return {
    type: typeOf(chosen),
    ...(description === '' ? {} : { description }),
    ...(isFields(properties) ? { properties: eachPlain(properties) } : {}),
    ...(Array.isArray(required) && required.length > 0 ? { required: required as readonly Json[] } : {}),
    ...(isFields(items) ? { items: plain(items) } : {}),
  };
}

function eachPlain(properties: EventFields): JsonObject {
  return Object.fromEntries(Object.keys(properties).map((name) => [name, plain(fieldsAt(properties, name))]));
}

/** Of several forms the first that is not null: a gateway has no word for "one of these". */
function alternative(schema: EventFields): EventFields {
  const forms: unknown = schema.anyOf ?? schema.oneOf;
  const form: unknown = Array.isArray(forms)
    ? forms.find((each) => isFields(each) && each.type !== 'null')
    : undefined;
  if (!isFields(form)) return schema;
  const description = textAt(schema, 'description');
  return description === undefined ? form : { ...form, description };
}

function typeOf({ type, enum: choices, const: only }: EventFields): string {
  const named: unknown = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (typeof named === 'string') return named;
  const example: unknown = Array.isArray(choices) ? choices[0] : only;
  return typeof example === 'number' || typeof example === 'boolean' ? typeof example : 'string';
}

function limitsOf(schema: EventFields): readonly string[] {
  const { enum: choices, const: only, default: otherwise } = schema;
  const format = textAt(schema, 'format');
  const pattern = format === undefined ? textAt(schema, 'pattern') : undefined;
  return [
    Array.isArray(choices) ? `One of: ${choices.join(', ')}.` : undefined,
    only === undefined ? undefined : `Always ${JSON.stringify(only)}.`,
    format === undefined ? undefined : `Format: ${format}.`,
    pattern === undefined ? undefined : `Pattern: ${pattern}.`,
    between(schema.minLength, schema.maxLength, ' characters'),
    between(schema.minItems, schema.maxItems, ' items'),
    between(schema.minimum, schema.maximum, ''),
    otherwise === undefined ? undefined : `Without it: ${JSON.stringify(otherwise)}.`,
  ].filter((text) => text !== undefined);
}

function between(least: unknown, most: unknown, unit: string): string | undefined {
  // Whole numbers of JavaScript end somewhere, which is no limit of the tool's.
  const from = typeof least === 'number' && least !== Number.MIN_SAFE_INTEGER ? least : undefined;
  const to = typeof most === 'number' && most !== Number.MAX_SAFE_INTEGER ? most : undefined;
  if (from === undefined) return to === undefined ? undefined : `At most ${to}${unit}.`;
  return to === undefined ? `At least ${from}${unit}.` : `${from} to ${to}${unit}.`;
}
