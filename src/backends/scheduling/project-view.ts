import type { Appointment } from './bookings/appointment.ts';
import type { Standing } from './bookings/standing.ts';
import type { Result } from './contract.ts';
import { statusNow } from './job-state.ts';
import type { Customer, Project } from './parts.ts';
import type { ProjectRecord } from './projects.ts';

/**
 * A job as the list has it.
 *
 * @param place Its place in the list, from 1.
 */
export function listedAs(
  place: number,
  project: ProjectRecord,
  appointment: Appointment | undefined,
): Project {
  const { project_id, order_number, project_type, category, store, address, location_id } = project;
  const { status, state } = statusNow(project.status, appointment);
  const date = state === 'scheduled' ? appointment?.date : undefined;
  return {
    project_number: ordinal(place),
    project_id,
    order_number,
    project_type,
    category,
    status,
    state,
    store,
    address: address.full,
    ...given({ location_id, scheduled_date: date, scheduled_time: date && appointment?.time }),
  };
}

/** A job in full. Of the customer it has the names, and no way to reach them. */
export function detailsOf(
  project: ProjectRecord,
  { customer_id, first_name, last_name }: Customer,
  appointment: Appointment | undefined,
): Result<'get_project_details'>['project_details'] {
  const { project_id, order_number, project_type, category, store, address, technician } = project;
  const { status, state } = statusNow(project.status, appointment);
  const takesPlace = appointment !== undefined && !fallenThrough.has(appointment.state);
  const date = takesPlace ? appointment.date : undefined;
  return {
    project_id,
    order_number,
    project_type,
    category,
    status,
    state,
    store,
    address,
    dates: given({
      sold: project.sold,
      scheduled: state === 'scheduled' ? date : undefined,
      start: date,
      end: date,
      completed: project.completed ?? (appointment?.state === 'completed' ? date : undefined),
    }),
    ...(technician && {
      technician: {
        id: technician.id,
        first_name: technician.first_name,
        last_name: technician.last_name,
      },
    }),
    service_time: { duration_minutes: project.duration_minutes, type: project.category },
    customer: { customer_id, first_name, last_name },
  };
}

const fallenThrough: ReadonlySet<Appointment['state']> = new Set(['cancelled', 'rescheduled', 'no_show']);

/** The appointment of a job: the last one, whatever became of it. */
export function statusOf(
  { project_id, technician, status }: ProjectRecord,
  appointment: Appointment | undefined,
  standing: Standing | undefined,
): Result<'get_appointment_status'>['appointment_status'] {
  if (appointment === undefined || standing === undefined)
    return {
      project_id,
      status: 'not_scheduled',
      is_upcoming: false,
      can_reschedule: false,
      can_cancel: false,
    };
  // The office may hold a job back whose appointment still stands.
  const open = statusNow(status, appointment).state === 'scheduled';
  return {
    project_id,
    appointment_id: appointment.appointmentId,
    status: appointment.state,
    scheduled_date: appointment.date,
    scheduled_time: appointment.time,
    scheduled_end_time: standing.endTime,
    day: standing.day,
    duration_minutes: appointment.durationMinutes,
    confirmation_number: appointment.code,
    ...given({
      technician: technician && `${technician.first_name} ${technician.last_name}`,
      technician_phone: technician?.number,
    }),
    is_upcoming: standing.isUpcoming,
    can_reschedule: open && standing.canReschedule,
    can_cancel: open && standing.canCancel,
  };
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];
const endings: { readonly [rule: string]: string } = { one: 'st', two: 'nd', few: 'rd' };

const rules = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(place: number): string {
  return ordinals[place - 1] ?? `${place}${endings[rules.select(place)] ?? 'th'}`;
}

type Given<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> };

/** The members that have a value. */
function given<Members extends object>(members: Members): Given<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Given<Members>;
}
