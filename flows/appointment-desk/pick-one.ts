import {
  checkContactAttributes,
  connectLex,
  equals,
  getCustomerInput,
  lex,
  loop,
  module,
  moduleInput,
  playPrompt,
  returnFromModule,
  text,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { appointmentBot } from './resources.ts';

/**
 * Offers up to three things and lets the caller take one, by key or in words. Returns `picked` with its `value` and
 * how it is `spoken`; `other` with what else was said as the `value`; `later` with where more of them begin; `back`,
 * or after the third failure `person`.
 */
export const pickOne = module('Pick one', {
  input: ['question', 'offer', 'value1', 'value2', 'value3', 'spoken1', 'spoken2', 'spoken3', 'later'],
  results: ['picked', 'other', 'later', 'back', 'person'],
  start: 'ask',
  steps: {
    ask: callOrChat('keys', 'words'),
    keys: getCustomerInput({
      text: text`${moduleInput('question')} You can choose ${moduleInput('offer')}. Press 1, 2 or 3 for one of these, 4 for more, 5 to say it, 9 to go back, or 0 for a person.`,
      when: {
        '1': 'first',
        '2': 'second',
        '3': 'third',
        '4': 'later',
        '5': 'words',
        '9': 'back',
        '0': 'person',
      },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'give-up',
    }),
    words: connectLex({
      bot: appointmentBot,
      text: text`${moduleInput('question')} You can choose ${moduleInput('offer')}, or ask for more.`,
      sessionAttributes: { offer: moduleInput('offer') },
      when: { Choose: 'which', More: 'later', Back: 'back', Agent: 'person' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    which: checkContactAttributes({
      value: lex('Slots', 'choice'),
      when: [
        [equals('1'), 'first'],
        [equals('2'), 'second'],
        [equals('3'), 'third'],
      ],
      onNoMatch: 'other',
    }),
    'once-more': loop({ times: 2, again: 'not-understood', done: 'give-up' }),
    'not-understood': playPrompt({ text: "Sorry, I didn't get that.", next: 'ask' }),
    'give-up': playPrompt({ text: 'I am not getting this right.', next: 'person' }),

    first: returnFromModule({
      result: 'picked',
      data: { value: moduleInput('value1'), spoken: moduleInput('spoken1') },
    }),
    second: returnFromModule({
      result: 'picked',
      data: { value: moduleInput('value2'), spoken: moduleInput('spoken2') },
    }),
    third: returnFromModule({
      result: 'picked',
      data: { value: moduleInput('value3'), spoken: moduleInput('spoken3') },
    }),
    other: returnFromModule({ result: 'other', data: { value: lex('Slots', 'choice') } }),
    later: returnFromModule({ result: 'later', data: { value: moduleInput('later') } }),
    back: returnFromModule({ result: 'back' }),
    person: returnFromModule({ result: 'person' }),
  },
});
