import {
  attribute,
  checkContactAttributes,
  equals,
  external,
  invokeLambda,
  invokeModule,
  module,
  moduleResult,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  text,
} from '../../src/index.ts';
import { getAvailableDates, getTimeSlots } from '../../src/scheduling.ts';
import { pickOne } from './pick-one.ts';

/**
 * Offers days and then the times of one, three at a time. Sets `date` and `time` for the tools, `day` and `hour` for the
 * ear, and the `request` that they belong to, and returns `chosen`; else `nothing` where no day is left, `back`, `failed`
 * or `person`.
 */
export const chooseSlot = module('Choose a slot', {
  results: ['chosen', 'nothing', 'back', 'failed', 'person'],
  attributes: ['project', 'request', 'date', 'day', 'time', 'hour'],
  start: 'dates',
  steps: {
    // A day: one of those that are offered, or one that is asked for and then looked up.
    dates: invokeLambda({
      function: getAvailableDates,
      parameters: { project_id: attribute('project') },
      next: 'dates-came',
      onError: 'failed',
    }),
    'more-dates': invokeLambda({
      function: getAvailableDates,
      parameters: { project_id: attribute('project'), from: moduleResult('value') },
      next: 'dates-came',
      onError: 'failed',
    }),
    'dates-came': checkContactAttributes({
      value: external(getAvailableDates).outcome,
      when: [
        [equals('ok'), 'pick-date'],
        [equals('none_left'), 'nothing'],
        [equals('not_schedulable'), 'cannot'],
        [equals('project_not_found'), 'cannot'],
      ],
      onNoMatch: 'failed',
    }),
    'pick-date': invokeModule({
      module: pickOne,
      input: {
        question: 'Which day suits you?',
        offer: external(getAvailableDates).offer,
        value1: external(getAvailableDates).date1,
        value2: external(getAvailableDates).date2,
        value3: external(getAvailableDates).date3,
        spoken1: external(getAvailableDates).spoken1,
        spoken2: external(getAvailableDates).spoken2,
        spoken3: external(getAvailableDates).spoken3,
        later: external(getAvailableDates).later,
      },
      when: { picked: 'keep-date', other: 'keep-date', later: 'more-dates', back: 'back' },
      next: 'person',
      onError: 'failed',
    }),
    'keep-date': setContactAttributes({
      attributes: { date: moduleResult('value'), request: external(getAvailableDates).request_id },
      next: 'slots',
      onError: 'failed',
    }),

    // A time of that day. The calendar names the day, so that nobody else has to work out the weekday.
    slots: invokeLambda({
      function: getTimeSlots,
      parameters: {
        project_id: attribute('project'),
        date: attribute('date'),
        request_id: attribute('request'),
      },
      next: 'slots-came',
      onError: 'failed',
    }),
    'more-slots': invokeLambda({
      function: getTimeSlots,
      parameters: {
        project_id: attribute('project'),
        date: attribute('date'),
        request_id: attribute('request'),
        from: moduleResult('value'),
      },
      next: 'slots-came',
      onError: 'failed',
    }),
    'slots-came': checkContactAttributes({
      value: external(getTimeSlots).outcome,
      when: [
        [equals('ok'), 'pick-slot'],
        [equals('date_not_offered'), 'no-such-day'],
        [equals('none_left'), 'no-such-day'],
        [equals('invalid_value'), 'no-such-day'],
        [equals('request_expired'), 'look-again'],
        [equals('not_schedulable'), 'cannot'],
        [equals('project_not_found'), 'cannot'],
      ],
      onNoMatch: 'failed',
    }),
    'no-such-day': playPrompt({ text: text`${external(getTimeSlots).message}`, next: 'more-dates' }),
    'look-again': playPrompt({ text: text`${external(getTimeSlots).message}`, next: 'dates' }),
    'pick-slot': invokeModule({
      module: pickOne,
      input: {
        question: 'What time is best?',
        offer: external(getTimeSlots).offer,
        value1: external(getTimeSlots).time1,
        value2: external(getTimeSlots).time2,
        value3: external(getTimeSlots).time3,
        spoken1: external(getTimeSlots).spoken1,
        spoken2: external(getTimeSlots).spoken2,
        spoken3: external(getTimeSlots).spoken3,
        later: external(getTimeSlots).later,
      },
      when: { picked: 'keep-slot', other: 'no-such-slot', later: 'more-slots', back: 'dates' },
      next: 'person',
      onError: 'failed',
    }),
    'no-such-slot': playPrompt({
      text: 'That was not one of them. Let me see what is free.',
      next: 'more-slots',
    }),
    'keep-slot': setContactAttributes({
      attributes: {
        day: external(getTimeSlots).day,
        time: moduleResult('value'),
        hour: moduleResult('spoken'),
      },
      next: 'chosen',
      onError: 'failed',
    }),

    // Both tools tell under the same key why nothing can be chosen.
    cannot: playPrompt({ text: text`${external(getAvailableDates).message}`, next: 'person' }),
    chosen: returnFromModule({ result: 'chosen' }),
    nothing: returnFromModule({ result: 'nothing' }),
    back: returnFromModule({ result: 'back' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
