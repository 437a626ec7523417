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
  moduleResult,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  text,
} from '../../src/index.ts';
import { cancelAppointment, getAppointmentStatus } from '../../src/scheduling.ts';
import { callOrChat } from '../call-or-chat.ts';
import { howItWent } from './how-it-went.ts';
import { pickOne } from './pick-one.ts';
import { appointmentBot } from './resources.ts';

/**
 * Cancels the appointment of the job, or moves it instead: asks which, why, and whether it is sure. Returns `done`,
 * also where the caller leaves it, `move`, `failed` or `person`.
 */
export const cancel = module('Cancel an appointment', {
  results: ['done', 'move', 'failed', 'person'],
  attributes: ['project', 'projectName', 'appointment', 'day', 'hour', 'reason'],
  start: 'appointment',
  steps: {
    appointment: invokeLambda({
      function: getAppointmentStatus,
      parameters: { project_id: attribute('project') },
      next: 'has-status',
      onError: 'failed',
    }),
    'has-status': checkContactAttributes({
      value: external(getAppointmentStatus).outcome,
      when: [
        [equals('ok'), 'may-cancel'],
        [equals('project_not_found'), 'job-gone'],
      ],
      onNoMatch: 'failed',
    }),
    'job-gone': playPrompt({ text: text`${external(getAppointmentStatus).message}`, next: 'person' }),
    'may-cancel': checkContactAttributes({
      value: external(getAppointmentStatus).can_cancel,
      when: [
        [equals('true'), 'keep-appointment'],
        [equals('false'), 'too-late'],
      ],
      onNoMatch: 'no-appointment',
    }),
    'no-appointment': playPrompt({
      text: text`There is no appointment for the ${attribute('projectName')}.`,
      next: 'done',
    }),
    'too-late': playPrompt({
      text: text`I can no longer change the appointment for the ${attribute('projectName')}.`,
      next: 'person',
    }),
    'keep-appointment': setContactAttributes({
      attributes: {
        appointment: external(getAppointmentStatus).appointment_id,
        day: external(getAppointmentStatus).day,
        hour: external(getAppointmentStatus).hour,
      },
      next: 'tell',
      onError: 'failed',
    }),
    tell: playPrompt({
      text: text`The ${attribute('projectName')} is on ${attribute('day')}, at ${attribute('hour')}.`,
      next: 'cancel-or-move',
    }),

    'cancel-or-move': callOrChat('by-key', 'in-words'),
    'by-key': getCustomerInput({
      text: 'Press 1 to cancel it, 2 to move it instead, 9 to leave it, or 0 for a person.',
      when: { '1': 'why', '2': 'move', '9': 'left', '0': 'person' },
      onTimeout: 'unsure',
      onNoMatch: 'unsure',
      onError: 'person',
    }),
    'in-words': connectLex({
      bot: appointmentBot,
      text: 'Shall I cancel it, or move it to another time?',
      when: { Cancel: 'why', Move: 'move', Back: 'left', Agent: 'person' },
      onNoMatch: 'unsure',
      onError: 'unsure',
    }),

    why: invokeModule({
      module: pickOne,
      input: {
        question: 'Why do you cancel?',
        offer: 'a change of plans, the price, or another company',
        value1: 'Change of plans',
        value2: 'Price',
        value3: 'Another company',
      },
      when: { picked: 'keep-reason', other: 'keep-reason', later: 'why', back: 'left' },
      next: 'person',
      onError: 'failed',
    }),
    'keep-reason': setContactAttributes({
      attributes: { reason: moduleResult('value') },
      next: 'last-question',
      onError: 'failed',
    }),
    'last-question': callOrChat('sure-by-key', 'sure-in-words'),
    'sure-by-key': getCustomerInput({
      text: text`Press 1 to cancel the ${attribute('projectName')} for good, 9 to keep it, or 0 for a person.`,
      when: { '1': 'write', '9': 'left', '0': 'person' },
      onTimeout: 'unsure',
      onNoMatch: 'unsure',
      onError: 'person',
    }),
    'sure-in-words': connectLex({
      bot: appointmentBot,
      text: text`Shall I cancel the ${attribute('projectName')} for good? Please say a clear yes or no.`,
      when: { Yes: 'write', No: 'left', Agent: 'person' },
      onNoMatch: 'unsure',
      onError: 'unsure',
    }),
    unsure: loop({ times: 2, again: 'ask-again', done: 'person' }),
    'ask-again': playPrompt({ text: 'I have cancelled nothing yet.', next: 'tell' }),
    left: playPrompt({ text: 'All right, your appointment stands.', next: 'done' }),

    write: invokeLambda({
      function: cancelAppointment,
      parameters: {
        project_id: attribute('project'),
        appointment_id: attribute('appointment'),
        reason: attribute('reason'),
      },
      next: 'has-cancelled',
      onError: 'unsure-cancelled',
    }),
    'has-cancelled': invokeModule({
      module: howItWent,
      input: { outcome: external(cancelAppointment).outcome },
      when: { ok: 'cancelled', again: 'not-like-that', wait: 'still-cancelling', refused: 'not-cancelled' },
      next: 'unsure-cancelled',
      onError: 'unsure-cancelled',
    }),
    cancelled: playPrompt({
      text: text`Done: the ${attribute('projectName')} on ${attribute('day')} is cancelled.`,
      next: 'done',
    }),
    'not-like-that': playPrompt({ text: text`${external(cancelAppointment).message}`, next: 'why' }),
    // The same call again gets the first outcome, so nothing is cancelled twice.
    'still-cancelling': playPrompt({
      text: text`${external(cancelAppointment).message}`,
      next: 'wait-for-it',
    }),
    'wait-for-it': loop({ times: 3, again: 'write', done: 'unsure-cancelled' }),
    'not-cancelled': playPrompt({ text: text`${external(cancelAppointment).message}`, next: 'person' }),
    'unsure-cancelled': playPrompt({
      text: 'There is a problem on our side, and I cannot tell whether that is cancelled. A person has to see to it.',
      next: 'person',
    }),

    done: returnFromModule({ result: 'done' }),
    move: returnFromModule({ result: 'move' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
