import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import { type ActionName, actions, type Parameters } from '../../../src/backends/scheduling/contract.ts';
import { officeCalendar, seedScheduling } from '../../../src/backends/scheduling/seed.ts';
import {
  type SchedulingServiceOptions,
  schedulingService,
} from '../../../src/backends/scheduling/service.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { documented } from './documented.ts';

/** A Monday, 6 October 2025, at nine in New York. The 13th, a Monday too, is a public holiday there. */
export const monday = Date.parse('2025-10-06T09:00:00-04:00');
export const apiKey = 'key-of-the-tests';

/** Always the same numbers, evenly spread. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Answer {
  readonly status: number;
  readonly body: { readonly [member: string]: unknown };
  readonly text: string;
}

/** The service with its seeds in a store of its own, on a Monday morning, and ways to call it. */
export async function office(changes: Partial<SchedulingServiceOptions> = {}) {
  const clock = virtualClock(monday);
  const options = {
    store: memoryStore(),
    clock,
    calendar: officeCalendar,
    random: seeded(),
    apiKeys: [apiKey],
    rate: { rate: 1e6, burst: 1e6 },
    ...changes,
  };
  await seedScheduling(options);
  const service = schedulingService(options);
  const fetch = documented((request) => service.fetch(request));

  const post = async (
    path: string,
    body: unknown,
    headers: { readonly [name: string]: string } = {},
  ): Promise<Answer> => {
    const response = await fetch(
      new Request(`http://office.test${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': apiKey, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) as Answer['body'], text };
  };
  const client = schedulingClient({
    url: 'http://office.test',
    apiKey,
    clock,
    random: seeded(2),
    fetch,
  });
  /** An action as the client calls it. */
  const act = <Name extends ActionName>(name: Name, parameters: Parameters<Name>, key?: string) =>
    client.act(name, parameters, { contactId: 'contact-1', ...(key !== undefined && { key }) });
  return { ...options, clock, service, post, client, act };
}

export const windows = { customer_id: 'CUST001', project_id: '12347' };
export const flooring = { customer_id: 'CUST001', project_id: '12345' };
/** The job of somebody else, for the crew that also does `windows`. */
export const otherWindows = { customer_id: 'CUST002', project_id: '12360' };

export const actionNames = Object.keys(actions) as ActionName[];

/** Parameters of each action that are right in form. */
export const sound: { readonly [Name in ActionName]: object } = {
  list_projects: { customer_id: 'CUST001' },
  get_available_dates: windows,
  get_time_slots: { ...windows, date: '2025-10-14', request_id: 'R1' },
  confirm_appointment: { ...windows, date: '2025-10-14', time: '10:00 AM', request_id: 'R1' },
  reschedule_appointment: { ...flooring, new_date: '2025-10-14', new_time: '10:00 AM', request_id: 'R1' },
  cancel_appointment: { ...flooring, reason: 'We are away.' },
  get_project_details: windows,
  get_appointment_status: windows,
  get_working_hours: {},
  get_weather: { location: 'Tampa' },
  add_note: { ...windows, note_text: 'The gate sticks.' },
  list_notes: windows,
};
/** Asks for the days of a job and the times of one of them, as every booking begins. */
export async function offered(
  { act }: Awaited<ReturnType<typeof office>>,
  job: { readonly customer_id: string; readonly project_id: string },
  date: string,
) {
  const { request_id } = await act('get_available_dates', job);
  const { available_slots } = await act('get_time_slots', { ...job, date, request_id });
  return { request_id, available_slots };
}
