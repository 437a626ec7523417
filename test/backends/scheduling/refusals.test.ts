import { describe, expect, test } from 'vitest';
import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import { type ActionName, isWrite, pathOf, writes } from '../../../src/backends/scheduling/contract.ts';
import type { Scheduling } from '../../../src/backends/scheduling/scheduling.ts';
import type { LogLine } from '../../../src/language/log.ts';
import type { Collection, Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import {
  actionNames,
  apiKey,
  flooring,
  monday,
  offered,
  office,
  otherWindows,
  seeded,
  sound,
  windows,
} from './office.ts';

const tuesday = '2025-10-14';
const slot = { date: tuesday, time: '10:00 AM' };

describe('what the office cannot do as things stand', () => {
  test.each([
    ['12361', 'under way'],
    ['12362', 'on hold'],
    ['12363', 'in a status that nobody knows'],
  ])('the job %s is %s: not_schedulable', async (project_id) => {
    const { post } = await office();
    const job = { customer_id: 'CUST002', project_id };
    for (const name of [
      'get_available_dates',
      'get_time_slots',
      'confirm_appointment',
      'reschedule_appointment',
    ] as const)
      expect(await post(pathOf(name), { ...sound[name], ...job })).toMatchObject({
        status: 422,
        body: { error: 'not_schedulable', action: name },
      });
  });

  test('a Sunday is date_not_offered, half past one slot_not_offered', async () => {
    const desk = await office();
    const { request_id } = await offered(desk, windows, tuesday);
    const ask = (name: ActionName, changes: object) =>
      desk.post(pathOf(name), { ...sound[name], request_id, ...changes });
    expect(await ask('get_time_slots', { date: '2025-10-12' })).toMatchObject({
      status: 409,
      body: { error: 'date_not_offered' },
    });
    expect(await ask('confirm_appointment', { time: '01:30 PM' })).toMatchObject({
      status: 409,
      body: { error: 'slot_not_offered' },
    });
  });

  test('a request is for one job and half an hour: request_expired', async () => {
    const desk = await office();
    const { request_id } = await offered(desk, windows, tuesday);
    const expired = { status: 409, body: { error: 'request_expired' } };
    const confirm = (changes: object) =>
      desk.post('/confirm-appointment', { ...windows, ...slot, request_id, ...changes });
    expect(await confirm({ request_id: 'R1' })).toMatchObject(expired);
    expect(await confirm({ project_id: '12350' })).toMatchObject(expired);
    desk.clock.moveTo(monday + 31 * 60_000);
    expect(await confirm({})).toMatchObject(expired);
  });

  test('booked already, taken, and nothing to cancel', async () => {
    const desk = await office();
    const mine = await offered(desk, windows, tuesday);
    const theirs = await offered(desk, otherWindows, tuesday);
    const third = await offered(desk, otherWindows, tuesday);
    await desk.act('confirm_appointment', { ...windows, ...slot, request_id: mine.request_id });
    const refusal = async (name: ActionName, body: object) => {
      const { status, body: answer } = await desk.post(pathOf(name), body);
      return [status, answer.error];
    };
    const confirm = (body: object) => refusal('confirm_appointment', { ...slot, ...body });
    const other = await offered(desk, windows, '2025-10-15');
    expect(await confirm({ ...windows, request_id: other.request_id, date: '2025-10-15' })).toEqual([
      409,
      'already_scheduled',
    ]);
    expect(await confirm({ ...otherWindows, request_id: theirs.request_id })).toEqual([409, 'slot_taken']);
    expect(await refusal('cancel_appointment', { ...otherWindows, reason: 'No need.' })).toEqual([
      409,
      'state_conflict',
    ]);
    expect(
      await refusal('cancel_appointment', { ...windows, reason: 'No need.', appointment_id: 'APT-0' }),
    ).toEqual([409, 'state_conflict']);
    expect(
      await refusal('reschedule_appointment', {
        ...otherWindows,
        new_date: tuesday,
        new_time: '09:00 AM',
        request_id: third.request_id,
      }),
    ).toEqual([409, 'state_conflict']);
  });
});

describe('a write with a key is done once', () => {
  test.each<[ActionName, object]>([
    ['add_note', { note_text: 'Another one.' }],
    ['cancel_appointment', { reason: 'Another one.' }],
  ])('%s: the same again gives the same, anything else is key_reused', async (name, other) => {
    const { post, act } = await office();
    const key = { 'idempotency-key': 'contact-1/12/0' };
    const first = await post(pathOf(name), sound[name], key);
    expect(first.status).toBe(200);
    expect((await post(pathOf(name), sound[name], key)).text).toBe(first.text);
    expect(await post(pathOf(name), { ...sound[name], ...other }, key)).toMatchObject({
      status: 422,
      body: { error: 'key_reused', action: name },
    });
    if (name === 'add_note') expect((await act('list_notes', windows)).total_count).toBe(1);
  });

  test('confirm and reschedule: the same again gives the same', async () => {
    const desk = await office();
    const { request_id } = await offered(desk, windows, tuesday);
    const booking = { ...windows, ...slot, request_id };
    const first = await desk.act('confirm_appointment', booking, 'one');
    expect(await desk.act('confirm_appointment', booking, 'one')).toEqual(first);
    const again = await offered(desk, windows, '2025-10-16');
    const move = { ...windows, new_date: '2025-10-16', new_time: '08:00 AM', request_id: again.request_id };
    const moved = await desk.act('reschedule_appointment', move, 'two');
    expect(await desk.act('reschedule_appointment', move, 'two')).toEqual(moved);
    expect(await desk.act('list_projects', { customer_id: 'CUST001' })).toMatchObject({
      appointments: { total: 2 },
    });
  });

  test('twenty repeats of a note at once write it once', async () => {
    const { act } = await office();
    const note = { ...windows, note_text: 'The gate sticks.' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => act('add_note', note, 'same')));
    expect(new Set(answers.map(({ note_data }) => note_data.note_id)).size).toBe(1);
    expect((await act('list_notes', windows)).total_count).toBe(1);
  });

  test('the same note without a key is another note, and so is the same key for another job', async () => {
    const { act } = await office();
    await act('add_note', { ...windows, note_text: 'Ring twice.' });
    await act('add_note', { ...windows, note_text: 'Ring twice.' });
    await act('add_note', { ...windows, note_text: 'Ring twice.' }, 'key');
    await act('add_note', { ...flooring, note_text: 'Ring twice.' }, 'key');
    expect((await act('list_notes', windows)).total_count).toBe(3);
    expect((await act('list_notes', flooring)).total_count).toBe(1);
  });

  test.each(['', 'two words', 'é', 'x'.repeat(201)])('a key such as "%s" is refused', async (key) => {
    const { service } = await office();
    const request = (path: string, body: object) => {
      const headers = new Headers({ 'x-api-key': apiKey });
      headers.set('idempotency-key', Buffer.from(key).toString('latin1'));
      return new Request(`http://office.test${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
    };
    const response = await service.fetch(request('/add-note', sound.add_note));
    expect(await response.json()).toMatchObject({ error: 'invalid_value', parameter: 'Idempotency-Key' });
    expect((await service.fetch(request('/list-notes', windows))).status).toBe(200);
  });
});

describe('writes can be switched off one by one', () => {
  test.each(writes)('%s', async (name) => {
    const off = await office({ enabled: writes.filter((write) => write !== name) });
    expect(await off.post(pathOf(name), sound[name])).toMatchObject({
      status: 422,
      body: { error: 'not_enabled', action: name },
    });
    const on = await office({ enabled: [name] });
    expect((await on.post(pathOf(name), sound[name])).body.error).not.toBe('not_enabled');
  });

  test('and every read goes on', async () => {
    const { post } = await office({ enabled: [] });
    for (const name of actionNames.filter((action) => !isWrite(action)))
      expect((await post(pathOf(name), sound[name])).body.error).not.toBe('not_enabled');
  });
});

describe('what stands before the service', () => {
  test.each([
    ['no key', {}],
    ['a wrong key', { 'x-api-key': 'key-of-somebody-else' }],
  ])('%s: 403, whatever is asked for', async (_what, headers) => {
    const { service } = await office();
    for (const path of ['/list-projects', '/nothing', '/openapi.json', '/']) {
      const response = await service.fetch(
        new Request(`http://office.test${path}`, { method: 'POST', headers }),
      );
      expect([response.status, await response.text()]).toEqual([403, '{"message":"Forbidden"}']);
    }
  });

  test('more than the rate: 429, and after a second more of them again', async () => {
    const { post, clock } = await office({ rate: { rate: 2, burst: 3 } });
    const statuses = async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => post('/get-working-hours', {})));
      return answers.map(({ status }) => status);
    };
    expect(await statuses()).toEqual([200, 200, 200, 429]);
    clock.moveTo(monday + 1000);
    expect(await statuses()).toEqual([200, 200, 429, 429]);
  });

  test('the client says auth, throttled, upstream and what the service says', async () => {
    const { service, clock } = await office({ rate: { rate: 0.001, burst: 1 } });
    const access = { url: 'http://office.test', clock, random: seeded() };
    const fetch = (request: Request) => service.fetch(request);
    await expect(hoursBy(schedulingClient({ ...access, fetch, apiKey: 'wrong' }))).rejects.toMatchObject({
      code: 'auth',
    });
    const client = schedulingClient({ ...access, fetch, apiKey });
    await hoursBy(client);
    await expect(hoursBy(client)).rejects.toMatchObject({ code: 'throttled' });
    const nowhere = schedulingClient({
      ...access,
      apiKey,
      fetch: () => Promise.reject(new Error('refused')),
    });
    await expect(hoursBy(nowhere)).rejects.toMatchObject({ code: 'upstream' });
    await expect(nowhere.findCustomer({ number: '+12025550101' }, {})).rejects.toMatchObject({
      code: 'upstream',
    });
  });
});

describe('what fails behind the service', () => {
  test('500 says nothing of what happened, to the caller', async () => {
    const lines: LogLine[] = [];
    const { post } = await office({
      store: odd('notes', { newest: broken }),
      log: (line) => lines.push(line),
    });
    const answer = await post('/list-notes', windows, { 'x-correlation-id': 'contact-1' });
    expect(answer).toMatchObject({ status: 500, body: { error: 'internal', action: 'list_notes' } });
    expect(answer.text).not.toContain('SQLITE');
    expect(lines.at(-1)).toMatchObject({
      level: 'error',
      contactId: 'contact-1',
      path: '/list-notes',
      status: 500,
    });
  });

  test('a job that others keep changing is throttled, 503', async () => {
    const { store } = await office();
    const desk = await office({ store: odd('appointments', { replace: async () => false }, store) });
    const { request_id } = await offered(desk, flooring, tuesday);
    const move = { new_date: tuesday, new_time: '10:00 AM', request_id };
    const answer = await desk.post('/reschedule-appointment', { ...flooring, ...move });
    expect(answer).toMatchObject({ status: 503, body: { error: 'throttled' } });
  });

  test('weather that cannot be had is upstream, 502', async () => {
    const { post } = await office({ weather: () => Promise.reject(new Error('getaddrinfo weather.test')) });
    const answer = await post('/get-weather', { location: 'Tampa' });
    expect(answer).toMatchObject({ status: 502, body: { error: 'upstream', action: 'get_weather' } });
    expect(answer.text).not.toContain('getaddrinfo');
  });

  test('a log line has no parameters', async () => {
    const lines: LogLine[] = [];
    const { post } = await office({ log: (line) => lines.push(line) });
    await post('/find-customer', { number: '+12025550101' });
    await post('/add-note', { ...windows, note_text: 'The code is 4711.' });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toMatch(/5550101|4711|CUST001/);
  });
});

function broken(): Promise<never> {
  return Promise.reject(new Error('SQLITE_IOERR: /var/lib/secret.db'));
}

function hoursBy(client: Scheduling): Promise<unknown> {
  return client.act('get_working_hours', {}, {});
}

/** A store whose records of one kind behave in their own way. */
function odd(kind: string, ways: Partial<Collection<never>>, inner = memoryStore()): Store {
  return {
    ...inner,
    collection: <Value>(name: string) => ({
      ...inner.collection<Value>(name),
      ...(name === kind ? (ways as Partial<Collection<Value>>) : {}),
    }),
  };
}
