import type * as z from 'zod';
import type { Clock } from '../language/clock.ts';
import type { JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import type { Log } from '../language/log.ts';
import type { FunctionResource } from '../language/resource.ts';
import { longestRun } from './connect-limits.ts';
import { commonOutcomes } from './outcome-code.ts';
import { problemOf, scalarsOf } from './tool-problem.ts';

/** Who is on the line, as far as it is known. `key` stands for them in every backend and in every log. */
export interface ToolCaller {
  /**
   * `c_` and 16 hex digits, the same for each contact of this caller; for somebody unknown `s_` and the contact id, or
   * its hash where it is long.
   */
  readonly key: string;
  /** E.164. Never logged. */
  readonly number?: string;
  /** The account that a chat has signed in with. Never logged. */
  readonly account?: string;
}

/** What a tool is run with, beside its input. */
export interface ToolContext {
  readonly contactId: string;
  readonly caller: ToolCaller;
  /** Aborted at the deadline, or when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** One line, with the contact's id and the tool's name. */
  readonly log: Log;
  /**
   * The same for every run of one call with the same input in one contact. A backend that takes it does the work once.
   * There for tools that write.
   */
  readonly key: string;
}

/**
 * How values are worked out from the contact that a caller or a model never supplies or sees: the customer behind a
 * number. Each may ask a backend, and changes nothing there.
 */
export type Injected<Hidden, Backends> = {
  readonly [Name in keyof Hidden]: (context: ToolContext & Backends) => Hidden[Name] | Promise<Hidden[Name]>;
} & {
  // The first half tells the compiler what the values are, and this one which backends they are asked of.
  readonly [name: string]: (context: ToolContext & Backends) => unknown;
};

/** What makes a tool. */
export interface ToolDefinition<
  Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Key extends string,
  Backends,
  Hidden,
> {
  /** Up to 40 characters: letters, digits and `_`, so that it fits Lex, Bedrock, MCP and a URL alike. */
  readonly name: Name;
  /** What it does, for a model and for people. */
  readonly description: string;
  /** What a caller or a model supplies. Anything else is refused. */
  readonly input: Input;
  readonly output: Output;
  readonly injected?: Injected<Hidden, Backends>;
  /** It changes something: repeats get the first outcome, and it is not run twice at once. */
  readonly writes?: true;
  /**
   * The backend takes `context.key`, and does the work once however often it is asked. Without it, a run of which
   * nobody knows how it ended is never run again: its outcome is `unknown`.
   */
  readonly keyed?: true;
  /** Milliseconds, 7000 at the most: Connect stops waiting at 8 seconds. @default 7000 */
  readonly deadline?: number;
  /** How it can end beside `ok`, with the words that a caller may hear. Those of `commonOutcomes` need not be named. */
  readonly outcomes?: { readonly [code: string]: string };
  /** The keys that a flow reads with `external(tool)`. Without it, the output's members that are no objects or lists. */
  readonly returns?: readonly Key[];
  /** The output as a flow reads it, where that is not the members themselves. Values that are undefined are left out. */
  flat?(output: z.output<Output>): { readonly [Name in Key]?: string | undefined };
  /**
   * Does the work. To end with another outcome than `ok`, throw `outcome(code)`; what else is thrown is told as
   * `internal` and logged.
   */
  run(input: z.output<Input> & Hidden, context: ToolContext & Backends): Promise<z.output<Output>>;
}

/** What a flow can always read of a tool: `ok` or why not, and what a caller may hear then. */
export type AlwaysRead = 'outcome' | 'message';

type ScalarKey<Output extends z.ZodObject> = {
  [Name in keyof Output['shape'] & string]: NonNullable<z.output<Output['shape'][Name]>> extends
    | string
    | number
    | boolean
    ? Name
    : never;
}[keyof Output['shape'] & string];

/**
 * A tool: defined once, called from Lambda, Lex, AI agents, MCP and HTTP. It is also a resource that a flow names:
 * `invokeLambda({ function: orderStatus, … })`, `external(orderStatus).eta`.
 */
export interface Tool<Key extends string = string, Backends = unknown> extends FunctionResource<Key> {
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly injected: { readonly [name: string]: (context: ToolContext & Backends) => unknown };
  readonly writes: boolean;
  readonly keyed: boolean;
  readonly deadline: number;
  /** Every code that it can end with beside `ok`, with its words. */
  readonly outcomes: { readonly [code: string]: string };
  /** An output as a flow reads it, without `outcome` and `message`. */
  flat(output: JsonObject): { readonly [key: string]: string };
  /** @param input What `input` has parsed, with the injected values. */
  run(input: JsonObject, context: ToolContext & Backends): Promise<JsonObject>;
}

/**
 * A tool from its definition. Its input takes nothing but what the schema names, and it is frozen.
 *
 * @throws {TrunklineError} `bad_tool` for a definition that does not hold together.
 *
 * @example
 * ```ts
 * export const orderStatus = tool({
 *   name: 'order_status',
 *   description: 'Says when an order arrives.',
 *   input: z.object({ order: z.string().regex(/^\d{5}$/) }),
 *   output: z.object({ eta: z.iso.date() }),
 *   outcomes: { not_found: 'I cannot find that order.' },
 *   run: async ({ order }, { shop, signal }: ToolContext & { shop: Shop }) => {
 *     const found = await shop.order(order, { signal });
 *     if (found === undefined) throw outcome('not_found');
 *     return { eta: found.eta };
 *   },
 * });
 * text`It arrives on ${external(orderStatus).eta}.`
 * ```
 */
export function tool<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  const Key extends string = ScalarKey<Output>,
  Backends = unknown,
  Hidden = object,
>(definition: ToolDefinition<Name, Input, Output, Key, Backends, Hidden>): Tool<Key | AlwaysRead, Backends> {
  const { name, description, input, output, injected, deadline = longestRun, outcomes } = definition;
  const returns: readonly string[] = definition.returns ?? scalarsOf(output);
  const problem = problemOf({ ...definition, injected: injected ?? {}, deadline });
  if (problem !== undefined)
    throw new TrunklineError('bad_tool', `Tool "${name}": ${problem}`, { tool: name });
  const made: Tool<Key | AlwaysRead, Backends> = {
    kind: 'function',
    name,
    returns: Object.freeze([...new Set(['outcome', 'message', ...returns])]) as readonly (Key | AlwaysRead)[],
    description,
    input: input.strict(),
    output,
    injected: Object.freeze({ ...injected }),
    writes: definition.writes ?? false,
    keyed: definition.keyed ?? false,
    deadline,
    outcomes: Object.freeze({ ...commonOutcomes, ...outcomes }),
    flat: (value) => texts(definition.flat?.(value as z.output<Output>) ?? value, returns),
    run: (value, context) =>
      definition.run(value as z.output<Input> & Hidden, context) as Promise<JsonObject>,
  };
  return Object.freeze(made);
}

function texts(
  values: { readonly [key: string]: unknown },
  keys: readonly string[],
): { readonly [key: string]: string } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return scalar ? [[key, String(value)]] : [];
    }),
  );
}
