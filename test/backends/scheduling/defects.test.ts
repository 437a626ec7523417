import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../src/backends/scheduling/contract.ts';
import { pathOf } from '../../../src/backends/scheduling/contract.ts';
import { officeCalendar } from '../../../src/backends/scheduling/seed.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { flooring, monday, offered, office, otherWindows, windows } from './office.ts';

// Where the earlier scheduling system broke. Each must not come back.

const standing = async ({ act }: Awaited<ReturnType<typeof office>>, job: typeof flooring) =>
  (await act('get_appointment_status', job)).appointment_status;

describe('moving an appointment loses it', () => {
  test('when the new time is gone: the old one stands', async () => {
    const desk = await office();
    const { request_id } = await offered(desk, windows, '2025-10-14');
    await desk.act('confirm_appointment', { ...windows, date: '2025-10-14', time: '08:00 AM', request_id });
    const before = await standing(desk, windows);

    const mine = await offered(desk, windows, '2025-10-15');
    const theirs = await offered(desk, otherWindows, '2025-10-15');
    const taken = { date: '2025-10-15', time: '09:00 AM' };
    await desk.act('confirm_appointment', { ...otherWindows, ...taken, request_id: theirs.request_id });
    const move = { new_date: taken.date, new_time: taken.time, request_id: mine.request_id };
    expect(await desk.post('/reschedule-appointment', { ...windows, ...move })).toMatchObject({
      status: 409,
      body: { error: 'slot_taken' },
    });
    expect(await standing(desk, windows)).toEqual(before);
  });

  test('when the store fails at any of its calls: one of the two stands', async () => {
    const outcomes = new Set<string>();
    for (let fails = 1; outcomes.size < 2 || !outcomes.has('moved'); fails++) {
      let calls = Number.NEGATIVE_INFINITY;
      const inner = memoryStore();
      const store = {
        ...inner,
        collection: <Value>(name: string) =>
          new Proxy(inner.collection<Value>(name), {
            get: (target, key, receiver) => {
              const call: unknown = Reflect.get(target, key, receiver);
              if (typeof call !== 'function') return call;
              return (...args: readonly unknown[]) => {
                calls++;
                return calls === fails
                  ? Promise.reject(new Error('gone'))
                  : Reflect.apply(call, target, args);
              };
            },
          }),
      };
      const desk = await office({ store });
      const { request_id } = await offered(desk, flooring, '2025-10-14');
      calls = 0;
      const move = { new_date: '2025-10-14', new_time: '09:00 AM', request_id };
      const { status } = await desk.post('/reschedule-appointment', { ...flooring, ...move });
      calls = Number.NEGATIVE_INFINITY;
      desk.clock.moveTo(monday + 60_000);
      const after = await standing(desk, flooring);
      expect(after).toMatchObject({ status: 'scheduled', is_upcoming: true });
      const stands = `${after.scheduled_date} ${after.scheduled_time}`;
      expect(['2025-10-15 08:00 AM', '2025-10-14 09:00 AM']).toContain(stands);
      if (status === 200) expect(stands).toBe('2025-10-14 09:00 AM');
      outcomes.add(status === 200 ? 'moved' : 'failed');
      expect(fails).toBeLessThan(100);
    }
  });
});

describe('there are three contracts for the same actions', () => {
  test.each<[ActionName, string, string]>([
    ['confirm_appointment', 'time_slot', '08:00 AM'],
    ['confirm_appointment', 'time_slot_id', 'TS-1'],
    ['confirm_appointment', 'appointment_id', 'APT-1'],
    ['get_time_slots', 'appointment_date', '2025-10-14'],
    ['cancel_appointment', 'cancellation_reason', 'No need.'],
    ['reschedule_appointment', 'date', '2025-10-14'],
  ])('%s in the words of another one, %s, is refused by that word', async (name, parameter, value) => {
    const { post } = await office();
    const body = {
      confirm_appointment: { ...windows, date: '2025-10-14', time: '08:00 AM', request_id: 'R1' },
      get_time_slots: { ...windows, date: '2025-10-14', request_id: 'R1' },
      cancel_appointment: { ...flooring, reason: 'No need.' },
      reschedule_appointment: { ...flooring, new_date: '2025-10-14', new_time: '08:00 AM', request_id: 'R1' },
    }[name as 'confirm_appointment'];
    expect(await post(pathOf(name), { ...body, [parameter]: value })).toMatchObject({
      status: 400,
      body: { error: 'invalid_value', parameter, message: `There is no parameter ${parameter}.` },
    });
  });

  test('what is offered can be sent back as it stands', async () => {
    const desk = await office();
    const { request_id, available_slots } = await offered(desk, windows, '2025-10-14');
    for (const time of available_slots.slice(0, 1)) {
      const booking = { ...windows, date: '2025-10-14', time, request_id };
      expect(await desk.act('confirm_appointment', booking)).toMatchObject({ scheduled_time: time });
    }
  });

  test('paths in kebab and in snake case reach every action', async () => {
    const { post } = await office();
    for (const path of ['/get-appointment-status', '/get_appointment_status'])
      expect((await post(path, flooring)).status).toBe(200);
  });
});

test('two bookings in one second have one code: fifty in one instant have fifty, which can be spelled', async () => {
  const desk = await office();
  const codes: string[] = [];
  for (let round = 0; round < 50; round++) {
    const { request_id } = await offered(desk, windows, '2025-10-14');
    const slot = { date: '2025-10-14', time: '10:00 AM' };
    const { confirmation_data } = await desk.act('confirm_appointment', { ...windows, ...slot, request_id });
    await desk.act('cancel_appointment', { ...windows, reason: 'Another day.' });
    codes.push(confirmation_data.confirmation_number);
  }
  expect(desk.clock.now()).toBe(monday);
  expect(new Set(codes).size).toBe(50);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6,}$/);
});

describe('opening hours stand in three places', () => {
  const calendar = {
    ...officeCalendar,
    open: { ...officeCalendar.open, tuesday: ['10:00-14:00'], saturday: ['09:00-12:00'], wednesday: [] },
    closed: ['2025-10-13'],
  };

  test('what is told, which days are offered and which times: all from the one calendar', async () => {
    const desk = await office({ calendar });
    const { business_hours, holidays } = await desk.act('get_working_hours', {});
    expect(business_hours[1]).toMatchObject({ start: '10:00 AM', end: '02:00 PM' });
    expect(business_hours[2]).toMatchObject({ is_working: false });
    expect(business_hours[5]).toMatchObject({ start: '09:00 AM', end: '12:00 PM' });
    expect(holidays).toEqual(['2025-10-13']);

    const { dates } = await desk.act('get_available_dates', windows);
    const days = new Map(business_hours.map(({ day, is_working }) => [day, is_working]));
    expect(dates.every(({ day }) => days.get(day) === true)).toBe(true);
    expect(dates.map(({ date }) => date)).not.toContain('2025-10-13');
    expect(dates.map(({ date }) => date)).toContain('2025-10-11');
    const { available_slots } = await offered(desk, windows, '2025-10-14');
    expect(available_slots).toEqual(['10:00 AM', '11:00 AM']);
  });

  test('the last slot ends before the office closes', async () => {
    const desk = await office();
    const last = async (job: typeof windows) =>
      (await offered(desk, job, '2025-10-14')).available_slots.at(-1);
    expect(await last(windows)).toBe('02:00 PM');
    expect(await last({ customer_id: 'CUST001', project_id: '12350' })).toBe('03:00 PM');
    expect(await last(flooring)).toBe('01:00 PM');
  });

  test.each([
    [[], 10],
    [['2025-10-13'], 9],
  ])('with the holidays %j there are %i days', async (closed, count) => {
    const { act } = await office({ calendar: { ...officeCalendar, closed } });
    expect((await act('get_available_dates', windows)).available_dates).toHaveLength(count);
  });
});

test('a job that is not there has the status "Unknown": it is project_not_found', async () => {
  const { post } = await office();
  const nothing = { customer_id: 'CUST001', project_id: '1' };
  expect(await post('/get-appointment-status', nothing)).toMatchObject({ status: 404 });
});

test('three notes are made up where there are none: the list is empty', async () => {
  const { act } = await office();
  expect(await act('list_notes', flooring)).toMatchObject({ notes: [], total_count: 0 });
});

test('the newest note comes first', async () => {
  const { act, clock } = await office();
  for (const [minutes, note_text] of ['one', 'two', 'three'].entries()) {
    clock.moveTo(monday + minutes * 60_000);
    await act('add_note', { ...windows, note_text });
  }
  const { notes } = await act('list_notes', windows);
  expect(notes.map(({ note_text }) => note_text)).toEqual(['three', 'two', 'one']);
});

test('an appointment is upcoming all day: it is no more once it has begun', async () => {
  const desk = await office();
  desk.clock.moveTo(Date.parse('2025-10-15T07:59:00-04:00'));
  expect(await standing(desk, flooring)).toMatchObject({ is_upcoming: true });
  desk.clock.moveTo(Date.parse('2025-10-15T08:00:00-04:00'));
  expect(await standing(desk, flooring)).toMatchObject({ is_upcoming: false, status: 'scheduled' });
});

test('a request for the windows books the deck: it is for the one job', async () => {
  const desk = await office();
  const { request_id } = await offered(desk, windows, '2025-10-14');
  const deck = { customer_id: 'CUST001', project_id: '12350' };
  const answer = await desk.post('/get-time-slots', { ...deck, date: '2025-10-14', request_id });
  expect(answer).toMatchObject({ status: 409, body: { error: 'request_expired' } });
});
