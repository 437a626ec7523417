import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/language/document.ts';
import { desks, robin } from '../desks.ts';

const sasha = '+12025550102';
const noor = '+12025550103';
const company = '+12025550104';
const windows = { project_id: '12347' };
const flooring = { project_id: '12345' };

test('jobs come by name, three at a time, of the customer whom the number tells', async () => {
  const { call } = await desks();
  expect(await call('list_projects')).toEqual({
    outcome: 'ok',
    first_name: 'Robin',
    project_count: '3',
    offer: 'the flooring installation, the windows installation or the deck repair',
    project1: '12345',
    project2: '12347',
    project3: '12350',
    spoken1: 'flooring installation',
    spoken2: 'windows installation',
    spoken3: 'deck repair',
  });
  expect(await call('list_projects', { include_inactive: true })).toMatchObject({
    project_count: '4',
    spoken1: 'gutters installation',
    later: '12350',
  });
  expect(await call('list_projects', { include_inactive: true, from: '12350' })).toMatchObject({
    project_count: '4',
    project1: '12350',
    offer: 'the deck repair',
  });
});

test('an account tells the customer, too', async () => {
  const { fulfillment } = await desks();
  const chat = { tool: 'list_projects', input: {}, contactId: 'chat-1', account: 'robin' };
  expect(await fulfillment.call(chat)).toMatchObject({ outcome: 'ok', output: { first_name: 'Robin' } });
  expect(await fulfillment.call({ ...chat, account: 'nobody' })).toMatchObject({
    outcome: 'unknown_customer',
  });
  const hidden = { tool: 'list_projects', input: {}, contactId: 'chat-1' };
  expect(await fulfillment.call(hidden)).toMatchObject({ outcome: 'unknown_customer' });
});

test('a customer without jobs, and one whom nobody knows', async () => {
  const { call } = await desks();
  expect((await call('list_projects', {}, { number: noor })).outcome).toBe('no_projects');
  expect((await call('list_projects', {}, { number: '+12025550199' })).outcome).toBe('unknown_customer');
});

test('of a company the jobs of the place that is meant, each with its place', async () => {
  const { call } = await desks();
  const asked = (input: { readonly location_id?: string }) =>
    call('list_projects', input, { number: company });
  expect(await asked({})).toMatchObject({
    offer: 'the flooring installation at Tampa or the windows installation at Tampa',
  });
  expect(await asked({ location_id: 'all' })).toMatchObject({
    project_count: '5',
    spoken3: 'deck repair at Clearwater',
  });
  expect(await asked({ location_id: 'LOC_ORLANDO' })).toMatchObject({ project_count: '1' });
  expect(await asked({ location_id: 'LOC_PARIS' })).toEqual({
    outcome: 'invalid_value',
    message: 'I do not know that place. Which one do you mean?',
  });
});

test('what a job is, for the flow that may or may not look for a time', async () => {
  const { call } = await desks();
  expect(await call('get_project_details', windows)).toEqual({
    outcome: 'ok',
    state: 'schedulable',
    status: 'Pending',
    location: 'Tampa',
  });
  expect(await call('get_project_details', flooring)).toMatchObject({ state: 'scheduled', technician: 'Jo' });
  const states = ['12361', '12362', '12363'].map(async (project_id) => {
    return (await call('get_project_details', { project_id }, { number: sasha })).state;
  });
  expect(await Promise.all(states)).toEqual(['blocked', 'terminal', 'unknown']);
});

test('days come with their weekdays, three at a time, and the holiday is none', async () => {
  const { call, output } = await desks();
  const first = await call('get_available_dates', windows);
  expect(first).toEqual({
    outcome: 'ok',
    request_id: expect.any(String),
    already_scheduled: 'false',
    offer: 'Tuesday, October seventh; Wednesday, October eighth; or Thursday, October ninth',
    date1: '2025-10-07',
    date2: '2025-10-08',
    date3: '2025-10-09',
    spoken1: 'Tuesday, October seventh',
    spoken2: 'Wednesday, October eighth',
    spoken3: 'Thursday, October ninth',
    later: '2025-10-10',
  });
  expect(await call('get_available_dates', { ...windows, from: first.later ?? '' })).toMatchObject({
    date1: '2025-10-10',
    date2: '2025-10-14',
    later: '2025-10-16',
  });
  const { available_dates } = await output('get_available_dates', windows);
  expect(available_dates).toHaveLength(9);
});

test.each([['2025-10-03'], ['2026-01-01'], ['roof'], ['later']])(
  'days from %s on are the first ones again',
  async (from) => {
    const { call } = await desks();
    expect((await call('get_available_dates', { ...windows, from })).date1).toBe('2025-10-07');
  },
);

test('times come three at a time, and none overruns the end of the day', async () => {
  const { call, output } = await desks();
  const { request_id = '' } = await call('get_available_dates', windows);
  const asked = { ...windows, date: '2025-10-14', request_id };
  expect(await call('get_time_slots', asked)).toEqual({
    outcome: 'ok',
    day: 'Tuesday, October fourteenth',
    offer: 'eight A M, nine A M or ten A M',
    time1: '08:00 AM',
    time2: '09:00 AM',
    time3: '10:00 AM',
    spoken1: 'eight A M',
    spoken2: 'nine A M',
    spoken3: 'ten A M',
    later: '11:00 AM',
  });
  expect(await call('get_time_slots', { ...asked, from: '11:00 AM' })).toMatchObject({
    offer: 'eleven A M, one P M or two P M',
  });
  // Half past three is none of them, and nobody is sent away with nothing.
  expect(await call('get_time_slots', { ...asked, from: '15:30' })).toMatchObject({ time1: '08:00 AM' });
  expect(await call('get_time_slots', { ...asked, from: '13:30' })).toMatchObject({ time1: '02:00 PM' });
  expect((await output('get_time_slots', asked)).available_slots).not.toContain('03:00 PM');
});

test.each([
  ['2025-10-13', 'date_not_offered'],
  ['2025-10-03', 'date_not_offered'],
  ['2025-02-30', 'invalid_value'],
  ['Tuesday', 'invalid_value'],
  ['', 'invalid_value'],
])('of %s there are no times: %s', async (date, outcome) => {
  const { call } = await desks();
  const { request_id = '' } = await call('get_available_dates', windows);
  expect((await call('get_time_slots', { ...windows, date, request_id })).outcome).toBe(outcome);
});

test('a booked time is told with its weekday and a code that can be heard', async () => {
  const { call } = await desks();
  const { request_id = '' } = await call('get_available_dates', windows);
  const date = '2025-10-14';
  await call('get_time_slots', { ...windows, date, request_id });
  const booked = await call('confirm_appointment', { ...windows, date, time: '10:00', request_id });
  expect(booked).toMatchObject({ outcome: 'ok', day: 'Tuesday, October fourteenth', hour: 'ten A M' });
  expect(booked.spoken_confirmation?.replace(/[ ,]/g, '')).toBe(
    booked.confirmation?.replace(/[^A-Z0-9]/g, ''),
  );
  expect(await call('get_appointment_status', windows)).toMatchObject({
    status: 'scheduled',
    appointment_id: booked.appointment_id,
    confirmation: booked.confirmation,
    until: 'one P M',
    technician: 'One of our technicians',
    can_cancel: 'true',
  });
  const again = { ...windows, date, time: '10:00 AM', request_id };
  expect(await call('confirm_appointment', again)).toEqual(booked);
});

test('S1: moving an appointment that cannot be moved leaves it as it is', async () => {
  const { call } = await desks();
  const { request_id = '' } = await call('get_available_dates', flooring);
  const date = '2025-10-08';
  await call('get_time_slots', { ...flooring, date, request_id });
  // 05:00 PM would end after the office closes, so it was never offered.
  const late = { ...flooring, new_date: date, new_time: '05:00 PM', request_id };
  expect((await call('reschedule_appointment', late)).outcome).toBe('slot_not_offered');
  expect(await call('get_appointment_status', flooring)).toMatchObject({
    outcome: 'ok',
    status: 'scheduled',
    day: 'Wednesday, October fifteenth',
    hour: 'eight A M',
    technician: 'Jo Marsh',
  });
  const good = { ...late, new_time: '8 a.m.' };
  expect(await call('reschedule_appointment', good)).toMatchObject({
    outcome: 'ok',
    day: 'Wednesday, October eighth',
    hour: 'eight A M',
    old_day: 'Wednesday, October fifteenth',
    old_hour: 'eight A M',
  });
});

test('a slot that somebody else has taken is told, and the times are fresh then', async () => {
  const { call, output } = await desks();
  const date = '2025-10-14';
  const theirs = { project_id: '12360' };
  const from = { number: sasha, contactId: 'contact-2' };
  const { request_id: mine = '' } = await call('get_available_dates', windows);
  const { request_id: hers = '' } = await call('get_available_dates', theirs, from);
  await call('get_time_slots', { ...windows, date, request_id: mine });
  await call('get_time_slots', { ...theirs, date, request_id: hers }, from);
  const wish = { date, time: '10:00 AM' };
  expect((await call('confirm_appointment', { ...theirs, ...wish, request_id: hers }, from)).outcome).toBe(
    'ok',
  );
  const late = await call('confirm_appointment', { ...windows, ...wish, request_id: mine });
  expect(late).toEqual({
    outcome: 'slot_taken',
    message: 'That time was taken a moment ago, so nothing is booked.',
  });
  const { request_id = '' } = await call('get_available_dates', windows);
  const { available_slots } = await output('get_time_slots', { ...windows, date, request_id });
  expect(available_slots).not.toHaveLength(0);
  expect(available_slots).not.toContain('10:00 AM');
});

test('book, cancel, book again is two bookings', async () => {
  const { call, clock } = await desks();
  const date = '2025-10-14';
  const book = async () => {
    const { request_id = '' } = await call('get_available_dates', windows);
    await call('get_time_slots', { ...windows, date, request_id });
    return call('confirm_appointment', { ...windows, date, time: '10:00 AM', request_id });
  };
  const first = await book();
  const cancel = { ...windows, reason: 'Change of plans', appointment_id: first.appointment_id ?? '' };
  expect(await call('cancel_appointment', cancel)).toMatchObject({ outcome: 'ok' });
  expect(await call('get_appointment_status', windows)).toEqual({ outcome: 'ok', status: 'not_scheduled' });
  const second = await book();
  expect(second).toMatchObject({ outcome: 'ok' });
  expect(second.confirmation).not.toBe(first.confirmation);
  // The first appointment is not the one that stands now.
  clock.moveTo(clock.now() + 120_000);
  await call('cancel_appointment', { ...cancel, reason: 'Price' });
  expect(await call('get_appointment_status', windows)).toMatchObject({ status: 'scheduled' });
});

test('J2-16: the request of one job is refused for another', async () => {
  const { call } = await desks();
  const { request_id = '' } = await call('get_available_dates', windows);
  const deck = { project_id: '12350', date: '2025-10-14', request_id };
  expect((await call('get_time_slots', deck)).outcome).toBe('request_expired');
});

test('J2-7: a job that is over, on hold or under way is not scheduled', async () => {
  const { call } = await desks();
  for (const project_id of ['12361', '12362', '12363'])
    expect((await call('get_available_dates', { project_id }, { number: sasha })).outcome).toBe(
      'not_schedulable',
    );
});

test("a stranger's job answers exactly as a missing one, whatever is asked of it", async () => {
  const { call } = await desks();
  const rest: { readonly [tool: string]: { readonly [name: string]: string } } = {
    get_project_details: {},
    get_appointment_status: {},
    get_available_dates: {},
    get_time_slots: { date: '2025-10-14', request_id: 'R1' },
    confirm_appointment: { date: '2025-10-14', time: '10:00 AM', request_id: 'R1' },
    reschedule_appointment: { new_date: '2025-10-14', new_time: '10:00 AM', request_id: 'R1' },
    cancel_appointment: { reason: 'Price' },
    list_notes: {},
    add_note: { note_text: 'Mine now.' },
  };
  for (const [tool, input] of Object.entries(rest)) {
    const theirs = await call(tool, { ...input, project_id: '12360' });
    expect(theirs, tool).toEqual(await call(tool, { ...input, project_id: '99999' }));
    expect(theirs, tool).toEqual({
      outcome: 'project_not_found',
      message: 'I cannot find that job among yours.',
    });
  }
  expect((await call('list_notes', { project_id: '12360' }, { number: sasha })).total_count).toBe('0');
});

test('notes: none are made up, and a note that is sent twice is one', async () => {
  const { call, output } = await desks();
  expect(await call('list_notes', windows)).toEqual({ outcome: 'ok', total_count: '0' });
  const note = { ...windows, note_text: 'The gate code is with the neighbours.', author: 'Customer' };
  expect(await call('add_note', note)).toEqual(await call('add_note', note));
  expect(await output('list_notes', windows)).toMatchObject({
    total_count: 1,
    notes: [{ author: 'Customer' }],
  });
});

test('hours and the next opening are read out as they stand', async () => {
  const { call, clock } = await desks();
  expect(await call('get_working_hours', {}, { number: '+12025550199' })).toMatchObject({
    outcome: 'ok',
    hours: 'on weekdays, from eight A M to five P M',
    open_now: 'true',
  });
  clock.moveTo(Date.parse('2025-10-11T19:00:00Z'));
  expect(await call('get_working_hours')).toMatchObject({
    open_now: 'false',
    next_opening: 'on Tuesday, October fourteenth, at eight A M',
  });
});

test('the forecast of a place, and of one that nobody knows', async () => {
  const { call } = await desks();
  expect(await call('get_weather', { location: 'Tampa' })).toEqual({
    outcome: 'ok',
    area: 'Tampa',
    forecast:
      'sunny on Monday, up to eighty-eight degrees; thunderstorms on Tuesday, up to eighty-five degrees; ' +
      'and partly cloudy on Wednesday, up to eighty-six degrees',
  });
  expect(await call('get_weather', { location: 'Atlantis' })).toEqual({
    outcome: 'invalid_value',
    message: 'I cannot see the weather of that place.',
  });
});

test('where nothing is free, that is told and no empty list', async () => {
  const { call, instead } = await desks();
  const customer = { customer_id: 'CUST001', first_name: 'Robin', last_name: 'Hale' };
  const nothing: { readonly [path: string]: JsonObject } = {
    '/find-customer': { customer },
    '/get-available-dates': { available_dates: [], dates: [], request_id: 'R1', already_scheduled: false },
    '/get-time-slots': { date: '2025-10-14', day: 'Tuesday', available_slots: [] },
  };
  instead(async ({ url }) => Response.json({ project_id: '12347', ...nothing[new URL(url).pathname] }));
  expect((await call('get_available_dates', windows)).outcome).toBe('none_left');
  const asked = { ...windows, date: '2025-10-14', request_id: 'R1' };
  expect((await call('get_time_slots', asked)).outcome).toBe('none_left');
});

test('J2-14: a service that is down is no missing job', async () => {
  const { call, instead } = await desks();
  instead(async () => Response.json({ error: 'internal', message: 'Stack of lies' }, { status: 500 }));
  const down = await call('get_project_details', windows);
  expect(['upstream', 'internal']).toContain(down.outcome);
  expect(down.message).toBe('There is a problem on our side.');
});

test('no answer shows the id of the customer or the number of a technician', async () => {
  const { output } = await desks();
  const seen = JSON.stringify([
    await output('list_projects'),
    await output('get_project_details', flooring),
    await output('get_appointment_status', flooring),
    await output('get_available_dates', flooring),
  ]);
  expect(seen).toContain('Jo');
  expect(seen).not.toMatch(/CUST001|\+1202/);
});

test('the customer is never a parameter', async () => {
  const { fulfillment } = await desks();
  for (const parameter of ['customer_id', 'client_id']) {
    const input = { [parameter]: 'CUST002' };
    expect(
      await fulfillment.call({ tool: 'list_projects', input, contactId: 'contact-1', number: robin }),
    ).toMatchObject({ outcome: 'invalid_value', parameter });
  }
});
