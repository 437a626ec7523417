import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../../src/language/virtual-clock.ts';
import { atWork, chosen, codeOf, hours, jobWith, monday, offered } from './setting.ts';

const tenDates = [
  '2025-10-07 Tuesday',
  '2025-10-08 Wednesday',
  '2025-10-09 Thursday',
  '2025-10-10 Friday',
  '2025-10-13 Monday',
  '2025-10-14 Tuesday',
  '2025-10-15 Wednesday',
  '2025-10-16 Thursday',
  '2025-10-17 Friday',
  '2025-10-20 Monday',
];
const { monday: workday } = hours.open;

describe('dates', () => {
  test.each([
    { what: 'ten without a holiday', dates: tenDates },
    {
      what: 'nine with one',
      calendar: { ...hours, closed: ['2025-10-13'] },
      dates: tenDates.filter((date) => !date.startsWith('2025-10-13')),
    },
    {
      what: 'those of another office, with a Saturday of its own',
      calendar: {
        ...hours,
        open: { thursday: workday ?? [] },
        overrides: { '2025-10-18': ['08:00-12:00'] },
      },
      dates: ['2025-10-09 Thursday', '2025-10-16 Thursday', '2025-10-18 Saturday'],
    },
    {
      what: 'none on which the job does not fit',
      calendar: {
        ...hours,
        open: {},
        overrides: { '2025-10-08': ['08:00-10:59'], '2025-10-09': ['08:00-11:00'] },
      },
      dates: ['2025-10-09 Thursday'],
    },
    {
      what: 'late in the evening, from the office’s next day on',
      now: '2025-10-06T23:59:59-04:00',
      dates: tenDates,
    },
    {
      what: 'a second later it is another day',
      now: '2025-10-07T00:00:00-04:00',
      dates: [...tenDates.slice(1), '2025-10-21 Tuesday'],
    },
    {
      what: 'over the end of summer time',
      now: '2025-10-31T20:30:00-04:00',
      calendar: { ...hours, open: { monday: workday ?? [] } },
      dates: ['2025-11-03 Monday', '2025-11-10 Monday'],
    },
  ])('$what', async ({ now, calendar = hours, dates }) => {
    const clock = virtualClock(now === undefined ? monday : Date.parse(now));
    const { desk } = atWork({ clock, calendar });
    const offer = await desk.dates(jobWith());
    expect(offer.dates.map(({ date, day }) => `${date} ${day}`)).toEqual(dates);
    expect(offer.alreadyScheduled).toBe(false);
  });

  test('each answer has a request of its own', async () => {
    const { desk } = atWork();
    const requests = await Promise.all(Array.from({ length: 50 }, () => desk.dates(jobWith())));
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(50);
  });

  test.each([
    { state: 'schedulable', code: 'done' },
    { state: 'scheduled', code: 'done' },
    { state: 'terminal', code: 'not_schedulable' },
    { state: 'blocked', code: 'not_schedulable' },
    { state: 'unknown', code: 'not_schedulable' },
  ] as const)('of a job that is $state: $code', async ({ state, code }) => {
    expect(await codeOf(atWork().desk.dates(jobWith({ state })))).toBe(code);
  });

  test('say that the job has an appointment, for as long as it has', async () => {
    const { desk } = atWork();
    const job = jobWith();
    await desk.confirm(job, await chosen(desk, job));
    expect((await desk.dates(job)).alreadyScheduled).toBe(true);
    await desk.cancel(job, { reason: 'moving house' });
    expect((await desk.dates(job)).alreadyScheduled).toBe(false);
  });
});

describe('slots', () => {
  const morning = ['08:00 AM', '09:00 AM', '10:00 AM', '11:00 AM'];
  test.each([
    { what: 'one hour', minutes: 60, slots: [...morning, '01:00 PM', '02:00 PM', '03:00 PM', '04:00 PM'] },
    { what: 'two hours', minutes: 120, slots: [...morning, '01:00 PM', '02:00 PM', '03:00 PM'] },
    { what: 'three hours', minutes: 180, slots: [...morning, '01:00 PM', '02:00 PM'] },
    { what: 'four hours', minutes: 240, slots: [...morning, '01:00 PM'] },
    { what: 'the whole day', minutes: 540, slots: ['08:00 AM'] },
    {
      what: 'open an hour longer',
      minutes: 60,
      spans: ['08:00-18:00'],
      slots: [...morning, '01:00 PM', '02:00 PM', '03:00 PM', '04:00 PM', '05:00 PM'],
    },
    {
      what: 'over the break, and not in it',
      minutes: 180,
      spans: ['13:00-17:00', '09:00-11:00'],
      slots: ['09:00 AM', '10:00 AM', '01:00 PM', '02:00 PM'],
    },
    {
      what: 'over midnight',
      minutes: 240,
      spans: ['15:00-01:00'],
      slots: ['03:00 PM', '04:00 PM', '05:00 PM'],
    },
  ])('$what: $slots', async ({ minutes, spans, slots }) => {
    const calendar = spans === undefined ? hours : { ...hours, overrides: { '2025-10-14': spans } };
    const { desk } = atWork({ calendar });
    const job = jobWith({ durationMinutes: minutes });
    const { requestId } = await desk.dates(job);
    expect(await desk.slots(job, { date: '2025-10-14', requestId })).toEqual({
      date: '2025-10-14',
      day: 'Tuesday',
      slots,
    });
  });

  test('are those that are free: not of this crew, but of another', async () => {
    const { desk } = atWork();
    const job = jobWith();
    await desk.confirm(job, await chosen(desk, job));
    const times = async (other: ReturnType<typeof jobWith>) => {
      const { requestId } = await desk.dates(other);
      return (await desk.slots(other, { date: '2025-10-14', requestId })).slots;
    };
    expect(await times(jobWith({ projectId: 'other' }))).not.toContain('10:00 AM');
    expect(await times(jobWith({ projectId: 'third', crew: 'miami' }))).toContain('10:00 AM');
  });

  test('that two dates were asked for at once are both told', async () => {
    const { desk } = atWork();
    const job = jobWith();
    const { requestId } = await desk.dates(job);
    const dates = ['2025-10-14', '2025-10-15', '2025-10-16'];
    await Promise.all(dates.map((date) => desk.slots(job, { date, requestId })));
    for (const date of dates) {
      await desk.confirm(job, { date, time: '10:00 AM', requestId }).then(
        () => expect(date).toBe('2025-10-14'),
        (error) => expect(error).toMatchObject({ code: 'already_scheduled' }),
      );
    }
  });
});

describe('a request', () => {
  const half = 30 * 60 * 1000;
  test.each([
    { what: 'one that nobody gave', requestId: 'REQ-NOBODY', code: 'request_expired' },
    { what: 'of another job', job: jobWith({ projectId: '12350' }), code: 'request_expired' },
    { what: 'of another customer', job: jobWith({ customerId: 'CUST002' }), code: 'request_expired' },
    { what: 'just before its end', wait: half - 1, code: 'done' },
    { what: 'at its end', wait: half, code: 'request_expired' },
    { what: 'a date that was not offered: today', date: '2025-10-06', code: 'date_not_offered' },
    { what: 'a date that was not offered: a Saturday', date: '2025-10-11', code: 'date_not_offered' },
    { what: 'a date that was not offered: too far', date: '2025-10-21', code: 'date_not_offered' },
    { what: 'no date', date: 'Tuesday', code: 'date_not_offered' },
    { what: 'a time that is none', time: '03:30 PM', code: 'slot_not_offered' },
    { what: 'a time at which the job does not fit', time: '03:00 PM', code: 'slot_not_offered' },
    { what: 'a time of a date that was not asked for', date: '2025-10-15', code: 'slot_not_offered' },
  ])(
    '$what: $code',
    async ({ requestId, job = jobWith(), date = '2025-10-14', time = '10:00 AM', wait = 0, code }) => {
      const { desk, clock } = atWork();
      const given = await offered(desk, jobWith());
      clock.moveTo(clock.now() + wait);
      const choice = { date, time, requestId: requestId ?? given };
      expect(await codeOf(desk.confirm(job, choice))).toBe(code);
      expect((await desk.appointmentOf(job.projectId)) !== undefined).toBe(code === 'done');
      if (code !== 'done' && code !== 'slot_not_offered')
        expect(await codeOf(desk.slots(job, { date, requestId: requestId ?? given }))).toBe(code);
    },
  );

  test('is used up by a booking, for slots and for another booking', async () => {
    const { desk } = atWork();
    const job = jobWith();
    const choice = await chosen(desk, job);
    await desk.confirm(job, choice);
    const again = { ...choice, time: '11:00 AM' };
    expect(await codeOf(desk.slots(job, again))).toBe('request_expired');
    expect(await codeOf(desk.reschedule(job, again))).toBe('request_expired');
    await desk.cancel(job, { reason: 'moving house' });
    expect(await codeOf(desk.confirm(job, again))).toBe('request_expired');
  });

  test('is gone from the store after its time', async () => {
    const { desk, clock, store } = atWork();
    await desk.dates(jobWith());
    expect(await store.sweep(clock.now())).toBe(0);
    expect(await store.sweep(clock.now() + half)).toBe(1);
  });
});
