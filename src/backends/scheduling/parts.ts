import * as z from 'zod';

/** A day, `2025-10-07`. */
export const day = z.iso.date('is no day. Write one such as 2025-10-07.');
/** A time of day as people in the United States write it, `08:00 AM`. */
export const timeOfDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2]):[0-5][0-9] (AM|PM)$/, 'is no time. Write one such as 08:00 AM.');
/** Text that is trimmed before it is measured. */
export const words = (most: number) => z.string().trim().min(1).max(most);
export const id = words(60);
export const at = z.iso.datetime().describe('UTC');

/** What may be done with a job: see `jobStateOf()` for the words that the office uses. */
export const jobStates = ['schedulable', 'scheduled', 'terminal', 'blocked', 'unknown'] as const;
export type JobState = (typeof jobStates)[number];

export const address = z.object({
  full: z.string(),
  address1: z.string(),
  address2: z.string().optional(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
});

/** A job as it stands in the list of a customer's jobs. */
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
/** A job in the list of a customer's jobs. */
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

/** How the appointments of a customer went, those of all jobs together. */
export const appointmentCounts = z.object({
  total: z.number().int(),
  completed: z.number().int(),
  cancelled: z.number().int(),
  no_show: z.number().int(),
});

export const technician = z.object({ id: z.string(), first_name: z.string(), last_name: z.string() });

export const note = z.object({
  note_id: z.string(),
  note_text: z.string(),
  author: z.string(),
  created_at: at,
});
export type Note = z.output<typeof note>;

/** A place of a company. */
export const location = z.object({
  location_id: z.string(),
  name: z.string(),
  primary: z.boolean(),
  address: z.string(),
});

/** From when to when it is open. */
export const openSpan = z.object({ start: timeOfDay, end: timeOfDay });

/** The weather of a place, today and at most three days on. */
export const weather = z.object({
  location: z.object({ area: z.string(), region: z.string(), country: z.string() }),
  current: z.object({ condition: z.string(), temperature_f: z.number() }),
  forecast: z
    .array(
      z.object({
        date: day,
        day: z.string(),
        condition: z.string(),
        high_f: z.number(),
        low_f: z.number(),
      }),
    )
    .max(3),
});
/** The weather of a place, in degrees Fahrenheit. */
export type Weather = z.output<typeof weather>;

/** A customer as the tools look one up. */
export const customer = z.object({
  customer_id: id,
  client_id: id.optional(),
  first_name: z.string(),
  last_name: z.string(),
});
/** A customer, without any way to reach them. */
export type Customer = z.output<typeof customer>;

/** What a customer is looked up by; one of the two. */
export const customerQuery = z
  .strictObject({
    number: z
      .string()
      .regex(/^\+[1-9][0-9]{6,14}$/, 'is no number in E.164. Write one such as +12025550101.')
      .optional(),
    account: words(200).optional().describe('What a chat has signed in with'),
  })
  .refine(({ number, account }) => (number === undefined) !== (account === undefined), {
    message: 'or account has to be given, and not both.',
    path: ['number'],
  });

export const foundCustomer = z.object({ customer });
