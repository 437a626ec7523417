import * as z from 'zod';
import {
  address,
  appointmentCounts,
  appointmentStates,
  at,
  day,
  id,
  jobStates,
  location,
  note,
  openSpan,
  project,
  technician,
  timeOfDay,
  weather,
  words,
} from './parts.ts';

const ofProject = { customer_id: id, project_id: id };

/**
 * Every action: what it takes and what it gives. This is the one contract: the service, its OpenAPI document, the
 * client and the tools are all made from it. Each result has `action` and `mock_mode` beside these.
 */
export const actions = {
  list_projects: {
    parameters: z.strictObject({
      customer_id: id,
      client_id: id.optional(),
      location_id: id
        .optional()
        .describe('One place of a company; without it, its primary place; `all` for all'),
      include_inactive: z
        .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')], {
          error: 'is neither true nor false.',
        })
        .optional()
        .describe('Jobs that are over, too'),
    }),
    result: z.object({
      customer_id: id,
      first_name: z.string(),
      project_count: z.number().int(),
      projects: z.array(project),
      locations: z.array(location).describe('The places of a company; empty for a person'),
      appointments: appointmentCounts,
    }),
  },
  get_available_dates: {
    parameters: z.strictObject(ofProject),
    result: z.object({
      project_id: id,
      available_dates: z.array(day),
      dates: z.array(z.object({ date: day, day: z.string().describe('The weekday, from the calendar') })),
      request_id: z.string(),
      already_scheduled: z.boolean(),
    }),
  },
  get_time_slots: {
    parameters: z.strictObject({ ...ofProject, date: day, request_id: id }),
    result: z.object({ project_id: id, date: day, day: z.string(), available_slots: z.array(timeOfDay) }),
  },
  confirm_appointment: {
    parameters: z.strictObject({ ...ofProject, date: day, time: timeOfDay, request_id: id }),
    result: z.object({
      project_id: id,
      scheduled_date: day,
      scheduled_time: timeOfDay,
      message: z.string(),
      confirmation_data: z.object({ confirmation_number: z.string(), appointment_id: id, confirmed_at: at }),
    }),
  },
  reschedule_appointment: {
    parameters: z.strictObject({ ...ofProject, new_date: day, new_time: timeOfDay, request_id: id }),
    result: z.object({
      project_id: id,
      new_date: day,
      new_time: timeOfDay,
      cancel_result: z.object({ released_date: day, released_time: timeOfDay }),
      confirm_result: z.object({ confirmation_number: z.string(), appointment_id: id }),
      message: z.string(),
    }),
  },
  cancel_appointment: {
    parameters: z.strictObject({
      ...ofProject,
      reason: words(200),
      appointment_id: id
        .optional()
        .describe('The appointment that is meant; another one is a state_conflict'),
    }),
    result: z.object({
      project_id: id,
      message: z.string(),
      cancellation_data: z.object({ cancelled_at: at, cancellation_id: z.string() }),
    }),
  },
  get_project_details: {
    parameters: z.strictObject(ofProject),
    result: z.object({
      project_details: z.object({
        project_id: id,
        order_number: z.string(),
        project_type: z.string(),
        category: z.string(),
        status: z.string(),
        state: z.enum(jobStates),
        store: z.string(),
        address,
        dates: z.object({
          sold: day.optional(),
          scheduled: day.optional(),
          start: day.optional(),
          end: day.optional(),
          completed: day.optional(),
        }),
        technician: technician.optional(),
        service_time: z.object({ duration_minutes: z.number().int(), type: z.string() }),
        customer: z.object({ customer_id: id, first_name: z.string(), last_name: z.string() }),
      }),
    }),
  },
  get_appointment_status: {
    parameters: z.strictObject(ofProject),
    result: z.object({
      appointment_status: z.object({
        project_id: id,
        appointment_id: id.optional(),
        status: z.enum(['not_scheduled', ...appointmentStates]),
        scheduled_date: day.optional(),
        scheduled_time: timeOfDay.optional(),
        scheduled_end_time: timeOfDay.optional(),
        day: z.string().optional(),
        duration_minutes: z.number().int().optional(),
        confirmation_number: z.string().optional(),
        technician: z.string().optional(),
        technician_phone: z
          .string()
          .optional()
          .describe('E.164. For people who call back, never to be spoken'),
        is_upcoming: z.boolean(),
        can_reschedule: z.boolean(),
        can_cancel: z.boolean(),
      }),
    }),
  },
  get_working_hours: {
    parameters: z.strictObject({
      client_id: id.optional().describe('One office serves all clients, so it changes nothing'),
    }),
    result: z.object({
      business_hours: z
        .array(
          z.object({
            day: z.string(),
            is_working: z.boolean(),
            start: timeOfDay.optional(),
            end: timeOfDay.optional(),
            spans: z.array(openSpan).describe('More than one where it closes in between'),
          }),
        )
        .length(7)
        .describe('A usual week, from Monday'),
      holidays: z.array(day).describe('Dates that are closed, from today'),
      special_days: z
        .array(z.object({ date: day, day: z.string(), spans: z.array(openSpan) }))
        .describe('Dates with hours of their own, from today'),
      timezone: z.string(),
      open_now: z.boolean(),
      next_opening: z
        .object({ date: day, day: z.string(), time: timeOfDay })
        .optional()
        .describe('The next time that it opens after now, within a year'),
    }),
  },
  get_weather: { parameters: z.strictObject({ location: words(100) }), result: weather },
  add_note: {
    parameters: z.strictObject({ ...ofProject, note_text: words(1000), author: words(60).default('Agent') }),
    result: z.object({ project_id: id, note_data: note, message: z.string() }),
  },
  list_notes: {
    parameters: z.strictObject(ofProject),
    result: z.object({
      project_id: id,
      notes: z.array(note).describe('The newest first'),
      total_count: z.number().int(),
      source: z.literal('api'),
    }),
  },
} as const;

/** The name of an action, in snake case. */
export type ActionName = keyof typeof actions;
/** What a caller of an action writes. */
export type Parameters<Name extends ActionName> = z.input<(typeof actions)[Name]['parameters']>;
/** What the service reads of it. */
export type ReadParameters<Name extends ActionName> = z.output<(typeof actions)[Name]['parameters']>;
/** What an action gives. */
export type Result<Name extends ActionName> = z.output<(typeof actions)[Name]['result']>;

/** The actions that change something. Each takes an `Idempotency-Key`. */
export const writes = [
  'confirm_appointment',
  'reschedule_appointment',
  'cancel_appointment',
  'add_note',
] as const satisfies readonly ActionName[];
/** The name of an action that changes something. */
export type WriteName = (typeof writes)[number];

/** Where an action is called, with POST. The service takes the name in snake case too. */
export function pathOf(action: ActionName): string {
  return `/${action.replaceAll('_', '-')}`;
}

/** Looks a customer up. It is for the tools' side, and no action: whoever calls does not choose the customer. */
export const findCustomerPath = '/find-customer';

/** Says whether a name is an action's, in snake case. */
export function isAction(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}

/** Says whether an action changes something. */
export function isWrite(action: ActionName): action is WriteName {
  return writes.some((write) => write === action);
}
