import { weekdayOf } from '../../language/calendar-time.ts';
import { TrunklineError } from '../../language/error.ts';
import { bookings } from './bookings/bookings.ts';
import type { BookingsOptions } from './bookings/bookings-options.ts';
import { refused } from './bookings/refused.ts';
import type { Slot } from './bookings/slot.ts';
import { standingOf } from './bookings/standing.ts';
import type { ActionName, ReadParameters, Result } from './contract.ts';
import { customers, placeFor, unknownCustomer } from './customers.ts';
import { workingHours } from './hours.ts';
import { isOver, statusNow } from './job-state.ts';
import { notes } from './notes.ts';
import { detailsOf, listedAs, statusOf } from './project-view.ts';
import { jobOf, projects } from './projects.ts';
import { seededWeather, type WeatherOf } from './weather.ts';

/** What the service works with. */
export interface DeskOptions extends BookingsOptions {
  /** @default seededWeather() */
  readonly weather?: WeatherOf;
}

/** Every action, carried out. */
export type Desk = {
  readonly [Name in ActionName]: (
    parameters: ReadParameters<Name>,
    /** The same for every repeat of one piece of work. */
    key?: string,
  ) => Promise<Result<Name>>;
};

/**
 * What the service does, without HTTP. Parameters are those that the contract has read; what cannot be done is a
 * `TrunklineError` with a code of `errors`.
 */
export function desk(options: DeskOptions): Desk {
  const { store, clock, calendar } = options;
  const weather = options.weather ?? seededWeather({ clock, timeZone: calendar.timeZone });
  const known = customers(store);
  const jobs = projects(store);
  const booked = bookings(options);
  const written = notes(options);

  const ofCustomer = ({ customer_id, project_id }: { customer_id: string; project_id: string }) =>
    jobs.get(customer_id, project_id);

  return {
    async list_projects({ customer_id, client_id, location_id, include_inactive = false }) {
      const customer = await known.get(customer_id);
      if (client_id !== undefined && client_id !== customer.client_id) throw unknownCustomer();
      const place = placeFor(customer, location_id);
      const all = await jobs.of(customer_id);
      const placed = all.filter((project) => place === undefined || project.location_id === place);
      const standing = await Promise.all(
        placed.map(async (project) => ({
          project,
          appointment: await booked.appointmentOf(project.project_id),
        })),
      );
      const listed = standing.filter(
        ({ project, appointment }) =>
          include_inactive || !isOver(statusNow(project.status, appointment).status),
      );
      return {
        customer_id,
        first_name: customer.first_name,
        project_count: listed.length,
        projects: listed.map(({ project, appointment }, index) => listedAs(index + 1, project, appointment)),
        locations: [...customer.locations],
        appointments: await booked.counters(all.map(({ project_id }) => project_id)),
      };
    },

    async get_available_dates(parameters) {
      const { requestId, dates, alreadyScheduled } = await booked.dates(jobOf(await ofCustomer(parameters)));
      return {
        project_id: parameters.project_id,
        available_dates: dates.map(({ date }) => date),
        dates: [...dates],
        request_id: requestId,
        already_scheduled: alreadyScheduled,
      };
    },

    async get_time_slots({ date, request_id, ...parameters }) {
      const job = jobOf(await ofCustomer(parameters));
      const { day, slots } = await booked.slots(job, { date, requestId: request_id });
      return { project_id: job.projectId, date, day, available_slots: [...slots] };
    },

    async confirm_appointment({ date, time, request_id, ...parameters }, key) {
      const job = jobOf(await ofCustomer(parameters));
      const appointment = await booked.confirm(job, { date, time, requestId: request_id, ...keyed(key) });
      return {
        project_id: job.projectId,
        scheduled_date: appointment.date,
        scheduled_time: appointment.time,
        message: `Booked for ${inWords(appointment)}.`,
        confirmation_data: {
          confirmation_number: appointment.code,
          appointment_id: appointment.appointmentId,
          confirmed_at: appointment.changes[0]?.at ?? '',
        },
      };
    },

    async reschedule_appointment({ new_date, new_time, request_id, ...parameters }, key) {
      const job = jobOf(await ofCustomer(parameters));
      const choice = { date: new_date, time: new_time, requestId: request_id, ...keyed(key) };
      const { appointment, released } = await booked.reschedule(job, choice);
      return {
        project_id: job.projectId,
        new_date: appointment.date,
        new_time: appointment.time,
        cancel_result: { released_date: released.date, released_time: released.time },
        confirm_result: { confirmation_number: appointment.code, appointment_id: appointment.appointmentId },
        message: `Moved from ${inWords(released)} to ${inWords(appointment)}.`,
      };
    },

    async cancel_appointment({ reason, appointment_id, ...parameters }, key) {
      const job = jobOf(await ofCustomer(parameters));
      const { cancellationId, cancelledAt, appointment } = await booked.cancel(job, {
        reason,
        ...(appointment_id !== undefined && { appointmentId: appointment_id }),
        ...keyed(key),
      });
      return {
        project_id: job.projectId,
        message: `The appointment of ${inWords(appointment)} is cancelled.`,
        cancellation_data: { cancelled_at: cancelledAt, cancellation_id: cancellationId },
      };
    },

    async get_project_details(parameters) {
      const project = await ofCustomer(parameters);
      const customer = await known.get(parameters.customer_id);
      return {
        project_details: detailsOf(project, customer, await booked.appointmentOf(project.project_id)),
      };
    },

    async get_appointment_status(parameters) {
      const project = await ofCustomer(parameters);
      const appointment = await booked.appointmentOf(project.project_id);
      const standing = appointment && standingOf(appointment, calendar, clock.now());
      return { appointment_status: statusOf(project, appointment, standing) };
    },

    get_working_hours: async () => workingHours(calendar, clock.now()),

    async get_weather({ location }) {
      const found = await weather(location).catch((cause: unknown) => {
        throw new TrunklineError('upstream', 'The weather cannot be had at the moment.', {}, cause);
      });
      if (found !== undefined) return found;
      throw refused('invalid_value', 'There is no weather for this place. Name a town, such as Tampa.', {
        parameter: 'location',
      });
    },

    async add_note({ note_text, author, ...parameters }, key) {
      const { project_id } = await ofCustomer(parameters);
      const note = await written.add({ projectId: project_id, text: note_text, author, ...keyed(key) });
      return { project_id, note_data: note, message: 'The note is kept.' };
    },

    async list_notes(parameters) {
      const { project_id } = await ofCustomer(parameters);
      const found = await written.list(project_id);
      return { project_id, notes: [...found], total_count: found.length, source: 'api' };
    },
  };
}

function inWords({ date, time }: Slot): string {
  return `${weekdayOf(date)}, ${date}, ${time}`;
}

function keyed(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
