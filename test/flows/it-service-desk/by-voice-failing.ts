import { type Case, failing, nobody } from './play.ts';
import { stranger } from './world.ts';

const toCallback = ['presses 0', 'hears For a callback'];

/** What may fail in a call. */
export const failingCalls: readonly Case[] = [
  ...['computer', 'network', 'sign-in'].map(
    (step, index): Case => failing(step, ['presses 1', `presses ${index + 1}`], ['create-ticket']),
  ),
  failing('keys', []),
  failing('topic', ['presses 1']),
  failing('keep-issue', ['presses 4', 'says my notebook stays black'], ['create-ticket']),
  failing('right-by-key', ['presses 1', 'presses 1'], ['create-ticket']),
  failing('type-number', ['presses 2']),
  failing('keep-typed-number', ['presses 2', 'presses 40127'], ['ticket-status']),
  failing('keep-said-number', ['presses 4', 'says how is 40127'], ['ticket-status']),
  {
    name: 'a function that opens no ticket',
    world: { functions: { 'create-ticket': [{ throw: 'Boom' }] } },
    script: ['presses 1', 'presses 1', 'presses 1', 'hears something went wrong', 'hangs up'],
    calls: [['create-ticket']],
    ends: 'customer',
  },
  {
    name: 'a function that tells no status in time',
    world: { functions: { 'ticket-status': { timeout: true } } },
    script: ['presses 2', 'presses 40127', 'hears something went wrong', 'hangs up'],
    ends: 'customer',
  },
  {
    name: 'a function that takes no comment',
    world: { functions: { 'add-comment': [{ throw: 'Boom' }] } },
    script: ['presses 3', 'says add to 40127 that it smells', 'hears something went wrong', 'hangs up'],
    ends: 'customer',
  },
  {
    name: 'nothing can be set up, and nobody is known',
    world: {
      faults: {
        'after-talk': 'NoMatchingError',
        'in-line': 'NoMatchingError',
        voice: 'NoMatchingError',
        who: 'NoMatchingError',
      },
    },
    script: ['hears I could not look you up', 'presses 9', 'hears Goodbye'],
    never: ['lookup-caller'],
  },
  {
    name: 'no queue can be set, and no callback booked',
    world: { faults: { person: 'NoMatchingError', 'call-back': 'NoMatchingError' } },
    script: ['presses 0', 'hears I cannot reach my colleagues', 'presses 1', 'hears call us again later'],
  },
  {
    name: 'no transfer, and a callback menu that fails',
    world: { faults: { 'to-queue': 'NoMatchingError', 'offer-callback': 'NoMatchingError' } },
    script: ['presses 0', 'hears I cannot reach my colleagues', 'hears call us again later'],
    passes: ['to-queue', 'no-transfer', 'offer-callback', 'no-callback', 'goodbye'],
  },
  {
    name: 'a number that may not be called, then no number at all',
    world: {
      ...nobody,
      faults: { 'call-this-number': 'CallbackNumberNotDialable', 'type-callback-number': 'NoMatchingError' },
    },
    script: [...toCallback, 'presses 1', 'hears call us again later'],
    passes: ['call-this-number', 'type-callback-number', 'no-callback'],
  },
  {
    name: 'a typed number that may not be called',
    world: { ...nobody, faults: { 'call-typed-number': 'CallbackNumberNotDialable' } },
    script: [...toCallback, 'presses 2', 'presses 2025550123', 'hears call us again later'],
  },
  {
    name: 'caller id that cannot be kept, and a question that fails',
    world: { faults: { 'use-caller-id': 'NoMatchingError', 'type-phone': 'NoMatchingError' } },
    script: ['hears without your name', 'presses 9'],
    never: ['lookup-caller'],
  },
  {
    name: 'a typed number that cannot be kept',
    from: stranger,
    world: { faults: { 'use-typed': 'NoMatchingError' } },
    script: ['presses 2025550100', 'hears without your name', 'presses 9'],
  },
  {
    name: 'a name that cannot be kept',
    world: { faults: { remember: 'NoMatchingError' } },
    script: ['hears without your name', 'presses 9'],
  },
  {
    name: 'no music',
    world: { faults: { music: 'NoMatchingError' } },
    script: ['presses 0', 'hears it may be quiet', 'is silent', 'the agent hangs up', 'presses 1'],
    ends: 'agent',
  },
  {
    name: 'no question while waiting',
    world: {
      people: { 'Service desk': { answers: 90_000 } },
      faults: { 'callback-or-wait': 'NoMatchingError' },
    },
    script: ['presses 0', 'is silent', 'is silent', 'the agent hangs up', 'presses 1'],
    passes: ['music', 'callback-or-wait', 'music', 'thanks'],
    ends: 'agent',
  },
  ...[
    ['keep-number', 'CallbackNumberNotDialable'],
    ['book', 'NoMatchingError'],
  ].map(
    ([step = '', error = '']): Case => ({
      name: `no callback while waiting: ${step} fails`,
      world: { people: { 'Service desk': { answers: 90_000 } }, faults: { [step]: error } },
      script: ['presses 0', 'is silent', 'presses 1', 'hears Please stay on the line.', 'hangs up'],
      passes: [step, 'cannot-book', 'music'],
      ends: 'customer',
    }),
  ),
  ...[
    { step: 'rate-by-key', script: ['hears Have a good day.'] },
    { step: 'helped', script: ['presses 1', 'hears Have a good day.'] },
    { step: 'not-helped', script: ['presses 2', 'hears Have a good day.'] },
    { step: 'farewell', script: ['presses 1'] },
  ].map(
    ({ step, script }): Case => ({
      name: `a survey in which ${step} fails`,
      world: { faults: { [step]: 'NoMatchingError' } },
      script: ['presses 0', 'is silent', 'the agent hangs up', ...script],
      passes: ['thanks', step, 'end'],
      ends: 'agent',
    }),
  ),
];
