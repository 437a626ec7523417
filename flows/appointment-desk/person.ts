import {
  attribute,
  checkContactAttributes,
  checkHours,
  checkStaffing,
  createCallback,
  disconnect,
  equals,
  external,
  flow,
  getCustomerInput,
  invokeLambda,
  invokeModule,
  playPrompt,
  setCallbackNumber,
  setWorkingQueue,
  startsWith,
  system,
  text,
  transferToQueue,
} from '../../src/index.ts';
import { getWorkingHours } from '../../src/scheduling.ts';
import { callOrChat } from '../call-or-chat.ts';
import { appointmentQueue, officeHours } from './resources.ts';
import { takeNote } from './take-note.ts';

/**
 * The office, or the next best thing: a note for the job, or else a callback. A person is promised only while the
 * office is open.
 */
export const appointmentDeskPerson = flow('Appointment desk person', {
  attributes: ['job'],
  start: 'open-now',
  steps: {
    'open-now': checkHours({
      hours: officeHours,
      open: 'queue',
      closed: 'opening',
      onError: 'hours-unknown',
    }),
    queue: setWorkingQueue({ queue: appointmentQueue, next: 'staffed', onError: 'no-transfer' }),
    staffed: checkStaffing({ metric: 'staffed', yes: 'transfer', no: 'nobody-there', onError: 'transfer' }),
    transfer: playPrompt({ text: 'I am connecting you to the office.', next: 'to-queue' }),
    'to-queue': transferToQueue({ onFull: 'line-full', onError: 'no-transfer' }),

    opening: invokeLambda({ function: getWorkingHours, next: 'has-opening', onError: 'just-closed' }),
    'has-opening': checkContactAttributes({
      value: external(getWorkingHours).next_opening,
      when: [[startsWith('on '), 'closed']],
      onNoMatch: 'just-closed',
    }),
    closed: playPrompt({
      text: text`The office is closed now. It opens again ${external(getWorkingHours).next_opening}.`,
      next: 'has-job',
    }),
    'just-closed': playPrompt({ text: 'The office is closed now.', next: 'has-job' }),
    'hours-unknown': playPrompt({
      text: 'I cannot tell whether somebody is at the office.',
      next: 'has-job',
    }),
    'nobody-there': playPrompt({ text: 'Everybody at the office is away right now.', next: 'has-job' }),
    'line-full': playPrompt({ text: 'Too many people are waiting for the office.', next: 'has-job' }),
    'no-transfer': playPrompt({ text: 'Sorry, I cannot reach the office.', next: 'has-job' }),

    'has-job': checkContactAttributes({
      value: attribute('job'),
      when: [[equals('known'), 'note']],
      onNoMatch: 'next-best',
    }),
    note: invokeModule({
      module: takeNote,
      when: { done: 'they-read-it' },
      next: 'next-best',
      onError: 'next-best',
    }),
    'they-read-it': playPrompt({
      text: 'Somebody from the office will read it and get back to you.',
      next: 'goodbye',
    }),

    'next-best': callOrChat('offer-callback', 'come-back'),
    'offer-callback': getCustomerInput({
      text: 'For a call back to this number, press 1. Otherwise just hang up.',
      when: { '1': 'this-number' },
      onTimeout: 'come-back',
      onNoMatch: 'come-back',
      onError: 'come-back',
    }),
    'this-number': setCallbackNumber({
      number: system('CustomerEndpoint', 'Address'),
      next: 'call-back',
      onInvalidNumber: 'cannot-call',
      onNotDialable: 'cannot-call',
    }),
    'call-back': createCallback({
      queue: appointmentQueue,
      attempts: 2,
      next: 'will-call',
      onError: 'cannot-call',
    }),
    'will-call': playPrompt({ text: 'The office will call you back.', next: 'goodbye' }),
    'cannot-call': playPrompt({ text: 'Sorry, this number cannot be called back.', next: 'come-back' }),
    'come-back': playPrompt({ text: 'Please try again when the office is open.', next: 'goodbye' }),

    goodbye: playPrompt({ text: 'Thank you, and goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
