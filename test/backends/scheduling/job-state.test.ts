import { describe, expect, test } from 'vitest';
import type { AppointmentState } from '../../../src/backends/scheduling/bookings/appointment-state.ts';
import { isOver, jobStateOf, statusNow } from '../../../src/backends/scheduling/job-state.ts';

test.each([
  ['New', 'schedulable'],
  ['Not Scheduled', 'schedulable'],
  ['Ready to Schedule', 'schedulable'],
  ['Pending Reschedule', 'schedulable'],
  ['Ready for Auto Call', 'schedulable'],
  ['Pending', 'schedulable'],
  ['Scheduled', 'scheduled'],
  ['Tentatively Scheduled', 'scheduled'],
  ['customer_scheduled', 'scheduled'],
  ['STORE-SCHEDULED', 'scheduled'],
  [' install  scheduled ', 'scheduled'],
  ['Completed', 'terminal'],
  ['Cancelled', 'terminal'],
  ['Closed', 'terminal'],
  ['On Hold', 'terminal'],
  ['In Progress', 'blocked'],
  ['Pending Confirmation', 'blocked'],
  ['Awaiting permit', 'unknown'],
  ['', 'unknown'],
  ['constructor', 'unknown'],
])('the status "%s" means %s', (status, state) => {
  expect(jobStateOf(status)).toBe(state);
});

test.each([
  ['Completed', true],
  ['cancelled', true],
  ['Closed', true],
  ['On hold', false],
  ['on-hold', false],
  ['In progress', false],
  ['Pending', false],
])('a job that is %s is over: %s', (status, over) => {
  expect(isOver(status)).toBe(over);
});

describe('what a booking makes of a status', () => {
  test.each<[string, AppointmentState | undefined, string, string]>([
    ['Pending', undefined, 'Pending', 'schedulable'],
    ['Pending', 'scheduled', 'Scheduled', 'scheduled'],
    ['Pending', 'confirmed', 'Scheduled', 'scheduled'],
    ['Store scheduled', 'scheduled', 'Store scheduled', 'scheduled'],
    ['Pending', 'in_progress', 'In progress', 'blocked'],
    ['Scheduled', 'completed', 'Completed', 'terminal'],
    ['Scheduled', 'cancelled', 'Pending reschedule', 'schedulable'],
    ['Pending', 'cancelled', 'Pending', 'schedulable'],
    ['Scheduled', 'no_show', 'Pending reschedule', 'schedulable'],
    ['On hold', 'scheduled', 'On hold', 'terminal'],
    ['Pending confirmation', 'scheduled', 'Pending confirmation', 'blocked'],
    ['Awaiting permit', 'scheduled', 'Awaiting permit', 'unknown'],
  ])('%s and %s', (status, appointment, told, state) => {
    const last = appointment && { state: appointment };
    expect(statusNow(status, last)).toEqual({ status: told, state });
  });
});
