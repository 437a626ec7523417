import * as z from 'zod';
import type { Platform } from '../../src/action/platform.ts';
import type { Bots } from '../../src/bot/bot.ts';
import { link } from '../../src/engine/link.ts';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { type ToolContext, tool } from '../../src/fulfillment/tool.ts';
import {
  botNamed,
  checkStaffing,
  connectLex,
  createCallback,
  disconnect,
  endFlow,
  external,
  flow,
  getCustomerInput,
  invokeLambda,
  lex,
  loopPrompts,
  playPrompt,
  queue,
  setCallbackNumber,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setWorkingQueue,
  storeCustomerInput,
  storedInput,
  system,
  text,
  transferToPhoneNumber,
  transferToQueue,
} from '../../src/index.ts';
import type { Clock } from '../../src/language/clock.ts';
import type { Store } from '../../src/store/store.ts';
import { phonePlatform } from '../../src/voice/phone-platform.ts';
import type { Sealer } from '../../src/voice/sealer.ts';

/** What a tool of the depot does outside: it writes a line into a book. The same `key` writes once. */
export type WriteDown = (line: string, key?: string) => Promise<void>;

interface Backends {
  readonly writeDown: WriteDown;
}

const written = {
  input: z.object({ words: z.string() }),
  output: z.object({ words: z.string() }),
  writes: true,
} as const;

/** Its backend takes a key, so it is run again after a failure. */
const orderPart = tool({
  ...written,
  name: 'order_part',
  description: 'Orders a spare part.',
  keyed: true,
  run: async ({ words }, { writeDown, key }: ToolContext & Backends) => {
    await writeDown(`order_part ${JSON.stringify({ words })}`, key);
    return { words };
  },
});

/** Its backend takes none: what nobody knows the end of is not run again. */
const takeNote = tool({
  ...written,
  name: 'take_note',
  description: 'Takes a note.',
  run: async ({ words }, { writeDown }: ToolContext & Backends) => {
    await writeDown(`take_note ${JSON.stringify({ words })}`);
    return { words };
  },
});

const yard = queue('Yard');
const sorry = playPrompt({ text: 'Sorry, that did not work.', next: 'menu' });

const depotWaiting = flow('Depot queue', {
  type: 'CUSTOMER_QUEUE',
  start: 'music',
  steps: {
    music: loopPrompts({
      prompts: [{ text: 'Please wait.' }],
      interruptAfter: 20,
      onInterrupt: 'rather',
      onError: 'quiet',
    }),
    rather: getCustomerInput({
      text: 'Press 1 to be called back.',
      when: { '1': 'number' },
      onTimeout: 'music',
      onNoMatch: 'music',
      onError: 'music',
    }),
    number: setCallbackNumber({
      number: system('CustomerEndpoint', 'Address'),
      next: 'book',
      onInvalidNumber: 'music',
      onNotDialable: 'music',
    }),
    book: createCallback({ queue: yard, next: 'booked', onError: 'music' }),
    booked: playPrompt({ text: 'We call you back.', next: 'bye' }),
    bye: disconnect(),
    quiet: endFlow(),
  },
});

const depotAfter = flow('Depot after the call', {
  start: 'note',
  steps: {
    note: invokeLambda({ function: takeNote, parameters: { words: 'over' }, next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});

const depot = flow('Depot', {
  start: 'after',
  steps: {
    after: setDisconnectFlow({ flow: depotAfter, next: 'in-line', onError: 'sorry' }),
    'in-line': setCustomerQueueFlow({ flow: depotWaiting, next: 'welcome', onError: 'sorry' }),
    welcome: playPrompt({ text: 'This is the depot.', next: 'menu' }),
    menu: getCustomerInput({
      text: 'Press 1 for a part, 2 to pay, 3 to speak, 4 for a driver, 5 for the yard, 6 to be called, 9 to end.',
      when: {
        '1': 'part',
        '2': 'card',
        '3': 'speak',
        '4': 'driver',
        '5': 'queue',
        '6': 'number',
        '9': 'bye',
      },
      onTimeout: 'menu',
      onNoMatch: 'menu',
      onError: 'sorry',
    }),

    part: storeCustomerInput({
      text: 'Type the part.',
      digits: 4,
      terminator: '0#',
      next: 'moment',
      onError: 'sorry',
    }),
    moment: playPrompt({ text: 'One moment.', next: 'order' }),
    order: invokeLambda({
      function: orderPart,
      parameters: { words: storedInput },
      next: 'ordered',
      onError: 'sorry',
    }),
    ordered: playPrompt({ text: text`Part ${external(orderPart).words} is ordered.`, next: 'menu' }),

    card: storeCustomerInput({
      text: 'Type your card.',
      digits: 4,
      terminator: '0#',
      encrypt: { keyId: 'key-1', key: 'a key' },
      next: 'pay',
      onError: 'sorry',
    }),
    pay: invokeLambda({
      function: takeNote,
      parameters: { words: storedInput },
      next: 'paid',
      onError: 'sorry',
    }),
    paid: playPrompt({ text: 'Your card is noted.', next: 'menu' }),

    speak: connectLex({
      bot: botNamed('Depot'),
      text: 'What shall I note?',
      when: { Note: 'note' },
      onNoMatch: 'sorry',
      onError: 'sorry',
    }),
    note: invokeLambda({
      function: takeNote,
      parameters: { words: lex('Slots', 'words') },
      next: 'noted',
      onError: 'sorry',
    }),
    noted: playPrompt({ text: text`Noted: ${external(takeNote).words}.`, next: 'menu' }),

    driver: transferToPhoneNumber({
      number: '+12025550123',
      resume: true,
      next: 'back',
      onCallFailed: 'sorry',
      onTimeout: 'sorry',
      onError: 'sorry',
    }),
    back: playPrompt({ text: 'You are back.', next: 'menu' }),

    queue: setWorkingQueue({ queue: yard, next: 'staff', onError: 'sorry' }),
    staff: checkStaffing({ metric: 'available', yes: 'join', no: 'number', onError: 'sorry' }),
    join: transferToQueue({ onFull: 'sorry', onError: 'sorry' }),

    number: setCallbackNumber({
      number: system('CustomerEndpoint', 'Address'),
      next: 'book',
      onInvalidNumber: 'sorry',
      onNotDialable: 'sorry',
    }),
    book: createCallback({ queue: yard, next: 'booked', onError: 'sorry' }),
    booked: playPrompt({ text: 'It is written down.', next: 'menu' }),
    sorry,
    bye: disconnect(),
  },
});

/** A line with everything on it: keys, an entry, a card, a bot, tools that write, a third party, a queue, callbacks. */
export const depotProgram = link([depot, depotWaiting, depotAfter]);

/** Ciphertext that is the same every time. */
export const depotSealer: Sealer = { seal: async (typed) => `sealed ${typed.replace(/./g, 'x')}` };

/** The bot asks once, whatever was said, and takes the next words for the note. */
export const depotBots: Bots = {
  hears: async ({ text: words, begins }) =>
    begins
      ? { kind: 'asks', messages: [{ as: 'text', content: 'And what exactly?' }] }
      : {
          kind: 'intent',
          intent: 'Note',
          slots: { words },
          sessionAttributes: {},
          messages: [{ as: 'text', content: 'All right.' }],
        },
};

const log = () => {};

/** What the depot asks its platform for, with real tools on the book. */
export function depotPlatform(store: Store, clock: Clock, writeDown: WriteDown): Platform {
  return phonePlatform({
    fulfillment: fulfillment({
      tools: [orderPart, takeNote],
      backends: { writeDown },
      outcomes: store,
      clock,
      log,
      callerSecret: 'a secret for tests only',
    }),
    metrics: async () => ({ staffed: 1, available: 1, online: 1, waiting: 0, oldest: 0 }),
    store,
    clock,
    log,
  });
}
