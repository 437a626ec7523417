import {
  connectLex,
  disconnect,
  flow,
  getCustomerInput,
  playPrompt,
  setContactAttributes,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { serviceDeskBot } from './resources.ts';

/**
 * What comes after the talk with a colleague: thanks and one question. It also runs when the customer has hung up
 * first; then the first prompt finds nobody, and the flow ends.
 */
export const itServiceDeskGoodbye = flow('IT service desk goodbye', {
  attributes: ['survey'],
  start: 'thanks',
  steps: {
    thanks: playPrompt({
      text: 'Thank you for talking to the IT service desk.',
      next: 'survey',
      onError: 'end',
    }),
    survey: callOrChat('rate-by-key', 'rate-in-words'),
    'rate-by-key': getCustomerInput({
      text: 'If we could solve your problem, press 1. If not, press 2.',
      when: { '1': 'helped', '2': 'not-helped' },
      onTimeout: 'farewell',
      onNoMatch: 'farewell',
      onError: 'farewell',
    }),
    'rate-in-words': connectLex({
      bot: serviceDeskBot,
      text: 'Could we solve your problem?',
      when: { Yes: 'helped', No: 'not-helped' },
      onNoMatch: 'farewell',
      onError: 'farewell',
    }),
    helped: setContactAttributes({ attributes: { survey: 'helped' }, next: 'farewell', onError: 'farewell' }),
    'not-helped': setContactAttributes({
      attributes: { survey: 'not helped' },
      next: 'farewell',
      onError: 'farewell',
    }),
    farewell: playPrompt({ text: 'Have a good day. Goodbye.', next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
