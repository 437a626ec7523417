import { isFields } from '../../language/shape.ts';
import { badEvent, type EventFields, fieldsAt, textAt } from '../lambda/lambda-event.ts';

/** What a Lex V2 event says, as far as it is read here. */
export interface LexTurn {
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly sessionId: string;
  /** The intent as it came, to be sent back. */
  readonly intent: EventFields;
  readonly intentName: string;
  readonly slots: EventFields;
  readonly confirmation: string;
  readonly attributes: { readonly [name: string]: string };
  /** Contexts and request attributes as they came, to be sent back. */
  readonly contexts: unknown;
  readonly requestAttributes: unknown;
  /** The channel speaks SSML. */
  readonly ssml: boolean;
}

/** What a slot holds: a value, or nothing yet, or several that could be meant. */
export interface SlotValue {
  readonly value?: unknown;
  readonly choices?: readonly string[];
}

/**
 * Reads a Lex V2 event.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
 * @throws {TrunklineError} `bad_event` where it is none.
 */
export function lexTurn(event: unknown): LexTurn {
  if (!isFields(event)) throw badLexEvent('it is no object');
  const source = event.invocationSource;
  if (source !== 'DialogCodeHook' && source !== 'FulfillmentCodeHook')
    throw badLexEvent('invocationSource is neither DialogCodeHook nor FulfillmentCodeHook');
  const state = fieldsAt(event, 'sessionState');
  const intent = fieldsAt(state, 'intent');
  const intentName = textAt(intent, 'name');
  const sessionId = textAt(event, 'sessionId');
  if (intentName === undefined) throw badLexEvent('sessionState.intent.name is missing');
  if (sessionId === undefined) throw badLexEvent('sessionId is missing');
  const requestAttributes = fieldsAt(event, 'requestAttributes');
  const accepted = textAt(requestAttributes, 'x-amz-lex:accept-content-types');
  return {
    source,
    sessionId,
    intent,
    intentName,
    slots: fieldsAt(intent, 'slots'),
    confirmation: textAt(intent, 'confirmationState') ?? 'None',
    attributes: Object.fromEntries(
      Object.entries(fieldsAt(state, 'sessionAttributes')).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    contexts: state.activeContexts,
    requestAttributes: event.requestAttributes,
    // Connect names SSML for chats too, where its tags would be read.
    ssml: event.inputMode !== 'Text' && (accepted === undefined || accepted.includes('SSML')),
  };
}

/** What is thrown for an event that is not Lex's, or that the table of intents has no answer to. */
export function badLexEvent(problem: string) {
  return badEvent('event of a Lex V2 bot', problem, 'It comes from the code hook of a bot alias.');
}

/**
 * What a slot holds, by its name, or `address.city` for a part of a composite slot. A list slot gives a list, a whole
 * composite slot an object.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/lambda-common-structures.html
 */
export function slotValue(slots: EventFields, path: string): SlotValue {
  const [name = '', ...parts] = path.split('.');
  let slot = fieldsAt(slots, name);
  for (const part of parts) slot = fieldsAt(fieldsAt(slot, 'subSlots'), part);
  return valueOf(slot);
}

function valueOf(slot: EventFields): SlotValue {
  if (Array.isArray(slot.values)) {
    const values = slot.values.flatMap((each) => (isFields(each) ? (valueOf(each).value ?? []) : []));
    return values.length === 0 ? {} : { value: values };
  }
  const parts = Object.keys(fieldsAt(slot, 'subSlots')).flatMap((name) => {
    const { value } = valueOf(fieldsAt(fieldsAt(slot, 'subSlots'), name));
    return value === undefined ? [] : [[name, value] as const];
  });
  if (parts.length > 0) return { value: Object.fromEntries(parts) };
  const heard = fieldsAt(slot, 'value');
  const interpreted = textAt(heard, 'interpretedValue');
  if (interpreted !== undefined) return { value: interpreted };
  // "At ten" is 10:00 or 22:00, and Lex then interprets nothing.
  const resolved = Array.isArray(heard.resolvedValues)
    ? heard.resolvedValues.filter((value): value is string => typeof value === 'string' && value !== '')
    : [];
  return resolved.length > 1 ? { choices: resolved } : resolved.length === 1 ? { value: resolved[0] } : {};
}
