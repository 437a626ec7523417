import {
  attribute,
  checkContactAttributes,
  disconnect,
  equals,
  external,
  flow,
  fn,
  getCustomerInput,
  invokeLambda,
  playPrompt,
  setContactAttributes,
  system,
  text,
} from '../dist/index.js';

const lookup = fn('lookup-order', { returns: ['found', 'name'] });

/** Prompt, function, compare, one-key menu, set attribute, prompt with two references, disconnect. */
export const sevenSteps = flow('Seven steps', {
  attributes: ['choice'],
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Thanks for calling.', next: 'lookup' }),
    lookup: invokeLambda({
      function: lookup,
      parameters: { number: system('CustomerEndpoint', 'Address') },
      next: 'known',
      onError: 'bye',
    }),
    known: checkContactAttributes({
      value: external(lookup).found,
      when: [[equals('true'), 'menu']],
      onNoMatch: 'bye',
    }),
    menu: getCustomerInput({
      text: 'For your order, press 1.',
      timeout: 5,
      when: { 1: 'set' },
      onTimeout: 'bye',
      onNoMatch: 'bye',
      onError: 'bye',
    }),
    set: setContactAttributes({ attributes: { choice: 'order' }, next: 'status', onError: 'bye' }),
    status: playPrompt({
      text: text`Hello ${external(lookup).name}, your ${attribute('choice')} is on its way.`,
      next: 'bye',
    }),
    bye: disconnect(),
  },
});
