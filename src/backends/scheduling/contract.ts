import { z } from 'zod';

/** A day, `2025-10-07`. */
export const day = z.iso.date();
/** A time of day as people in the United States write it, `08:00 AM`. */
export const timeOfDay = z.string().regex(/^(0[1-9]|1[0-2]):[0-5][0-9] (AM|PM)$/);
const id = z.string().trim().min(1).max(60);
const words = (most: number) => z.string().trim().min(1).max(most);
const at = z.iso.datetime();

/** What may be done with a job: see `statusOf` for the words that the office uses. */
export const jobStates = ['schedulable', 'scheduled', 'terminal', 'blocked', 'unknown'] as const;

export const address = z.object({
  full: z.string(),
  address1: z.string(),
  address2: z.string().optional(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
});

export const project = z.object({
  project_number: z.string().describe('Its place in the list, as a word: first, second'),
  project_id: id,
  order_number: z.string(),
  project_type: z.string(),
  category: z.string(),
  status: z.string().describe('As the office words it'),
  state: z.enum(jobStates),
  store: z.string(),
  address: z.string(),
  location_id: z.string().optional().describe('For a company with several places'),
  scheduled_date: day.optional(),
  scheduled_time: timeOfDay.optional(),
});
export type Project = z.output<typeof project>;

export const appointmentStates = [
  'scheduled',
  'confirmed',
  'in_progress',
  'completed',
  'cancelled',
  'rescheduled',
  'no_show',
] as const;

export const note = z.object({
  note_id: z.string(),
  note_text: z.string(),
  author: z.string(),
  created_at: at,
});

export const location = z.object({
  location_id: z.string(),
  name: z.string(),
  primary: z.boolean(),
  address: z.string(),
});

const forecastDay = z.object({
  date: day,
  day: z.string(),
  condition: z.string(),
  high_f: z.number(),
  low_f: z.number(),
});

/** Every action: what it takes and what it gives. Each result has `action` and `mock_mode` beside these. */
export const actions = {
  list_projects: {
    parameters: z.strictObject({
      customer_id: id,
      client_id: id.optional(),
      location_id: id
        .optional()
        .describe('One place of a company; without it, its primary place; `all` for all'),
      include_inactive: z.boolean().optional(),
    }),
    result: z.object({
      customer_id: id,
      first_name: z.string(),
      project_count: z.number().int(),
      projects: z.array(project),
      locations: z.array(location).describe('The places of a company; empty for a person'),
    }),
  },
  get_available_dates: {
    parameters: z.strictObject({ customer_id: id, project_id: id }),
    result: z.object({
      project_id: id,
      available_dates: z.array(day),
      dates: z.array(z.object({ date: day, day: z.string().describe('The weekday, from the calendar') })),
      request_id: z.string(),
      already_scheduled: z.boolean(),
    }),
  },
  get_time_slots: {
    parameters: z.strictObject({ customer_id: id, project_id: id, date: day, request_id: id }),
    result: z.object({ project_id: id, date: day, day: z.string(), available_slots: z.array(timeOfDay) }),
  },
  confirm_appointment: {
    parameters: z.strictObject({
      customer_id: id,
      project_id: id,
      date: day,
      time: timeOfDay,
      request_id: id,
    }),
    result: z.object({
      project_id: id,
      scheduled_date: day,
      scheduled_time: timeOfDay,
      message: z.string(),
      confirmation_data: z.object({ confirmation_number: z.string(), appointment_id: id, confirmed_at: at }),
    }),
  },
  reschedule_appointment: {
    parameters: z.strictObject({
      customer_id: id,
      project_id: id,
      new_date: day,
      new_time: timeOfDay,
      request_id: id,
    }),
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
      customer_id: id,
      project_id: id,
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
    parameters: z.strictObject({ customer_id: id, project_id: id }),
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
        technician: z.object({ id: z.string(), first_name: z.string(), last_name: z.string() }).optional(),
        service_time: z.object({ duration_minutes: z.number().int(), type: z.string() }),
        customer: z.object({ customer_id: id, first_name: z.string(), last_name: z.string() }),
      }),
    }),
  },
  get_appointment_status: {
    parameters: z.strictObject({ customer_id: id, project_id: id }),
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
        is_upcoming: z.boolean(),
        can_reschedule: z.boolean(),
        can_cancel: z.boolean(),
      }),
    }),
  },
  get_working_hours: {
    parameters: z.strictObject({ client_id: id.optional() }),
    result: z.object({
      business_hours: z.array(
        z.object({
          day: z.string(),
          is_working: z.boolean(),
          start: timeOfDay.optional(),
          end: timeOfDay.optional(),
        }),
      ),
      holidays: z.array(day),
      timezone: z.string(),
      open_now: z.boolean(),
      next_opening: z.object({ date: day, day: z.string(), time: timeOfDay }).optional(),
    }),
  },
  get_weather: {
    parameters: z.strictObject({ location: words(100) }),
    result: z.object({
      location: z.object({ area: z.string(), region: z.string(), country: z.string() }),
      current: z.object({ condition: z.string(), temperature_f: z.number() }),
      forecast: z.array(forecastDay).max(3),
    }),
  },
  add_note: {
    parameters: z.strictObject({
      customer_id: id,
      project_id: id,
      note_text: words(1000),
      author: words(60).default('Agent'),
    }),
    result: z.object({ project_id: id, note_data: note, message: z.string() }),
  },
  list_notes: {
    parameters: z.strictObject({ customer_id: id, project_id: id }),
    result: z.object({
      project_id: id,
      notes: z.array(note),
      total_count: z.number().int(),
      source: z.literal('api'),
    }),
  },
} as const;

export type ActionName = keyof typeof actions;
export type Parameters<Name extends ActionName> = z.input<(typeof actions)[Name]['parameters']>;
export type Result<Name extends ActionName> = z.output<(typeof actions)[Name]['result']>;

/** A customer as the tools look one up. */
export const customer = z.object({
  customer_id: id,
  client_id: id.optional(),
  first_name: z.string(),
  last_name: z.string(),
});
export type Customer = z.output<typeof customer>;

/** Every error of the service: its HTTP status, by its code. */
export const errors = {
  missing_parameter: 400,
  invalid_value: 400,
  unknown_action: 400,
  no_action: 400,
  unknown_customer: 404,
  project_not_found: 404,
  date_not_offered: 409,
  slot_not_offered: 409,
  request_expired: 409,
  already_scheduled: 409,
  slot_taken: 409,
  state_conflict: 409,
  key_reused: 422,
  not_schedulable: 422,
  throttled: 503,
  internal: 500,
  upstream: 502,
} as const;
export type SchedulingError = keyof typeof errors;
