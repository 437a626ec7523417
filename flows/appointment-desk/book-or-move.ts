import {
  attribute,
  checkContactAttributes,
  connectLex,
  equals,
  external,
  getCustomerInput,
  invokeLambda,
  invokeModule,
  loop,
  module,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  text,
} from '../../src/index.ts';
import {
  confirmAppointment,
  getAppointmentStatus,
  getProjectDetails,
  rescheduleAppointment,
} from '../../src/scheduling.ts';
import { callOrChat } from '../call-or-chat.ts';
import { chooseSlot } from './choose-slot.ts';
import { howItWent } from './how-it-went.ts';
import { appointmentBot } from './resources.ts';

/**
 * Books a time for the job, or moves the appointment that it has. Nothing is written before it is read back and
 * wanted. Returns `done`, also where the caller leaves it, `failed` or `person`.
 */
export const bookOrMove = module('Book or move', {
  results: ['done', 'failed', 'person'],
  attributes: ['project', 'projectName', 'state', 'request', 'date', 'day', 'time', 'hour'],
  start: 'details',
  steps: {
    // Some jobs are over, on hold or on their way: no time is looked for then.
    details: invokeLambda({
      function: getProjectDetails,
      parameters: { project_id: attribute('project') },
      next: 'has-details',
      onError: 'failed',
    }),
    'has-details': checkContactAttributes({
      value: external(getProjectDetails).outcome,
      when: [
        [equals('ok'), 'keep-state'],
        [equals('project_not_found'), 'job-gone'],
      ],
      onNoMatch: 'failed',
    }),
    'job-gone': playPrompt({ text: text`${external(getProjectDetails).message}`, next: 'person' }),
    'keep-state': setContactAttributes({
      attributes: { state: external(getProjectDetails).state },
      next: 'may-choose',
      onError: 'failed',
    }),
    'may-choose': checkContactAttributes({
      value: attribute('state'),
      when: [
        [equals('schedulable'), 'choose'],
        [equals('scheduled'), 'moving'],
      ],
      onNoMatch: 'not-now',
    }),
    'not-now': playPrompt({
      text: text`The ${attribute('projectName')} cannot be scheduled at the moment.`,
      next: 'person',
    }),
    moving: playPrompt({
      text: text`The ${attribute('projectName')} has an appointment. It stands until the new time is sure.`,
      next: 'choose',
    }),
    choose: invokeModule({
      module: chooseSlot,
      when: { chosen: 'read-back', nothing: 'nothing-free', back: 'left', failed: 'failed' },
      next: 'person',
      onError: 'failed',
    }),
    'nothing-free': playPrompt({
      text: text`There is no free day for the ${attribute('projectName')} right now.`,
      next: 'person',
    }),

    // Read back, and an answer that leaves no doubt.
    'read-back': playPrompt({
      text: text`This is for the ${attribute('projectName')}, on ${attribute('day')}, at ${attribute('hour')}.`,
      next: 'sure',
    }),
    sure: callOrChat('sure-by-key', 'sure-in-words'),
    'sure-by-key': getCustomerInput({
      text: 'Press 1 to take it, 2 for another time, 9 to leave it, or 0 for a person.',
      when: { '1': 'which', '2': 'choose', '9': 'left', '0': 'person' },
      onTimeout: 'unsure',
      onNoMatch: 'unsure',
      onError: 'person',
    }),
    'sure-in-words': connectLex({
      bot: appointmentBot,
      text: 'Shall I book that?',
      when: { Yes: 'which', No: 'choose', Back: 'left', Agent: 'person' },
      onNoMatch: 'unsure',
      onError: 'unsure',
    }),
    unsure: loop({ times: 2, again: 'ask-again', done: 'person' }),
    'ask-again': playPrompt({ text: 'Before I write anything, I need a clear yes.', next: 'read-back' }),
    left: playPrompt({ text: 'All right, everything stays as it is.', next: 'done' }),

    which: checkContactAttributes({
      value: attribute('state'),
      when: [[equals('scheduled'), 'move']],
      onNoMatch: 'book',
    }),
    book: invokeLambda({
      function: confirmAppointment,
      parameters: {
        project_id: attribute('project'),
        date: attribute('date'),
        time: attribute('time'),
        request_id: attribute('request'),
      },
      next: 'has-booked',
      onError: 'what-stands',
    }),
    'has-booked': invokeModule({
      module: howItWent,
      input: { outcome: external(confirmAppointment).outcome },
      when: { ok: 'booked', again: 'look-again', wait: 'still-writing', refused: 'refused' },
      next: 'what-stands',
      onError: 'what-stands',
    }),
    booked: playPrompt({
      text: text`Done: the ${attribute('projectName')} is booked for ${external(confirmAppointment).day}, at ${external(confirmAppointment).hour}. Please write that down, I cannot send texts yet.`,
      next: 'done',
    }),

    move: invokeLambda({
      function: rescheduleAppointment,
      parameters: {
        project_id: attribute('project'),
        new_date: attribute('date'),
        new_time: attribute('time'),
        request_id: attribute('request'),
      },
      next: 'has-moved',
      onError: 'what-stands',
    }),
    'has-moved': invokeModule({
      module: howItWent,
      input: { outcome: external(rescheduleAppointment).outcome },
      when: { ok: 'moved', again: 'look-again', wait: 'still-writing', refused: 'refused' },
      next: 'what-stands',
      onError: 'what-stands',
    }),
    moved: playPrompt({
      text: text`Done: the ${attribute('projectName')} is now on ${external(rescheduleAppointment).day}, at ${external(rescheduleAppointment).hour}. Please write that down, I cannot send texts yet.`,
      next: 'done',
    }),

    // Both tools tell under the same key why nothing was written.
    'look-again': playPrompt({ text: text`${external(confirmAppointment).message}`, next: 'choose' }),
    refused: playPrompt({ text: text`${external(confirmAppointment).message}`, next: 'person' }),
    // The same call again gets the first outcome, so nothing is booked twice.
    'still-writing': playPrompt({ text: text`${external(confirmAppointment).message}`, next: 'wait-for-it' }),
    'wait-for-it': loop({ times: 3, again: 'which', done: 'what-stands' }),

    // It may be written or not. What stands now is told, where it can be seen, and a person has to look at it.
    'what-stands': invokeLambda({
      function: getAppointmentStatus,
      parameters: { project_id: attribute('project') },
      next: 'has-appointment',
      onError: 'not-sure',
    }),
    'has-appointment': checkContactAttributes({
      value: external(getAppointmentStatus).is_upcoming,
      when: [[equals('true'), 'as-it-stands']],
      onNoMatch: 'not-sure',
    }),
    'as-it-stands': playPrompt({
      text: text`There is a problem on our side. As I see it now, the ${attribute('projectName')} is on ${external(getAppointmentStatus).day}, at ${external(getAppointmentStatus).hour}. A person has to see to it.`,
      next: 'person',
    }),
    'not-sure': playPrompt({
      text: 'There is a problem on our side, so that time is not sure yet. A person has to see to it.',
      next: 'person',
    }),

    done: returnFromModule({ result: 'done' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
