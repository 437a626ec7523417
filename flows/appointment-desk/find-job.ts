import {
  attribute,
  checkContactAttributes,
  connectLex,
  equals,
  external,
  invokeLambda,
  invokeModule,
  lex,
  loop,
  module,
  moduleResult,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  storeCustomerInput,
  storedInput,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { pickOne } from './pick-one.ts';
import { appointmentBot, listProjects } from './resources.ts';

/**
 * Finds out which job of which customer it is about: the only one, or the one that is picked. Sets `firstName`,
 * `project` and `projectName` and returns `found`, also where the caller goes back to the job of before; returns `none`
 * when there is no such job, `failed` when nobody can tell, and `person`.
 */
export const findJob = module('Find the job', {
  results: ['found', 'none', 'failed', 'person'],
  attributes: ['firstName', 'project', 'projectName', 'job'],
  start: 'jobs',
  steps: {
    jobs: invokeLambda({ function: listProjects, next: 'jobs-came', onError: 'failed' }),
    'more-jobs': invokeLambda({
      function: listProjects,
      parameters: { from: moduleResult('value') },
      next: 'jobs-came',
      onError: 'failed',
    }),
    'jobs-came': checkContactAttributes({
      value: external(listProjects).outcome,
      when: [
        [equals('ok'), 'one-job'],
        [equals('unknown_customer'), 'asked-before'],
        [equals('no_projects'), 'none'],
      ],
      onNoMatch: 'failed',
    }),

    // Nobody is asked to pick one of one.
    'one-job': checkContactAttributes({
      value: external(listProjects).project_count,
      when: [[equals('1'), 'keep-only-job']],
      onNoMatch: 'pick-job',
    }),
    'keep-only-job': setContactAttributes({
      attributes: {
        firstName: external(listProjects).first_name,
        project: external(listProjects).project1,
        projectName: external(listProjects).spoken1,
      },
      next: 'found',
      onError: 'failed',
    }),
    'pick-job': invokeModule({
      module: pickOne,
      input: {
        question: 'Which job is it about?',
        offer: external(listProjects).offer,
        value1: external(listProjects).project1,
        value2: external(listProjects).project2,
        value3: external(listProjects).project3,
        spoken1: external(listProjects).spoken1,
        spoken2: external(listProjects).spoken2,
        spoken3: external(listProjects).spoken3,
        later: external(listProjects).later,
      },
      when: { picked: 'keep-job', other: 'no-such-job', later: 'more-jobs', back: 'had-one' },
      next: 'person',
      onError: 'failed',
    }),
    'keep-job': setContactAttributes({
      attributes: {
        firstName: external(listProjects).first_name,
        project: moduleResult('value'),
        projectName: moduleResult('spoken'),
      },
      next: 'found',
      onError: 'failed',
    }),
    'no-such-job': playPrompt({ text: 'I cannot find that among your jobs.', next: 'jobs' }),
    'had-one': checkContactAttributes({
      value: attribute('job'),
      when: [[equals('known'), 'found']],
      onNoMatch: 'none',
    }),

    // A hidden or unknown number: one question for the one on the order. Nothing typed is no number of anybody.
    'asked-before': loop({ times: 1, again: 'ask-number', done: 'none' }),
    'ask-number': callOrChat('type-number', 'write-number'),
    'type-number': storeCustomerInput({
      text: 'Please type the phone number of your order, area code first.',
      phoneNumber: { country: 'US' },
      next: 'jobs-by-typed-number',
      onInvalidNumber: 'asked-before',
      onError: 'none',
    }),
    'jobs-by-typed-number': invokeLambda({
      function: listProjects,
      parameters: { phone: storedInput },
      next: 'jobs-came',
      onError: 'failed',
    }),
    'write-number': connectLex({
      bot: appointmentBot,
      text: 'Which phone number is on your order?',
      when: { GiveNumber: 'jobs-by-written-number' },
      onNoMatch: 'none',
      onError: 'none',
    }),
    'jobs-by-written-number': invokeLambda({
      function: listProjects,
      parameters: { phone: lex('Slots', 'number') },
      next: 'jobs-came',
      onError: 'failed',
    }),

    found: returnFromModule({ result: 'found' }),
    none: returnFromModule({ result: 'none' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
