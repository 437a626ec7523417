import { describe, expect, test } from 'vitest';
import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import { type ActionName, pathOf } from '../../../src/backends/scheduling/contract.ts';
import { serveNode } from '../../../src/serve/serve-node.ts';
import { actionNames, apiKey, office, seeded, sound, windows } from './office.ts';

const tuesday = '2025-10-14';
const slot = { date: tuesday, time: '10:00 AM' };
const ofProject = actionNames.filter((name) => 'project_id' in sound[name]);

describe('all twelve actions, one after the other, over a real connection', () => {
  test('a customer books, moves, cancels and writes a note', async () => {
    const { service, clock } = await office();
    const { url, close } = await serveNode(service, { port: 0 });
    try {
      const client = schedulingClient({ url, apiKey, clock, random: seeded(3) });
      const call = { contactId: 'contact-1' };
      const keyed = (key: string) => ({ ...call, key });

      const found = await client.findCustomer({ number: '+12025550101' }, call);
      expect(found).toEqual({
        customer_id: 'CUST001',
        client_id: 'CLIENT01',
        first_name: 'Robin',
        last_name: 'Hale',
      });
      expect(await client.findCustomer({ account: 'robin' }, call)).toEqual(found);
      expect(await client.findCustomer({ number: '+12025550199' }, call)).toBeUndefined();

      const { projects } = await client.act('list_projects', { customer_id: 'CUST001' }, call);
      expect(
        projects.map(({ project_number, project_id, status }) => [project_number, project_id, status]),
      ).toEqual([
        ['first', '12345', 'Scheduled'],
        ['second', '12347', 'Pending'],
        ['third', '12350', 'Pending'],
      ]);

      const { available_dates, request_id } = await client.act('get_available_dates', windows, call);
      expect(available_dates).toHaveLength(10);
      const slots = await client.act('get_time_slots', { ...windows, date: tuesday, request_id }, call);
      expect(slots).toMatchObject({ day: 'Tuesday', available_slots: expect.arrayContaining(['10:00 AM']) });

      const booked = await client.act('confirm_appointment', { ...windows, ...slot, request_id }, keyed('1'));
      expect(booked).toMatchObject({ scheduled_date: tuesday, scheduled_time: '10:00 AM' });
      const status = async () =>
        (await client.act('get_appointment_status', windows, call)).appointment_status;
      expect(await status()).toMatchObject({
        status: 'scheduled',
        scheduled_date: tuesday,
        scheduled_time: '10:00 AM',
        scheduled_end_time: '01:00 PM',
        day: 'Tuesday',
        confirmation_number: booked.confirmation_data.confirmation_number,
        is_upcoming: true,
        can_cancel: true,
        can_reschedule: true,
      });

      const again = await client.act('get_available_dates', windows, call);
      expect(again.already_scheduled).toBe(true);
      const later = { date: '2025-10-16', request_id: again.request_id };
      await client.act('get_time_slots', { ...windows, ...later }, call);
      const moved = await client.act(
        'reschedule_appointment',
        { ...windows, new_date: '2025-10-16', new_time: '08:00 AM', request_id: again.request_id },
        keyed('2'),
      );
      expect(moved).toMatchObject({
        new_date: '2025-10-16',
        new_time: '08:00 AM',
        cancel_result: { released_date: tuesday, released_time: '10:00 AM' },
      });
      const { project_details } = await client.act('get_project_details', windows, call);
      expect(project_details).toMatchObject({ state: 'scheduled', dates: { scheduled: '2025-10-16' } });

      await client.act('cancel_appointment', { ...windows, reason: 'We are away.' }, keyed('3'));
      expect(await status()).toMatchObject({ status: 'cancelled', is_upcoming: false, can_cancel: false });
      const { projects: left, appointments } = await client.act(
        'list_projects',
        { customer_id: 'CUST001' },
        call,
      );
      expect(left[1]).toMatchObject({ project_id: '12347', state: 'schedulable' });
      expect(left[1]).not.toHaveProperty('scheduled_date');
      expect(appointments).toMatchObject({ cancelled: 1, completed: 0, no_show: 0 });

      const { notes } = await client.act('list_notes', windows, call);
      expect(notes).toEqual([]);
      const { note_data } = await client.act(
        'add_note',
        { ...windows, note_text: ' Gate sticks. ' },
        keyed('4'),
      );
      expect(note_data).toMatchObject({ note_text: 'Gate sticks.', author: 'Agent' });
      expect(await client.act('list_notes', windows, call)).toMatchObject({
        notes: [note_data],
        total_count: 1,
      });

      const { forecast } = await client.act('get_weather', { location: 'tampa, FL' }, call);
      expect(forecast.map(({ date, day }) => [date, day])).toEqual([
        ['2025-10-06', 'Monday'],
        ['2025-10-07', 'Tuesday'],
        ['2025-10-08', 'Wednesday'],
      ]);
      expect(await client.act('get_working_hours', {}, call)).toMatchObject({ open_now: true });
    } finally {
      await close();
    }
  });
});

describe('every result says its action and whether the office is a real one', () => {
  test.each([
    ['/list-projects', 'list_projects', true],
    ['/list_projects', 'list_projects', false],
    ['/get-working-hours', 'get_working_hours', true],
    ['/find-customer', 'find_customer', true],
    ['/find_customer', 'find_customer', false],
  ])('%s', async (path, action, mockMode) => {
    const { post } = await office({ mockMode });
    const body = path.includes('find') ? { account: 'robin' } : sound[action as ActionName];
    expect(await post(path, body)).toMatchObject({ status: 200, body: { action, mock_mode: mockMode } });
  });
});

describe('a parameter that is missing or wrong is named, and nothing is done', () => {
  const required = actionNames.flatMap((name) =>
    Object.keys(sound[name]).map((parameter): [ActionName, string] => [name, parameter]),
  );
  test.each(required)('%s without %s', async (name, parameter) => {
    const { post } = await office();
    for (const absent of [undefined, '', '  ', null]) {
      const answer = await post(pathOf(name), { ...sound[name], [parameter]: absent });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: 'missing_parameter', action: name, parameter, message: `${parameter} is missing.` },
      });
    }
  });

  test.each<[ActionName, string, unknown, string]>([
    ['get_time_slots', 'date', 'next Tuesday', 'date is no day. Write one such as 2025-10-07.'],
    ['get_time_slots', 'date', '2025-02-30', 'date is no day. Write one such as 2025-10-07.'],
    ['get_time_slots', 'project_id', 12_347, 'project_id has to be a string.'],
    ['get_time_slots', 'request_id', 'x'.repeat(61), 'request_id has more than 60 characters.'],
    ['confirm_appointment', 'time', '13:30', 'time is no time. Write one such as 08:00 AM.'],
    ['confirm_appointment', 'time', '13:00 PM', 'time is no time. Write one such as 08:00 AM.'],
    ['list_projects', 'include_inactive', 'perhaps', 'include_inactive is neither true nor false.'],
    ['add_note', 'note_text', 'x'.repeat(1001), 'note_text has more than 1000 characters.'],
    ['cancel_appointment', 'reason', 'x'.repeat(201), 'reason has more than 200 characters.'],
    ['list_notes', 'colour', 'red', 'There is no parameter colour.'],
    ['list_notes', '__proto__x', 'red', 'There is no parameter __proto__x.'],
    [
      'get_weather',
      'location',
      'Atlantis',
      'There is no weather for this place. Name a town, such as Tampa.',
    ],
  ])('%s with the %s %j', async (name, parameter, value, message) => {
    const { post } = await office();
    expect(await post(pathOf(name), { ...sound[name], [parameter]: value })).toMatchObject({
      status: 400,
      body: { error: 'invalid_value', action: name, parameter, message },
    });
  });

  test.each([
    ['no JSON', '{', 'The body is not valid JSON.'],
    ['nothing', '', 'The body is not valid JSON.'],
    ['a list', '[]', 'The body is no object. Write {"project_id": "12345"}.'],
    ['a text', '"list"', 'The body is no object. Write {"project_id": "12345"}.'],
    ['too much', JSON.stringify({ customer_id: 'x'.repeat(70_000) }), 'The body is larger than 65536 bytes.'],
  ])('a body that is %s', async (_what, body, message) => {
    const { post } = await office();
    expect(await post('/list-projects', body)).toMatchObject({
      status: 400,
      body: { error: 'invalid_value', action: 'list_projects', message },
    });
  });

  test('texts stand for true and false, as callers without types write them', async () => {
    const { act } = await office();
    const count = async (include_inactive: boolean | 'true' | 'false') =>
      (await act('list_projects', { customer_id: 'CUST001', include_inactive })).project_count;
    expect([await count(true), await count('true'), await count(false), await count('false')]).toEqual([
      4, 4, 3, 3,
    ]);
  });
});

describe('a call that names no action', () => {
  test.each([
    ['/', 'no_action', '', /^The path names no action/],
    [
      '/drop-everything',
      'unknown_action',
      'drop_everything',
      /^There is no action of this name\. All of them are in \/openapi\.json\.$/,
    ],
    ['/list-project', 'unknown_action', 'list_project', /Did you mean list_projects\?$/],
    ['/constructor', 'unknown_action', 'constructor', /^There is no action/],
    ['/list-projects/all', 'unknown_action', 'list_projects/all', /^There is no action/],
  ])('%s', async (path, error, action, message) => {
    const { post } = await office();
    const answer = await post(path, {});
    expect(answer).toMatchObject({ status: 400, body: { error, action } });
    expect(answer.body.message).toMatch(message);
  });

  test('or is no POST', async () => {
    const { service } = await office();
    const headers = { 'x-api-key': apiKey };
    const response = await service.fetch(new Request('http://office.test/list-projects', { headers }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'unknown_action', action: 'list_projects' });
  });
});

describe('who is not there and what is not theirs', () => {
  test('a customer who is found is a name and an id: no number, no account, no place', async () => {
    const { post } = await office();
    const { body } = await post('/find-customer', { account: 'bigcorp' });
    expect(body.customer).toEqual({
      customer_id: 'CUST_BIGCORP',
      client_id: 'CLIENT01',
      first_name: 'Alex',
      last_name: 'Marlow',
    });
  });

  test.each(ofProject)('%s: the job of somebody else answers as one that is not there', async (name) => {
    const { post } = await office();
    const asked = (project_id: string, customer_id = 'CUST001') =>
      post(pathOf(name), { ...sound[name], customer_id, project_id });
    const [missing, strangers, nobody] = await Promise.all([
      asked('99999'),
      asked('12360'),
      asked('12347', 'CUST999'),
    ]);
    expect(missing).toMatchObject({ status: 404, body: { error: 'project_not_found' } });
    expect(strangers.text).toBe(missing.text);
    expect(nobody.text).toBe(missing.text);
    expect(strangers.status).toBe(missing.status);
  });

  test.each([
    ['a customer', '/list-projects', { customer_id: 'CUST999' }],
    ['a customer of this client', '/list-projects', { customer_id: 'CUST001', client_id: 'CLIENT99' }],
    ['a number', '/find-customer', { number: '+12025550199' }],
    ['an account', '/find-customer', { account: 'nobody' }],
  ])('%s that is not there', async (_what, path, body) => {
    const { post } = await office();
    expect(await post(path, body)).toMatchObject({ status: 404, body: { error: 'unknown_customer' } });
  });

  test.each([
    [{}, 'missing_parameter'],
    [{ number: '+12025550101', account: 'robin' }, 'invalid_value'],
    [{ number: '2025550101' }, 'invalid_value'],
  ])('a customer is looked up by a number or an account: %j', async (body, error) => {
    const { post } = await office();
    expect(await post('/find-customer', body)).toMatchObject({
      status: 400,
      body: { error, parameter: 'number' },
    });
  });
});
