import {
  attribute,
  checkContactAttributes,
  connectLex,
  equals,
  external,
  flowAttribute,
  invokeLambda,
  lex,
  loop,
  module,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  setFlowAttributes,
  storeCustomerInput,
  storedInput,
  system,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { lookupCaller, serviceDeskBot } from './resources.ts';

/**
 * Finds out who is there: by caller id on a call, by the account of the web page in a chat, else by asking once.
 * Sets `name` and `callerNumber` and returns `known`; returns `unknown` when the caller cannot be found. The tools take
 * `callerNumber` for the caller: a number that somebody types says who they are and does not prove it, so put a PIN
 * in between where that is not enough.
 */
export const verifyCaller = module('Verify caller', {
  results: ['known', 'unknown'],
  attributes: ['account', 'name', 'callerNumber'],
  start: 'how',
  steps: {
    // What is known without a question. A chat has no number, and its page says who has signed in.
    how: callOrChat('use-caller-id', 'use-account'),
    'use-caller-id': setFlowAttributes({
      attributes: { caller: system('CustomerEndpoint', 'Address') },
      next: 'look-up',
      onError: 'ask',
    }),
    'use-account': setFlowAttributes({
      attributes: { caller: attribute('account') },
      next: 'look-up',
      onError: 'ask',
    }),

    'look-up': invokeLambda({
      function: lookupCaller,
      parameters: { caller: flowAttribute('caller') },
      next: 'found',
      onError: 'look-up-failed',
    }),
    found: checkContactAttributes({
      value: external(lookupCaller).found,
      when: [[equals('true'), 'remember']],
      onNoMatch: 'asked-before',
    }),
    remember: setContactAttributes({
      attributes: { name: external(lookupCaller).name, callerNumber: external(lookupCaller).number },
      next: 'known',
      onError: 'not-found',
    }),

    // One question for the number, by keys on a call and in words in a chat.
    'asked-before': loop({ times: 1, again: 'ask', done: 'not-found' }),
    ask: callOrChat('type-phone', 'write-phone'),
    'type-phone': storeCustomerInput({
      text: 'Please type the phone number that IT has for you, area code first. If you have none, just wait.',
      phoneNumber: { country: 'US' },
      next: 'typed',
      onInvalidNumber: 'asked-before',
      onError: 'not-found',
    }),
    typed: checkContactAttributes({
      value: storedInput,
      when: [[equals('Timeout'), 'not-found']],
      onNoMatch: 'use-typed',
    }),
    'use-typed': setFlowAttributes({
      attributes: { caller: storedInput },
      next: 'look-up',
      onError: 'not-found',
    }),
    'write-phone': connectLex({
      bot: serviceDeskBot,
      text: 'Which phone number does IT have for you?',
      when: { GiveNumber: 'use-written' },
      onNoMatch: 'not-found',
      onError: 'not-found',
    }),
    'use-written': setFlowAttributes({
      attributes: { caller: lex('Slots', 'number') },
      next: 'look-up',
      onError: 'not-found',
    }),

    'look-up-failed': playPrompt({
      text: 'Sorry, our directory is not answering right now.',
      next: 'not-found',
    }),
    'not-found': playPrompt({ text: 'No problem, I can help you without your name.', next: 'unknown' }),
    known: returnFromModule({ result: 'known' }),
    unknown: returnFromModule({ result: 'unknown' }),
  },
});
