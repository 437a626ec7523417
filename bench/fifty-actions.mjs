import {
  atLeast,
  attribute,
  checkContactAttributes,
  checkHours,
  disconnect,
  equals,
  external,
  flow,
  fn,
  getCustomerInput,
  hours,
  invokeLambda,
  loop,
  playPrompt,
  queue,
  setContactAttributes,
  setLoggingBehavior,
  setVoice,
  setWorkingQueue,
  storeCustomerInput,
  system,
  text,
  transferToQueue,
} from '../dist/index.js';

const lookup = fn('lookup-caller', { returns: ['found', 'name', 'score'] });
const steps = {
  logging: setLoggingBehavior({ on: true, next: 'voice' }),
  voice: setVoice({ voice: 'Joanna', next: 'hours' }),
  hours: checkHours({ hours: hours('Main'), open: 'lookup', closed: 'sorry', onError: 'sorry' }),
  lookup: invokeLambda({
    function: lookup,
    parameters: { number: system('CustomerEndpoint', 'Address') },
    next: 'known',
    onError: 'menu-1',
  }),
  known: checkContactAttributes({
    value: external(lookup).found,
    when: [[equals('true'), 'score']],
    onNoMatch: 'menu-1',
  }),
  score: checkContactAttributes({
    value: external(lookup).score,
    when: [[atLeast(60), 'person']],
    onNoMatch: 'menu-1',
  }),
  person: setWorkingQueue({ queue: queue('Main'), next: 'transfer', onError: 'sorry' }),
  transfer: transferToQueue({ onFull: 'sorry', onError: 'sorry' }),
  sorry: playPrompt({ text: 'Sorry, nobody can help you now.', next: 'bye' }),
  bye: disconnect(),
};
for (let index = 1; index <= 8; index++) {
  steps[`menu-${index}`] = getCustomerInput({
    text: text`Hello ${external(lookup).name}. For topic ${attribute('topic')} press 1.`,
    timeout: 5,
    when: { 1: `set-${index}`, 2: `type-${index}` },
    onTimeout: `again-${index}`,
    onNoMatch: `again-${index}`,
    onError: 'sorry',
  });
  steps[`again-${index}`] = loop({ times: 3, again: `menu-${index}`, done: 'person' });
  steps[`set-${index}`] = setContactAttributes({
    attributes: { topic: `${index}` },
    next: `said-${index}`,
    onError: 'sorry',
  });
  steps[`type-${index}`] = storeCustomerInput({
    text: 'Please type it.',
    timeout: 5,
    digits: 8,
    next: `said-${index}`,
    onError: 'sorry',
  });
  steps[`said-${index}`] = playPrompt({
    text: text`Thank you, ${attribute('topic')}.`,
    next: index === 8 ? 'person' : `menu-${index + 1}`,
  });
}

/** A flow of fifty actions of fifteen types, for the start-up figures. */
export const fiftyActions = flow('Fifty actions', { attributes: ['topic'], start: 'logging', steps });
