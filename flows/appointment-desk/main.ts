import {
  attribute,
  checkContactAttributes,
  connectLex,
  disconnect,
  equals,
  external,
  flow,
  getCustomerInput,
  invokeLambda,
  invokeModule,
  loop,
  playPrompt,
  setContactAttributes,
  setCustomerQueueFlow,
  setLoggingBehavior,
  setVoice,
  text,
  transferToFlow,
} from '../../src/index.ts';
import {
  getAppointmentStatus,
  getProjectDetails,
  getWeather,
  getWorkingHours,
} from '../../src/scheduling.ts';
import { callOrChat } from '../call-or-chat.ts';
import { bookOrMove } from './book-or-move.ts';
import { cancel } from './cancel.ts';
import { findJob } from './find-job.ts';
import { appointmentDeskPerson } from './person.ts';
import { appointmentDeskQueue } from './queue.ts';
import { appointmentBot } from './resources.ts';
import { takeNote } from './take-note.ts';

/**
 * The appointment desk of a company that works at its customers' homes, by phone and by chat: books, moves and
 * cancels the appointments of a job, tells how they stand, takes notes, and hands over to the office.
 */
export const appointmentDesk = flow('Appointment desk', {
  attributes: ['firstName', 'project', 'projectName', 'job'],
  start: 'logging',
  steps: {
    // Set-up. A failure here is no reason to turn a caller away.
    logging: setLoggingBehavior({ on: true, next: 'in-line' }),
    'in-line': setCustomerQueueFlow({ flow: appointmentDeskQueue, next: 'channel', onError: 'channel' }),
    channel: callOrChat('voice', 'welcome'),
    voice: setVoice({ voice: 'Matthew', engine: 'neural', next: 'welcome', onError: 'welcome' }),
    welcome: playPrompt({
      text: 'Welcome to the appointment desk. I am an automated assistant.',
      next: 'find-job',
    }),

    // Which job it is about. Everything else needs one.
    'find-job': invokeModule({
      module: findJob,
      when: { found: 'keep-job', none: 'no-job', failed: 'cannot-look' },
      next: 'to-person',
      onError: 'cannot-look',
    }),
    'keep-job': setContactAttributes({ attributes: { job: 'known' }, next: 'hello', onError: 'hello' }),
    hello: playPrompt({
      text: text`Hello ${attribute('firstName')}. This is about the ${attribute('projectName')}.`,
      next: 'menu',
    }),
    'no-job': playPrompt({ text: 'I cannot find a job of yours.', next: 'to-person' }),
    'cannot-look': playPrompt({
      text: 'There is a problem on our side, so I cannot look up your jobs.',
      next: 'to-person',
    }),

    // The menu: keys on a call, words in a chat. The third failure leads to a person.
    menu: callOrChat('keys', 'words'),
    keys: getCustomerInput({
      text:
        'Press 1 to book or move an appointment, 2 to cancel it, 3 to hear when it is, or 4 to leave a note. ' +
        'Press 5 to tell me in your own words, 9 when you are done, or 0 for a person.',
      when: {
        '1': 'book',
        '2': 'cancel',
        '3': 'status',
        '4': 'note',
        '5': 'words',
        '9': 'goodbye',
        '0': 'to-person',
      },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'give-up',
    }),
    words: connectLex({
      bot: appointmentBot,
      text: 'What can I do for you? I can book, move or cancel an appointment, or take a note.',
      sessionAttributes: { job: attribute('projectName') },
      when: {
        Book: 'book',
        Move: 'book',
        Cancel: 'cancel',
        Status: 'status',
        Note: 'note',
        Weather: 'place',
        Hours: 'hours',
        OtherJob: 'find-job',
        Agent: 'to-person',
        Goodbye: 'goodbye',
      },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    'once-more': loop({ times: 2, again: 'not-understood', done: 'give-up' }),
    'not-understood': playPrompt({ text: "Sorry, I didn't get that.", next: 'menu' }),
    'give-up': playPrompt({ text: 'I am not getting this right.', next: 'to-person' }),

    // What changes something.
    book: invokeModule({
      module: bookOrMove,
      when: { done: 'anything-else', failed: 'our-fault' },
      next: 'to-person',
      onError: 'our-fault',
    }),
    cancel: invokeModule({
      module: cancel,
      when: { done: 'anything-else', move: 'book', failed: 'our-fault' },
      next: 'to-person',
      onError: 'our-fault',
    }),
    note: invokeModule({
      module: takeNote,
      when: { done: 'anything-else', failed: 'our-fault' },
      next: 'to-person',
      onError: 'our-fault',
    }),

    // What only tells.
    status: invokeLambda({
      function: getAppointmentStatus,
      parameters: { project_id: attribute('project') },
      next: 'has-status',
      onError: 'our-fault',
    }),
    'has-status': checkContactAttributes({
      value: external(getAppointmentStatus).outcome,
      when: [
        [equals('ok'), 'is-coming'],
        [equals('project_not_found'), 'job-gone'],
      ],
      onNoMatch: 'our-fault',
    }),
    'is-coming': checkContactAttributes({
      value: external(getAppointmentStatus).is_upcoming,
      when: [[equals('true'), 'tell-status']],
      onNoMatch: 'no-appointment',
    }),
    'tell-status': playPrompt({
      text: text`The ${attribute('projectName')} is on ${external(getAppointmentStatus).day}, at ${external(getAppointmentStatus).hour}. ${external(getAppointmentStatus).technician} will come.`,
      next: 'anything-else',
    }),
    'no-appointment': playPrompt({
      text: text`No appointment for the ${attribute('projectName')} is coming up.`,
      next: 'anything-else',
    }),
    'job-gone': playPrompt({
      text: text`I cannot find the ${attribute('projectName')} any more.`,
      next: 'to-person',
    }),
    place: invokeLambda({
      function: getProjectDetails,
      parameters: { project_id: attribute('project') },
      next: 'weather',
      onError: 'no-weather',
    }),
    weather: invokeLambda({
      function: getWeather,
      parameters: { location: external(getProjectDetails).location },
      next: 'has-weather',
      onError: 'no-weather',
    }),
    'has-weather': checkContactAttributes({
      value: external(getWeather).outcome,
      when: [[equals('ok'), 'tell-weather']],
      onNoMatch: 'no-weather',
    }),
    'tell-weather': playPrompt({
      text: text`The forecast for ${external(getWeather).area} is ${external(getWeather).forecast}.`,
      next: 'anything-else',
    }),
    'no-weather': playPrompt({ text: 'I cannot see the forecast right now.', next: 'anything-else' }),
    hours: invokeLambda({ function: getWorkingHours, next: 'has-hours', onError: 'our-fault' }),
    'has-hours': checkContactAttributes({
      value: external(getWorkingHours).outcome,
      when: [[equals('ok'), 'tell-hours']],
      onNoMatch: 'our-fault',
    }),
    'tell-hours': playPrompt({
      text: text`The office is open ${external(getWorkingHours).hours}.`,
      next: 'anything-else',
    }),
    'anything-else': playPrompt({ text: 'Is there anything else?', next: 'menu' }),

    // Something behind the desk does not answer. The third time a person has to help.
    'our-fault': playPrompt({ text: 'Sorry, there is a problem on our side.', next: 'try-again' }),
    'try-again': loop({ times: 2, again: 'menu', done: 'to-person' }),

    // Ends.
    'to-person': transferToFlow({ flow: appointmentDeskPerson, onError: 'later' }),
    later: playPrompt({ text: 'Please call or write to us again later.', next: 'end' }),
    goodbye: playPrompt({ text: 'Thank you for contacting the appointment desk. Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
