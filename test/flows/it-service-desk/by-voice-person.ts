import { type Case, nobody } from './play.ts';

const toCallback = ['hears press 1', 'presses 0', 'hears For a callback'];

/** How callers come to a person, or to the next best thing. */
export const callsForPeople: readonly Case[] = [
  {
    name: 'a person asked for in words, who did not help',
    script: [
      'presses 4',
      'says a person please',
      'is silent',
      'the agent hangs up',
      'presses 2',
      'hears Goodbye.',
    ],
    sets: { survey: 'not helped' },
    ends: 'agent',
  },
  {
    name: 'a night call',
    world: { hours: { 'Service desk': 'closed' }, ...nobody },
    script: [
      'hears My colleagues are here on weekdays',
      'presses 0',
      'hears None of my colleagues is here right now.',
      'presses 1',
      'hears A colleague will call you back',
    ],
    passes: ['closed', 'nobody-there', 'call-back', 'booked', 'end'],
  },
  {
    name: 'hours that cannot be told',
    world: { faults: { 'office-hours': 'NoMatchingError' } },
    script: ['hears I cannot tell whether my colleagues are here', 'presses 9'],
  },
  {
    name: 'a full line, and a callback on another number',
    world: { queues: { 'Service desk': { staffed: 3, full: true } } },
    script: [
      'presses 0',
      'hears Too many people are waiting',
      'presses 2',
      'presses 123#',
      'hears I cannot call that number.',
      'presses 2025550123',
      'hears A colleague will call you back',
    ],
    passes: ['line-full', 'type-again', 'call-typed-number', 'booked'],
  },
  {
    name: 'no number typed for a callback',
    world: nobody,
    script: [
      ...toCallback,
      'presses 2',
      'is silent',
      'hears I cannot call that number',
      'is silent',
      'hears call us again',
    ],
  },
  {
    name: 'a hidden number cannot be called back',
    from: 'anonymous',
    world: nobody,
    script: ['is silent', ...toCallback, 'presses 1', 'hears Please type the number', 'presses 2025550123'],
    passes: ['call-this-number', 'type-callback-number', 'call-back'],
  },
  {
    name: 'no callback wanted: silence',
    world: nobody,
    script: [...toCallback, 'is silent', 'hears Then please call us again later.'],
  },
  {
    name: 'no callback wanted: another key',
    world: nobody,
    script: [...toCallback, 'presses 7', 'hears Then please call us again later.'],
  },
  {
    name: 'back to the menu instead of a callback',
    world: nobody,
    script: [...toCallback, 'presses 3', 'hears For a new ticket', 'presses 9'],
  },
  {
    name: 'a queue of which nothing is known is tried',
    world: { queues: { 'Service desk': { unknown: true } } },
    script: ['presses 0', 'hears I am connecting you to a colleague.', 'hangs up'],
    passes: ['staffed', 'transfer', 'to-queue', 'music'],
    ends: 'customer',
  },
  {
    name: 'waiting, and a callback instead',
    world: { people: { 'Service desk': { answers: 'never' } } },
    script: [
      'presses 0',
      'is silent',
      'hears To keep waiting',
      'is silent',
      'hears You are in line',
      'is silent',
      'presses 5',
      'is silent',
      'presses 1',
      'hears We will call you back.',
    ],
    passes: ['music', 'callback-or-wait', 'music', 'callback-or-wait', 'book', 'booked', 'hang-up'],
  },
  {
    name: 'waiting, and no callback for a hidden number',
    from: 'anonymous',
    world: { people: { 'Service desk': { answers: 90_000 } } },
    script: [
      'is silent',
      'presses 0',
      'is silent',
      'presses 1',
      'hears Please stay on the line.',
      'is silent',
      'is silent',
      'is silent',
    ],
    passes: ['cannot-book', 'music', 'thanks'],
    ends: 'agent',
  },
  {
    name: 'another key in the survey',
    script: ['presses 0', 'is silent', 'the agent hangs up', 'presses 5', 'hears Have a good day.'],
    passes: ['rate-by-key', 'farewell'],
    ends: 'agent',
  },
];
