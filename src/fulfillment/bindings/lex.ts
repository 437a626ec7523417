import type { JsonObject } from '../../language/document.ts';
import { TrunklineError } from '../../language/error.ts';
import { isFields } from '../../language/shape.ts';
import { coerce } from '../coerce.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { inputSchemaOf } from '../json-schema.ts';
import { knownTool } from '../known-tool.ts';
import { flatAnswer } from '../lambda/flat-answer.ts';
import { type LambdaContext, timeLeft } from '../lambda/lambda-context.ts';
import { textAt, whoCalls } from '../lambda/lambda-event.ts';
import { type Changes, lexAnswer } from '../lex/lex-answer.ts';
import { badLexEvent, type LexTurn, lexTurn, slotValue } from '../lex/lex-event.ts';
import { filled } from '../lex/lex-message.ts';
import { spokenChoice, spokenList } from '../spoken/spoken-list.ts';
import type { Tool } from '../tool.ts';

/** How an intent calls a tool. */
export interface LexIntent {
  /** The tool's name. */
  readonly tool: string;
  /** Which parameter a slot fills: `{ issue: 'issue_description' }`. `address.city` is a part of a composite slot. */
  readonly slots?: { readonly [slot: string]: string };
  /** Which parameter a session attribute fills: `{ result_request_id: 'request_id' }`. */
  readonly attributes?: { readonly [attribute: string]: string };
  /** What asks for a slot. Without it, the bot asks with its own prompt. */
  readonly ask?: { readonly [slot: string]: string };
  /** What reads back before the tool runs; `{slot}` stands for a slot's value. A tool that writes needs it. */
  readonly confirm?: string;
  /** What is said when all went well; `{key}` stands for what `external(tool)` reads. */
  readonly say?: string;
}

/** How a bot is answered. */
export interface LexOptions {
  readonly intents: { readonly [intent: string]: LexIntent };
  /** Whether the bot ends its turn when a tool has run, or asks for the next intent. @default 'close' */
  readonly afterwards?: 'close' | 'listen';
  /** What asks for the next intent. @default 'What else can I do for you?' */
  readonly listen?: string;
}

/** How often a slot is asked for with an answer of its own before the intent is closed as failed. */
const attempts = 3;

/**
 * Answers the code hooks of a Lex V2 bot, in dialogue and at fulfilment alike: what is missing or wrong is asked for
 * (`ElicitSlot`), an ambiguous value is asked back with its choices, a tool that writes is read back
 * (`ConfirmIntent`), and who says no is asked for something else (`ElicitIntent`). In dialogue the bot then goes on
 * by itself (`Delegate`); at fulfilment the tool runs, and the intent is closed as `Fulfilled` or `Failed`. Nothing
 * is written that was not confirmed.
 *
 * The contact is the session attribute `contactId`, or the session where there is none; the caller is `callerNumber`
 * and `account`. Whoever may call the bot's runtime API writes session attributes: let that be Connect or a program of
 * yours, and never a page in a browser. How the last tool ended stays in the session attributes: `result_outcome`,
 * `result_message`, and `result_<key>` for what `external(tool)` reads, which other intents may take up.
 *
 * A text that begins with `<speak>` is SSML where the channel speaks it.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/lambda.html
 * @throws {TrunklineError} `unknown_tool` and `bad_intent` for a table that does not fit the tools. The handler throws
 * `bad_event` for an event that is not Lex's.
 *
 * @example
 * ```ts
 * export const handler = lexHandler(fulfillment, {
 *   intents: {
 *     CreateTicket: {
 *       tool: 'create_ticket',
 *       slots: { issue: 'issue_description' },
 *       confirm: 'Shall I open a ticket that says: {issue}?',
 *     },
 *   },
 * });
 * ```
 */
export function lexHandler(
  fulfillment: Fulfillment,
  { intents, afterwards = 'close', listen = 'What else can I do for you?' }: LexOptions,
): (event: unknown, context?: LambdaContext) => Promise<JsonObject> {
  const table = new Map(
    Object.entries(intents).map(([name, intent]) => [name, fitting(fulfillment, name, intent)]),
  );
  return async (event, context) => {
    const turn = lexTurn(event);
    const found = table.get(turn.intentName);
    if (found === undefined) {
      // A bot has intents of its own, which it can go on with; there is nothing to run for them.
      if (turn.source === 'DialogCodeHook') return lexAnswer(turn, { type: 'Delegate' });
      throw badLexEvent(`the table of intents has no ${turn.intentName}`);
    }
    const { intent, tool } = found;
    if (turn.confirmation === 'Denied') return lexAnswer(turn, { type: 'ElicitIntent' }, { texts: [listen] });

    const input = coerce(tool.input, inputOf(turn, intent));
    const gap = await gapIn(turn, intent, tool, input);
    if (gap !== undefined) return elicit(turn, gap);
    if (intent.confirm !== undefined && turn.confirmation !== 'Confirmed')
      return lexAnswer(
        turn,
        { type: 'ConfirmIntent' },
        { texts: [filled(intent.confirm, heard(turn, intent))] },
      );
    if (turn.source === 'DialogCodeHook') return lexAnswer(turn, { type: 'Delegate' });

    const result = await fulfillment.call({
      tool: intent.tool,
      input,
      contactId: textAt(turn.attributes, 'contactId') ?? turn.sessionId,
      ...whoCalls(textAt(turn.attributes, 'callerNumber'), textAt(turn.attributes, 'account')),
      timeLeft: timeLeft(context),
    });
    const flat = flatAnswer(tool, result);
    const said = 'message' in result ? result.message : filled(intent.say ?? '', flat);
    const wrong = slotOf(intent, flat.parameter);
    if (wrong !== undefined) return elicit(turn, { slot: wrong, text: said, flat });
    const texts = afterwards === 'listen' ? [said, listen] : [said];
    const state = result.outcome === 'ok' ? 'Fulfilled' : 'Failed';
    return lexAnswer(turn, afterwards === 'listen' ? { type: 'ElicitIntent' } : { type: 'Close', state }, {
      texts,
      changes: told(flat),
    });
  };
}

/** A slot that has to be asked for, and how the tool would have ended without it. */
interface Gap {
  readonly slot: string;
  /** Without it, the bot asks with its own prompt. */
  readonly text?: string | undefined;
  readonly flat: { readonly [key: string]: string };
}

/** The first slot, in the order of the table, whose value is missing, ambiguous, or nothing the tool can take. */
async function gapIn(
  turn: LexTurn,
  intent: LexIntent,
  tool: Pick<Tool, 'input' | 'outcomes'>,
  input: unknown,
): Promise<Gap | undefined> {
  const { error } = await tool.input.safeParseAsync(input);
  for (const [slot, parameter] of Object.entries(intent.slots ?? {})) {
    const { value, choices } = slotValue(turn.slots, slot);
    const gap = (outcome: 'missing_parameter' | 'invalid_value', text?: string): Gap => {
      const message = tool.outcomes[outcome] ?? '';
      return { slot, text: text ?? message, flat: { outcome, message, parameter } };
    };
    if (choices !== undefined) return gap('invalid_value', `Did you mean ${spokenChoice(choices)}?`);
    if (error?.issues.some(({ path }) => path[0] === parameter) !== true) continue;
    return value === undefined
      ? { ...gap('missing_parameter'), text: intent.ask?.[slot] }
      : gap('invalid_value');
  }
  return undefined;
}

/** Asks for a slot; after a few times, the flow has to go on without it. */
function elicit(turn: LexTurn, { slot, text, flat }: Gap): JsonObject {
  const [before, count] = (turn.attributes[askedFor] ?? '').split(' ');
  const times = before === slot ? Number(count) + 1 : 1;
  if (!(times <= attempts))
    return lexAnswer(turn, { type: 'Close', state: 'Failed' }, { changes: told(flat) });
  return lexAnswer(
    turn,
    { type: 'ElicitSlot', slot },
    { texts: text === undefined ? [] : [text], changes: { [askedFor]: `${slot} ${times}` } },
  );
}

/** The session attribute that counts how often a slot was asked for. */
const askedFor = 'asked_for';

/** How a tool ended, for the flow and for other intents. */
function told(flat: { readonly [key: string]: string }): Changes {
  const results = Object.entries(flat).map(([key, value]) => [`result_${key}`, value] as const);
  return {
    [askedFor]: undefined,
    result_message: undefined,
    result_parameter: undefined,
    ...Object.fromEntries(results),
  };
}

function inputOf(
  turn: LexTurn,
  { slots = {}, attributes = {} }: LexIntent,
): { readonly [name: string]: unknown } {
  const carried = Object.entries(attributes).map(([name, parameter]) => [parameter, turn.attributes[name]]);
  const filledIn = Object.entries(slots).map(([slot, parameter]) => [
    parameter,
    slotValue(turn.slots, slot).value,
  ]);
  return Object.fromEntries([...carried, ...filledIn].filter(([, value]) => value !== undefined));
}

/** What is read back: slots, and what comes from the session, each under its name. */
function heard(
  turn: LexTurn,
  { slots = {}, attributes = {} }: LexIntent,
): { readonly [name: string]: string } {
  const carried = Object.keys(attributes).map((name) => [name, turn.attributes[name] ?? '']);
  const filledIn = Object.keys(slots).map((slot) => [slot, asText(slotValue(turn.slots, slot).value)]);
  return Object.fromEntries([...carried, ...filledIn]);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return spokenList(value.map(asText));
  if (isFields(value)) return Object.values(value).map(asText).join(' ');
  return typeof value === 'string' ? value : '';
}

function slotOf({ slots = {} }: LexIntent, parameter: string | undefined): string | undefined {
  // Of a list or an object, the tool names the place inside.
  const [name] = parameter?.split('.') ?? [];
  return Object.keys(slots).find((slot) => slots[slot] === name);
}

/** An intent with its tool, where the two fit. */
function fitting(fulfillment: Fulfillment, name: string, intent: LexIntent) {
  const tool = knownTool(fulfillment, intent.tool);
  const wrong = (problem: string) =>
    new TrunklineError('bad_intent', `The intent ${name} ${problem}`, { intent: name, tool: intent.tool });
  const parameters = Object.keys(tool.input.shape);
  const given = [...Object.values(intent.slots ?? {}), ...Object.values(intent.attributes ?? {})];
  for (const parameter of given) {
    if (parameters.includes(parameter)) continue;
    throw wrong(
      `fills ${parameter}, which ${intent.tool} does not take. It takes ${parameters.join(', ') || 'none'}.`,
    );
  }
  if (tool.writes && intent.confirm === undefined)
    throw wrong(
      `calls ${intent.tool}, which changes something, and reads nothing back before. Give it a confirm text.`,
    );
  const open = inputSchemaOf(tool).required.find((parameter) => !given.includes(parameter));
  if (open !== undefined)
    throw wrong(
      `leaves ${open} open, which ${intent.tool} needs, so it would never run. Fill it from a slot or a session attribute.`,
    );
  return { intent, tool };
}
