import {
  attribute,
  checkContactAttributes,
  disconnect,
  equals,
  flow,
  getCustomerInput,
  playPrompt,
  setContactAttributes,
  setVoice,
  text,
} from '../../dist/index.js';

/** A greeting, and a menu that goes round: set an attribute, compare it, say something, back to the menu. No tools. */
export const mainLine = flow('Main line', {
  attributes: ['topic'],
  start: 'voice',
  steps: {
    voice: setVoice({ voice: 'Joanna', next: 'greeting' }),
    greeting: playPrompt({
      text: 'Thank you for calling Riverside Heating and Cooling. This call may be recorded to train our staff.',
      next: 'menu',
    }),
    menu: getCustomerInput({
      text: text`To hear about an order that is on its way, press 1. For a visit of our technicians at your home, press 2. To end this call, press 9. You asked about ${attribute('topic')} last.`,
      timeout: 8,
      when: { 1: 'orders', 2: 'visits', 9: 'bye' },
      onTimeout: 'bye',
      onNoMatch: 'menu',
      onError: 'bye',
    }),
    orders: setContactAttributes({ attributes: { topic: 'orders' }, next: 'which', onError: 'bye' }),
    visits: setContactAttributes({ attributes: { topic: 'visits' }, next: 'which', onError: 'bye' }),
    which: checkContactAttributes({
      value: attribute('topic'),
      when: [
        [equals('orders'), 'about-orders'],
        [equals('visits'), 'about-visits'],
      ],
      onNoMatch: 'bye',
    }),
    'about-orders': playPrompt({
      text: text`You chose ${attribute('topic')}. Your furnace filter left our warehouse this morning, and comes to you on Thursday between nine and twelve.`,
      next: 'menu',
    }),
    'about-visits': playPrompt({
      text: text`You chose ${attribute('topic')}. Our technician comes on Friday at two in the afternoon, and calls you from the road half an hour before.`,
      next: 'menu',
    }),
    bye: disconnect(),
  },
});

/** The key that the callers press in a turn, and what they hear then. */
export const keyOf = (turn) => (turn % 2 === 1 ? '1' : '2');
export const heardAfter = (turn) => (turn % 2 === 1 ? 'furnace filter' : 'calls you from the road');
