import {
  createCallback,
  disconnect,
  endFlow,
  flow,
  getCustomerInput,
  loopPrompts,
  playPrompt,
  setCallbackNumber,
  system,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { serviceDeskQueue } from './resources.ts';

/** What customers hear and read while they wait for a colleague. Callers are offered a callback every minute. */
export const itServiceDeskQueue = flow('IT service desk queue', {
  type: 'CUSTOMER_QUEUE',
  start: 'waiting',
  steps: {
    waiting: callOrChat('music', 'chat-in-line'),

    // A chat reads one line and waits; a colleague joins by themselves.
    'chat-in-line': playPrompt({
      text: 'You are in line. A colleague will join this chat as soon as they can.',
      next: 'keep-waiting',
    }),

    // A call hears something all the time.
    music: loopPrompts({
      prompts: [
        { text: 'You are in line for the service desk.' },
        { text: 'Thank you for waiting. The next free colleague will take your call.' },
      ],
      interruptAfter: 60,
      onInterrupt: 'callback-or-wait',
      onError: 'quiet',
    }),
    'callback-or-wait': getCustomerInput({
      text: 'To be called back instead, press 1. To keep waiting, just stay on the line.',
      when: { '1': 'keep-number' },
      onTimeout: 'music',
      onNoMatch: 'music',
      onError: 'music',
    }),
    'keep-number': setCallbackNumber({
      number: system('CustomerEndpoint', 'Address'),
      next: 'book',
      onInvalidNumber: 'cannot-book',
      onNotDialable: 'cannot-book',
    }),
    book: createCallback({ queue: serviceDeskQueue, next: 'booked', onError: 'cannot-book' }),
    'cannot-book': playPrompt({
      text: 'Sorry, we cannot call you back on this number. Please stay on the line.',
      next: 'music',
    }),
    booked: playPrompt({ text: 'We will call you back. Goodbye.', next: 'hang-up' }),
    'hang-up': disconnect(),

    quiet: playPrompt({
      text: 'Please stay on the line, it may be quiet for a while.',
      next: 'keep-waiting',
    }),
    'keep-waiting': endFlow(),
  },
});
