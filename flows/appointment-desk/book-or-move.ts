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
import { callOrChat } from '../call-or-chat.ts';
import { chooseSlot } from './choose-slot.ts';
import { appointmentBot, confirmAppointment, getProjectDetails, rescheduleAppointment } from './resources.ts';

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
      next: 'keep-state',
      onError: 'failed',
    }),
    'keep-state': setContactAttributes({
      attributes: { state: external(getProjectDetails).state },
      next: 'may-choose',
      onError: 'failed',
    }),
    'may-choose': checkContactAttributes({
      value: attribute('state'),
      when: [
        [equals('open'), 'choose'],
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
      onError: 'unsure-booked',
    }),
    'has-booked': checkContactAttributes({
      value: external(confirmAppointment).outcome,
      when: [
        [equals('ok'), 'booked'],
        [equals('slot_taken'), 'taken'],
      ],
      onNoMatch: 'not-booked',
    }),
    booked: playPrompt({
      text: text`Done: the ${attribute('projectName')} is booked for ${attribute('day')}, at ${attribute('hour')}. Please write that down, I cannot send texts yet.`,
      next: 'done',
    }),
    taken: playPrompt({
      text: 'That time was taken a moment ago, so nothing is booked. Let us look again.',
      next: 'choose',
    }),
    'not-booked': playPrompt({
      text: 'The job does not take that booking, so nothing is booked.',
      next: 'person',
    }),
    'unsure-booked': playPrompt({
      text: 'There is a problem on our side, so that time is not sure yet. A person has to see to it.',
      next: 'person',
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
      onError: 'not-moved',
    }),
    'has-moved': checkContactAttributes({
      value: external(rescheduleAppointment).outcome,
      when: [
        [equals('ok'), 'moved'],
        [equals('slot_taken'), 'new-time-taken'],
      ],
      onNoMatch: 'not-moved',
    }),
    moved: playPrompt({
      text: text`Done: the ${attribute('projectName')} is now on ${attribute('day')}, at ${attribute('hour')}. Please write that down, I cannot send texts yet.`,
      next: 'done',
    }),
    'new-time-taken': playPrompt({
      text: 'That time was taken a moment ago. Your old appointment stands, so let us look again.',
      next: 'choose',
    }),
    'not-moved': playPrompt({
      text: 'I could not move it, so your old appointment stands.',
      next: 'person',
    }),

    done: returnFromModule({ result: 'done' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
