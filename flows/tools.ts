import {
  addTicketComment,
  createTicket,
  getTicketStatus,
  itsmClient,
  itsmService,
  listRecentTickets,
  seedTickets,
  tickets,
} from '../src/itsm.ts';
import { callerOf, fulfillment, type OpenTools, type ToolsSetting, TrunklineError } from '../src/lambda.ts';
import {
  addNote,
  cancelAppointment,
  confirmAppointment,
  getAppointmentStatus,
  getAvailableDates,
  getProjectDetails,
  getTimeSlots,
  getWeather,
  getWorkingHours,
  listNotes,
  listProjects,
  rescheduleAppointment,
  schedulingClient,
  schedulingService,
  seedScheduling,
} from '../src/scheduling.ts';
import type { Service } from '../src/serve.ts';
import { memoryStore, openStore } from '../src/store.ts';
import { officeCalendar } from './appointment-desk/office-calendar.ts';

/** The sixteen tools of the two desks. */
const tools = [
  addNote,
  addTicketComment,
  cancelAppointment,
  confirmAppointment,
  createTicket,
  getAppointmentStatus,
  getAvailableDates,
  getProjectDetails,
  getTicketStatus,
  getTimeSlots,
  getWeather,
  getWorkingHours,
  listNotes,
  listProjects,
  listRecentTickets,
  rescheduleAppointment,
];

/** Good enough for services in the same program, and for callers who are made up. */
const sample = { apiKey: 'sample-key', callerSecret: 'sample-caller-secret' };

/**
 * Opens the tools of both desks, for `trunkline tools` and for calls that are played on real tools. The ticket system
 * and the scheduling service run in the same program with seeded data, unless `ITSM_URL` and `SCHEDULING_URL` say where
 * they are: `npm run backends` starts them, and prints what to set. Outcomes are kept in `DATABASE_URL`, else in memory.
 */
export async function openTools(setting: ToolsSetting): Promise<OpenTools> {
  const { clock, random, log, wire } = setting;
  // A simulated call brings its own wires, and never reaches anything outside.
  const environment = wire === undefined ? process.env : {};
  const { CALLER_SECRET, DATABASE_URL } = environment;
  const outside = ['DATABASE_URL', 'ITSM_URL', 'SCHEDULING_URL'].find(
    (name) => environment[name] !== undefined,
  );
  if (outside !== undefined && CALLER_SECRET === undefined)
    throw missing(
      `${outside} is set and CALLER_SECRET is not, so nobody there would be known again. Set it too.`,
    );
  const callerSecret = CALLER_SECRET ?? sample.callerSecret;
  const outcomes = await openStore(DATABASE_URL);
  await outcomes.sweep(clock.now());
  const access = (backend: string, service: Service, name: string) => {
    const { [`${name}_URL`]: url, [`${name}_API_KEY`]: apiKey } = environment;
    if (url !== undefined && apiKey === undefined)
      throw missing(
        `${name}_URL is set and ${name}_API_KEY is not, so nothing there would answer. Set both.`,
      );
    if (url !== undefined && apiKey !== undefined) return { url, apiKey, clock, random };
    const fetch = wire?.(backend, service.fetch) ?? service.fetch;
    return { url: `http://${backend}.test`, apiKey: sample.apiKey, fetch, clock, random };
  };
  const scheduling = await schedulingHere(setting);

  return {
    fulfillment: fulfillment({
      tools,
      backends: {
        itsm: itsmClient(access('itsm', await itsmHere(setting, callerSecret), 'ITSM')),
        scheduling: schedulingClient(access('scheduling', scheduling, 'SCHEDULING')),
      },
      outcomes,
      clock,
      log,
      callerSecret,
    }),
    happenings: {
      // Sasha's windows are for the same crew as Robin's.
      'Tuesday at ten is taken': async () => {
        const sasha = schedulingClient({
          url: 'http://scheduling.test',
          apiKey: sample.apiKey,
          fetch: scheduling.fetch,
          clock,
          random,
        });
        const job = { customer_id: 'CUST002', project_id: '12360' };
        const { request_id } = await sasha.act('get_available_dates', job, {});
        const day = { ...job, date: '2025-10-14', request_id };
        await sasha.act('get_time_slots', day, {});
        await sasha.act('confirm_appointment', { ...day, time: '10:00 AM' }, {});
      },
    },
    close: () => outcomes.close(),
  };
}

function missing(what: string): TrunklineError {
  return new TrunklineError('missing_setting', what);
}

async function itsmHere({ clock, random }: ToolsSetting, callerSecret: string): Promise<Service> {
  const store = memoryStore();
  const key = (number: string) => callerOf({ contactId: '', number }, callerSecret).key;
  const callers = { regular: key('+12025550101'), stranger: key('+12025550102') };
  await seedTickets(tickets({ store, clock, random }), callers, clock.now());
  return itsmService({ store, clock, random, apiKeys: [sample.apiKey] });
}

async function schedulingHere({ clock, random }: ToolsSetting): Promise<Service> {
  const office = { store: memoryStore(), clock, calendar: officeCalendar, random };
  await seedScheduling(office);
  return schedulingService({ ...office, apiKeys: [sample.apiKey], mockMode: true });
}
