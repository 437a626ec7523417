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
import { listProjects } from '../../src/scheduling.ts';
import { callOrChat } from '../call-or-chat.ts';
import { pickOne } from './pick-one.ts';
import { appointmentBot } from './resources.ts';

/**
 * Finds out which job of which customer it is about: the only one, or the one that is picked. Of a company, the jobs of
 * its primary place are offered, until another place is named. Sets `firstName`, `project` and `projectName` and returns
 * `found`, also where the caller goes back to the job of before; returns `none` when there is no such job, `failed` when
 * nobody can tell, and `person`.
 *
 * The tools take `callerNumber` for the caller: a number that somebody types says who they are and does not prove it, so
 * put a PIN in between where that is not enough.
 */
export const findJob = module('Find the job', {
  results: ['found', 'none', 'failed', 'person'],
  attributes: ['firstName', 'project', 'projectName', 'job', 'callerNumber', 'place'],
  start: 'jobs',
  steps: {
    jobs: invokeLambda({
      function: listProjects,
      parameters: { location_id: attribute('place') },
      next: 'jobs-came',
      onError: 'failed',
    }),
    'more-jobs': invokeLambda({
      function: listProjects,
      parameters: { location_id: attribute('place'), from: moduleResult('value') },
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
      when: { picked: 'keep-job', other: 'jobs-elsewhere', later: 'more-jobs', back: 'had-one' },
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

    // What is none of the jobs may be another place of a company, or all of them.
    'jobs-elsewhere': invokeLambda({
      function: listProjects,
      parameters: { location_id: moduleResult('value') },
      next: 'elsewhere-came',
      onError: 'failed',
    }),
    'elsewhere-came': checkContactAttributes({
      value: external(listProjects).outcome,
      when: [
        [equals('ok'), 'keep-place'],
        [equals('invalid_value'), 'no-such-job'],
        [equals('no_projects'), 'no-such-job'],
      ],
      onNoMatch: 'failed',
    }),
    'keep-place': setContactAttributes({
      attributes: { place: moduleResult('value') },
      next: 'one-job',
      onError: 'failed',
    }),
    'no-such-job': playPrompt({ text: 'I cannot find that among your jobs.', next: 'jobs' }),
    'had-one': checkContactAttributes({
      value: attribute('job'),
      when: [[equals('known'), 'found']],
      onNoMatch: 'none',
    }),

    // A hidden or unknown number: one question for the one on the order. Nothing typed leaves the word Timeout.
    'asked-before': loop({ times: 1, again: 'ask-number', done: 'none' }),
    'ask-number': callOrChat('type-number', 'write-number'),
    'type-number': storeCustomerInput({
      text: 'Please type the phone number of your order, area code first.',
      phoneNumber: { country: 'US' },
      next: 'typed',
      onInvalidNumber: 'asked-before',
      onError: 'none',
    }),
    typed: checkContactAttributes({
      value: storedInput,
      when: [[equals('Timeout'), 'none']],
      onNoMatch: 'keep-typed-number',
    }),
    'keep-typed-number': setContactAttributes({
      attributes: { callerNumber: storedInput },
      next: 'jobs',
      onError: 'failed',
    }),
    'write-number': connectLex({
      bot: appointmentBot,
      text: 'Which phone number is on your order?',
      when: { GiveNumber: 'keep-written-number' },
      onNoMatch: 'none',
      onError: 'none',
    }),
    'keep-written-number': setContactAttributes({
      attributes: { callerNumber: lex('Slots', 'number') },
      next: 'jobs',
      onError: 'failed',
    }),

    found: returnFromModule({ result: 'found' }),
    none: returnFromModule({ result: 'none' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
