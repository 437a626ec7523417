import { expect, test } from 'vitest';
import { bookings } from '../../../src/backends/scheduling/bookings/bookings.ts';
import { jobOf, projects } from '../../../src/backends/scheduling/projects.ts';
import { flooring, office, windows } from './office.ts';

const list = { customer_id: 'CUST001', include_inactive: true };

test('what the office reports of an appointment shows at once, everywhere', async () => {
  const desk = await office();
  const booked = bookings(desk);
  const seen = async () => {
    const { appointment_status } = await desk.act('get_appointment_status', flooring);
    const { project_details } = await desk.act('get_project_details', flooring);
    const { projects: listed, appointments } = await desk.act('list_projects', list);
    const row = listed.find(({ project_id }) => project_id === '12345');
    expect(row).toMatchObject({ status: project_details.status, state: project_details.state });
    const { can_cancel } = appointment_status;
    return [
      appointment_status.status,
      row?.status,
      can_cancel,
      project_details.dates,
      appointments.completed,
    ];
  };
  const sold = '2025-09-16';
  const day = '2025-10-15';
  const planned = { sold, scheduled: day, start: day, end: day };
  expect(await seen()).toEqual(['scheduled', 'Scheduled', true, planned, 0]);
  await booked.transition('12345', 'confirmed');
  expect(await seen()).toEqual(['confirmed', 'Scheduled', true, planned, 0]);
  await booked.transition('12345', 'in_progress');
  expect(await seen()).toEqual(['in_progress', 'In progress', false, { sold, start: day, end: day }, 0]);
  await booked.transition('12345', 'completed');
  const done = { sold, start: day, end: day, completed: day };
  expect(await seen()).toEqual(['completed', 'Completed', false, done, 1]);
  expect((await desk.act('list_projects', { customer_id: 'CUST001' })).project_count).toBe(2);
});

test('of an appointment that fell through, no date is left in the job', async () => {
  const desk = await office();
  await desk.act('cancel_appointment', { ...flooring, reason: 'We are away.' });
  const { project_details } = await desk.act('get_project_details', flooring);
  expect(project_details).toMatchObject({ status: 'Pending reschedule', dates: { sold: '2025-09-16' } });
  expect(Object.keys(project_details.dates)).toEqual(['sold']);
});

test('an appointment of a job that the office holds back can be seen, and not changed', async () => {
  const desk = await office();
  const jobs = projects(desk.store);
  const held = { ...(await jobs.get('CUST001', '12347')), project_id: '12399', status: 'On hold' };
  await jobs.add(held);
  await bookings(desk).adopt(jobOf(held), { date: '2025-10-16', time: '08:00 AM' });
  const job = { ...windows, project_id: '12399' };
  expect((await desk.act('get_appointment_status', job)).appointment_status).toMatchObject({
    status: 'scheduled',
    scheduled_date: '2025-10-16',
    can_cancel: false,
    can_reschedule: false,
  });
  expect(await desk.post('/cancel-appointment', { ...job, reason: 'No need.' })).toMatchObject({
    body: { error: 'not_schedulable' },
  });
});

test('a job without an appointment says so, and tells no number of anybody', async () => {
  const { act, post } = await office();
  expect((await act('get_appointment_status', windows)).appointment_status).toEqual({
    project_id: '12347',
    status: 'not_scheduled',
    is_upcoming: false,
    can_cancel: false,
    can_reschedule: false,
  });
  expect((await post('/get-project-details', flooring)).text).not.toMatch(/\+1|robin/);
});

test('the places in a long list are words, and then figures', async () => {
  const desk = await office();
  const jobs = projects(desk.store);
  const job = await jobs.get('CUST001', '12347');
  for (let number = 20_000; number < 20_020; number++) await jobs.add({ ...job, project_id: String(number) });
  const { projects: listed } = await desk.act('list_projects', { customer_id: 'CUST001' });
  const places = listed.map(({ project_number }) => project_number);
  expect([places[0], places[11], places[12], places[20], places[21], places[22]]).toEqual([
    'first',
    'twelfth',
    '13th',
    '21st',
    '22nd',
    '23rd',
  ]);
});
