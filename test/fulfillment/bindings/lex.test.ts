import { describe, expect, test } from 'vitest';
import { type LexOptions, lexHandler } from '../../../src/fulfillment/bindings/lex.ts';
import { deskTools } from '../lambda/desk-tools.ts';
import { type LexEventParts, lexEvent, slot } from '../lambda/events.ts';

const intents: LexOptions['intents'] = {
  AddNote: {
    tool: 'add_note',
    slots: { Order: 'order_id', Text: 'text', Copies: 'copies' },
    ask: { Text: 'What shall it say?' },
    confirm: 'Shall I note {Text} for order {Order}?',
    say: '<speak>Your note is <say-as interpret-as="characters">{note_id}</say-as>.</speak>',
  },
  OrderStatus: {
    tool: 'order_status',
    slots: { Order: 'order_id' },
    attributes: { result_order_id: 'order_id' },
    say: 'It is {status}. {nothing}',
  },
  Sizes: { tool: 'order_status', slots: { 'Size.Width': 'order_id' } },
};
const filled = { Order: slot('o-1'), Text: slot('Ring twice'), Copies: null };
const confirmed = { slots: filled, confirmation: 'Confirmed' };

async function answerTo(parts: LexEventParts, options: Partial<LexOptions> = {}) {
  const { fulfillment, calls } = deskTools();
  const answer = (await lexHandler(fulfillment, { intents, ...options })(
    lexEvent(parts),
  )) as unknown as Answer;
  return {
    calls,
    answer,
    next: answer.sessionState.dialogAction,
    attributes: answer.sessionState.sessionAttributes,
  };
}

interface Answer {
  readonly sessionState: {
    readonly dialogAction: { readonly [key: string]: unknown };
    readonly sessionAttributes: { readonly [key: string]: string };
    readonly intent?: { readonly [key: string]: unknown };
  };
  readonly messages?: readonly { readonly contentType: string; readonly content: string }[];
}

const plain = (...texts: readonly string[]) =>
  texts.map((content) => ({ contentType: 'PlainText', content }));
const elicit = (slotToElicit: string) => ({ type: 'ElicitSlot', slotToElicit });

describe('in dialogue', () => {
  test.each([
    ['the first slot, with the prompt of the bot', {}, elicit('Order'), undefined],
    [
      'the next one, with a text',
      { Order: slot('o-1'), Text: null },
      elicit('Text'),
      plain('What shall it say?'),
    ],
    [
      'one that could be several',
      { Order: slot(null, ['10', '22']), Text: slot('x') },
      elicit('Order'),
      plain('Did you mean 10 or 22?'),
    ],
    [
      'one that nothing was understood of',
      { Order: slot(null), Text: slot('x') },
      elicit('Order'),
      undefined,
    ],
    [
      'one that the tool cannot take',
      { ...filled, Order: slot('?!') },
      elicit('Order'),
      plain('That is no order.'),
    ],
    [
      'one that may be left out and is wrong',
      { ...filled, Copies: slot('many') },
      elicit('Copies'),
      plain('That is no order.'),
    ],
    [
      'a read-back when all is there',
      filled,
      { type: 'ConfirmIntent' },
      plain('Shall I note Ring twice for order o-1?'),
    ],
    [
      'a value that Lex has only resolved',
      { ...filled, Order: slot(null, ['o-1']) },
      { type: 'ConfirmIntent' },
      plain('Shall I note Ring twice for order o-1?'),
    ],
  ])('asks for %s', async (_, slots, expected, messages) => {
    const { answer, next, calls } = await answerTo({ slots });
    expect(next).toEqual(expected);
    expect(answer.messages).toEqual(messages);
    expect(calls).toEqual([]);
  });

  test.each([
    ['what is confirmed', confirmed],
    ['what needs no read-back', { intent: 'OrderStatus', slots: { Order: slot('o-1') } }],
    ['an intent of the bot itself', { intent: 'FallbackIntent' }],
  ])('leaves %s to the bot', async (_, parts) => {
    const { answer, next, calls } = await answerTo(parts);
    expect(next).toEqual({ type: 'Delegate' });
    expect(answer.messages).toBeUndefined();
    expect(calls).toEqual([]);
  });

  test('asks for something else after a no, and writes nothing', async () => {
    for (const source of ['DialogCodeHook', 'FulfillmentCodeHook']) {
      const { answer, next, calls } = await answerTo({ slots: filled, confirmation: 'Denied', source });
      expect(next).toEqual({ type: 'ElicitIntent' });
      expect(answer.messages).toEqual(plain('What else can I do for you?'));
      expect(answer.sessionState.intent).toBeUndefined();
      expect(calls).toEqual([]);
    }
  });

  test('a slot that is wrong is emptied, and what was confirmed is not any more', async () => {
    const { answer } = await answerTo({ slots: { ...filled, Order: slot('?!') }, confirmation: 'Confirmed' });
    expect(answer.sessionState.intent).toEqual({
      name: 'AddNote',
      state: 'InProgress',
      confirmationState: 'None',
      slots: { ...filled, Order: null },
    });
  });

  test('a part of a composite slot is asked for by its name', async () => {
    const { next } = await answerTo({ intent: 'Sizes', slots: { Size: { subSlots: { Width: null } } } });
    expect(next).toEqual({ type: 'ElicitSlot', slotToElicit: 'Size', subSlotToElicit: { name: 'Width' } });
  });

  test('a slot is asked for three times, and then the flow goes on without it', async () => {
    let attributes: { readonly [key: string]: string } = {};
    for (const type of ['ElicitSlot', 'ElicitSlot', 'ElicitSlot', 'Close']) {
      const turn = await answerTo({ slots: { ...filled, Order: slot('?!') }, attributes });
      expect(turn.next.type).toBe(type);
      attributes = turn.attributes;
    }
    expect(attributes).toEqual({
      contactId: 'c-1',
      callerNumber: '+12025550147',
      result_outcome: 'invalid_value',
      result_message: 'That is no order.',
      result_parameter: 'order_id',
    });
  });

  test('another slot is asked for from the beginning', async () => {
    const { attributes } = await answerTo({ slots: {}, attributes: { asked_for: 'Text 3' } });
    expect(attributes['asked_for']).toBe('Order 1');
  });
});

describe('at fulfilment', () => {
  const source = 'FulfillmentCodeHook';

  test('the tool is called with slots and whoever is in the session', async () => {
    const { calls } = await answerTo({ ...confirmed, slots: { ...filled, Copies: slot('2') }, source });
    expect(calls).toEqual([
      {
        tool: 'add_note',
        input: { order_id: 'o-1', text: 'Ring twice', copies: 2 },
        contactId: 'c-1',
        number: '+12025550147',
        timeLeft: 7000,
      },
    ]);
  });

  test('the session is the contact where nobody has named one', async () => {
    const rest = {
      sessionState: {
        sessionAttributes: null,
        intent: { name: 'OrderStatus', slots: { Order: slot('o-1') } },
      },
    };
    const { calls } = await answerTo({ source, rest });
    expect(calls).toEqual([
      { tool: 'order_status', input: { order_id: 'o-1' }, contactId: 's-1', timeLeft: 7000 },
    ]);
  });

  test('what an earlier tool said is taken up', async () => {
    const { calls } = await answerTo({
      source,
      intent: 'OrderStatus',
      attributes: { result_order_id: 'o-7' },
    });
    expect(calls[0]?.input).toEqual({ order_id: 'o-7' });
  });

  test.each([
    ['None', 'ConfirmIntent'],
    ['Denied', 'ElicitIntent'],
    [null, 'ConfirmIntent'],
    ['Perhaps', 'ConfirmIntent'],
  ])('nothing is written where the confirmation is %s', async (confirmation, type) => {
    const { next, calls } = await answerTo({ source, slots: filled, confirmation: confirmation as string });
    expect(next.type).toBe(type);
    expect(calls).toEqual([]);
  });

  test('closes what went well, and leaves the result in the session', async () => {
    const old = {
      result_message: 'old',
      result_parameter: 'old',
      result_status: 'sent',
      asked_for: 'Order 2',
    };
    const { answer, next, attributes } = await answerTo({ ...confirmed, source, attributes: old });
    expect(next).toEqual({ type: 'Close' });
    expect(answer.sessionState.intent).toMatchObject({ name: 'AddNote', state: 'Fulfilled' });
    expect(answer.messages).toEqual([
      {
        contentType: 'SSML',
        content: '<speak>Your note is <say-as interpret-as="characters">n-o-1</say-as>.</speak>',
      },
    ]);
    expect(attributes).toEqual({
      contactId: 'c-1',
      callerNumber: '+12025550147',
      result_status: 'sent',
      result_outcome: 'ok',
      result_note_id: 'n-o-1',
    });
  });

  test('closes what went wrong as failed, with the words of the tool', async () => {
    const slots = { ...filled, Order: slot('upstream') };
    const { answer, next } = await answerTo({ ...confirmed, slots, source });
    expect(next).toEqual({ type: 'Close' });
    expect(answer.sessionState.intent).toMatchObject({ state: 'Failed' });
    expect(answer.messages).toEqual(plain('There is a problem on our side.'));
    expect(answer.sessionState.sessionAttributes['result_outcome']).toBe('upstream');
  });

  test('asks again for what only the tool could refuse', async () => {
    const slots = { ...filled, Order: slot('refused') };
    const { answer, next, calls } = await answerTo({ ...confirmed, slots, source });
    expect(calls).toHaveLength(1);
    expect(next).toEqual({ type: 'ElicitSlot', slotToElicit: 'Order' });
    expect(answer.messages).toEqual(plain('That is no order.'));
  });

  test.each([
    ['o-1', plain('It is sent.', 'Anything else?')],
    ['not_found', plain('I cannot find that.', 'Anything else?')],
  ])('goes on talking where that is wanted', async (order, messages) => {
    const parts = { source, intent: 'OrderStatus', slots: { Order: slot(order) } };
    const { answer, next } = await answerTo(parts, { afterwards: 'listen', listen: 'Anything else?' });
    expect(next).toEqual({ type: 'ElicitIntent' });
    expect(answer.messages).toEqual(messages);
  });

  test('an intent that the table has not is refused', async () => {
    await expect(answerTo({ source, intent: 'Other' })).rejects.toThrow('the table of intents has no Other');
  });
});

describe('what is heard', () => {
  test.each([
    ['a chat', { inputMode: 'Text' }],
    ['a channel without SSML', { requestAttributes: { 'x-amz-lex:accept-content-types': 'PlainText' } }],
  ])('%s gets SSML without its tags', async (_, rest) => {
    const { answer } = await answerTo({ ...confirmed, source: 'FulfillmentCodeHook', rest });
    expect(answer.messages).toEqual(plain('Your note is n-o-1.'));
  });

  test('a long text is several messages', async () => {
    const text = `${'word '.repeat(300)}end`;
    const { answer } = await answerTo({ slots: { ...filled, Text: slot(text) } });
    const contents = (answer.messages ?? []).map(({ content }) => content);
    expect(contents.map(({ length }) => length <= 1024)).toEqual([true, true]);
    expect(contents.join(' ')).toBe(`Shall I note ${text} for order o-1?`);
  });
});

describe('what comes in', () => {
  test.each([
    ['a number', 0.91],
    ['an object', { score: 0.91 }],
    ['null', null],
  ])('a confidence that is %s is nothing to stumble over', async (_, nluConfidence) => {
    const { next } = await answerTo({ rest: { interpretations: [{ intent: null, nluConfidence }] } });
    expect(next.type).toBe('ElicitSlot');
  });

  test('contexts and request attributes go back as they came', async () => {
    const { answer } = await answerTo({ slots: filled });
    expect(answer).toMatchObject({
      sessionState: { activeContexts: [], sessionAttributes: { contactId: 'c-1' } },
      requestAttributes: { 'x-amz-lex:channels:platform': 'Connect' },
    });
  });

  test.each([
    ['null', null],
    ['no source', lexEvent({ rest: { invocationSource: null } })],
    ['no intent', lexEvent({ rest: { sessionState: { intent: null } } })],
    ['no session', lexEvent({ rest: { sessionId: 7 } })],
  ])('an event with %s is refused, and no tool runs', async (_, event) => {
    const { fulfillment, calls } = deskTools();
    await expect(lexHandler(fulfillment, { intents })(event)).rejects.toMatchObject({ code: 'bad_event' });
    expect(calls).toEqual([]);
  });

  test.each([
    ['There is no tool "add_nose". Did you mean "add_note"?', { tool: 'add_nose' }],
    [
      'The intent Broken fills texts, which add_note does not take. It takes order_id, text, copies, tags.',
      { tool: 'add_note', slots: { Text: 'texts' }, confirm: 'Shall I?' },
    ],
    [
      'The intent Broken leaves text open, which add_note needs, so it would never run. Fill it from a slot or a session attribute.',
      { tool: 'add_note', slots: { Order: 'order_id' }, confirm: 'Shall I?' },
    ],
    [
      'The intent Broken calls add_note, which changes something, and reads nothing back before. Give it a confirm text.',
      { tool: 'add_note' },
    ],
  ])('%s', (message, broken) => {
    expect(() => lexHandler(deskTools().fulfillment, { intents: { Broken: broken } })).toThrow(message);
  });
});
