import type { JsonObject } from '../../language/document.ts';
import type { LexTurn } from './lex-event.ts';
import { lexMessages } from './lex-message.ts';

/** Session attributes that an answer changes; undefined takes one away. */
export type Changes = { readonly [name: string]: string | undefined };

/** What Lex is to do next. */
export type NextAction =
  | { readonly type: 'Delegate' | 'ElicitIntent' | 'ConfirmIntent' }
  | { readonly type: 'ElicitSlot'; readonly slot: string }
  | { readonly type: 'Close'; readonly state: 'Fulfilled' | 'Failed' };

/**
 * An answer to Lex. The session and the intent go back as they came, but for what has changed.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
export function lexAnswer(
  turn: LexTurn,
  next: NextAction,
  { texts = [], changes = {} }: { readonly texts?: readonly string[]; readonly changes?: Changes } = {},
): JsonObject {
  const messages = next.type === 'Delegate' ? [] : lexMessages(texts, turn.ssml);
  return withoutUndefined({
    sessionState: withoutUndefined({
      sessionAttributes: withoutUndefined({ ...turn.attributes, ...changes }),
      activeContexts: turn.contexts ?? undefined,
      dialogAction: dialogAction(next),
      // An intent that is to be found is none that is there already.
      intent: next.type === 'ElicitIntent' ? undefined : intentAfter(turn, next),
    }),
    messages: messages.length === 0 ? undefined : messages,
    requestAttributes: turn.requestAttributes ?? undefined,
  });
}

function dialogAction(next: NextAction): JsonObject {
  if (next.type !== 'ElicitSlot') return { type: next.type };
  const [slotToElicit = '', ...parts] = next.slot.split('.');
  const part = parts.reduceRight<JsonObject | undefined>(
    (inner, name) => ({ name, ...(inner === undefined ? {} : { subSlotToElicit: inner }) }),
    undefined,
  );
  return { type: next.type, slotToElicit, ...(part === undefined ? {} : { subSlotToElicit: part }) };
}

function intentAfter(turn: LexTurn, next: NextAction): JsonObject {
  const intent = turn.intent as JsonObject;
  if (next.type === 'Close') return { ...intent, state: next.state };
  if (next.type !== 'ElicitSlot') return intent;
  const [slot = ''] = next.slot.split('.');
  const slots = turn.slots as JsonObject;
  // What was wrong is asked for from the beginning, and what was confirmed was something else.
  return { ...intent, state: 'InProgress', confirmationState: 'None', slots: { ...slots, [slot]: null } };
}

function withoutUndefined(fields: { readonly [name: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
