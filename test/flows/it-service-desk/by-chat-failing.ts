import { type Case, failing } from './play.ts';

const notSignedIn = { attributes: {} };

/** What may fail in a chat. */
export const failingChats: readonly Case[] = [
  failing('keep-issue', ['says my notebook stays black'], ['create-ticket']),
  failing('keep-said-number', ['says how is 40127'], ['ticket-status']),
  {
    name: 'a function that opens no ticket',
    world: { functions: { 'create-ticket': [{ throw: 'Boom' }] } },
    script: ['says my notebook stays black', 'says yes', 'hears something went wrong', 'hangs up'],
    ends: 'customer',
  },
  {
    name: 'a function that tells no status in time',
    world: { functions: { 'ticket-status': { timeout: true } } },
    script: ['says how is 40127', 'hears something went wrong', 'hangs up'],
    ends: 'customer',
  },
  {
    name: 'a function that takes no comment',
    world: { functions: { 'add-comment': [{ throw: 'Boom' }] } },
    script: ['says add to 40127 that it smells', 'hears something went wrong', 'hangs up'],
    ends: 'customer',
  },
  {
    name: 'a directory that does not answer',
    world: { functions: { 'lookup-caller': [{ throw: 'Boom' }] } },
    script: ['hears our directory is not answering', 'says bye'],
  },
  {
    name: 'nothing can be set up, and nobody is known',
    world: {
      faults: { 'after-talk': 'NoMatchingError', 'in-line': 'NoMatchingError', who: 'NoMatchingError' },
    },
    script: ['hears I could not look you up', 'says bye'],
    never: ['lookup-caller'],
  },
  {
    name: 'hours that cannot be told',
    world: { faults: { 'office-hours': 'NoMatchingError' } },
    script: ['hears I cannot tell whether my colleagues are here', 'says bye'],
  },
  ...['person', 'to-queue'].map(
    (step): Case => ({
      name: `no transfer, because ${step} fails`,
      world: { faults: { [step]: 'NoMatchingError' } },
      script: ['says a person please', 'hears I cannot reach my colleagues', 'says bye'],
      passes: [step, 'no-transfer', 'offer-ticket', 'words'],
    }),
  ),
  {
    name: 'an account that cannot be kept',
    world: { faults: { 'use-account': 'NoMatchingError' } },
    script: ['hears Which phone number', 'says 202 555 0100', 'hears Hello Sam.', 'says bye'],
  },
  {
    name: 'a number that cannot be kept',
    ...notSignedIn,
    world: { faults: { 'use-written': 'NoMatchingError' } },
    script: ['says 202 555 0100', 'hears without your name', 'says bye'],
  },
  {
    name: 'a name that cannot be kept',
    world: { faults: { remember: 'NoMatchingError' } },
    script: ['hears without your name', 'says bye'],
  },
  ...[
    ['helped', 'says yes'],
    ['not-helped', 'says no'],
    ['farewell', 'says yes'],
  ].map(
    ([step = '', answer = '']): Case => ({
      name: `a survey in which ${step} fails`,
      world: { faults: { [step]: 'NoMatchingError' } },
      script: ['says a person please', 'is silent', 'the agent hangs up', answer],
      passes: ['thanks', step, 'end'],
      ends: 'agent',
    }),
  ),
];
