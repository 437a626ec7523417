import { expect, test } from 'vitest';
import { officeCalendar, seedScheduling } from '../../../src/backends/scheduling/seed.ts';
import { schedulingService } from '../../../src/backends/scheduling/service.ts';
import { calendarProblem } from '../../../src/language/calendar.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { apiKey, flooring, office } from './office.ts';

test('the calendar is one', () => {
  expect(calendarProblem(officeCalendar)).toBeUndefined();
});

test('what was seeded and changed since stays changed when it is seeded again', async () => {
  const desk = await office();
  const before = await desk.act('list_projects', { customer_id: 'CUST001', include_inactive: true });
  await seedScheduling(desk);
  expect(await desk.act('list_projects', { customer_id: 'CUST001', include_inactive: true })).toEqual(before);
  await desk.act('cancel_appointment', { ...flooring, reason: 'We are away.' });
  await seedScheduling(desk);
  const { appointment_status } = await desk.act('get_appointment_status', flooring);
  expect(appointment_status.status).toBe('cancelled');
});

// The clock is that of whoever runs it: nothing in the seeds is bound to one October.
test.each([
  ['2025-10-06T09:00:00-04:00', [], '2025-10-15'],
  ['2026-02-27T23:30:00-05:00', [], '2026-03-04'],
  ['2026-12-27T12:00:00-05:00', [], '2026-12-30'],
  ['2025-10-06T09:00:00-04:00', ['2025-10-15'], '2025-10-16'],
])('at %s, closed on %j, the flooring is booked for %s', async (now, closed, date) => {
  const desk = await office({
    clock: virtualClock(Date.parse(now)),
    calendar: { ...officeCalendar, closed },
  });
  const { appointment_status } = await desk.act('get_appointment_status', flooring);
  expect(appointment_status).toMatchObject({
    status: 'scheduled',
    scheduled_date: date,
    scheduled_time: '08:00 AM',
    scheduled_end_time: '12:00 PM',
    is_upcoming: true,
  });
});

test('two services on one store see the same office', async () => {
  const desk = await office();
  const other = schedulingService(desk);
  const body = JSON.stringify(flooring);
  const ask = () =>
    new Request('http://office.test/get-appointment-status', {
      method: 'POST',
      headers: { 'x-api-key': apiKey },
      body,
    });
  const [one, two] = await Promise.all([desk.service.fetch(ask()), other.fetch(ask())]);
  expect(await two.json()).toEqual(await one.json());
});
