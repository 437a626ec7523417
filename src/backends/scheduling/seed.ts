import { DateTime } from 'luxon';
import type { Calendar } from '../../language/calendar.ts';
import { openDates } from '../../language/calendar-time.ts';
import { bookings } from './bookings/bookings.ts';
import type { BookingsOptions } from './bookings/bookings-options.ts';
import { type CustomerRecord, customers } from './customers.ts';
import { jobOf, type ProjectRecord, projects } from './projects.ts';

/** Hours for the samples: weekdays from eight to five in New York, without holidays. */
export const officeCalendar: Calendar = {
  timeZone: 'America/New_York',
  open: {
    monday: ['08:00-17:00'],
    tuesday: ['08:00-17:00'],
    wednesday: ['08:00-17:00'],
    thursday: ['08:00-17:00'],
    friday: ['08:00-17:00'],
  },
};

/**
 * Customers and jobs for the samples, all made up. What is there already stays as it is, so it does no harm to run it
 * at every start.
 *
 * `CUST001` (+12025550101, account `robin`) has the flooring 12345, booked for Wednesday of next week at 08:00 AM, and
 * two jobs to be booked: the windows 12347 and the deck 12350; the gutters 12340 are done. `CUST002` (+12025550102,
 * `sasha`) has windows for the same crew, and jobs that cannot be booked: under way, on hold, in a status that nobody
 * knows. `CUST003` (+12025550103, `noor`) has none. `CUST_BIGCORP` (+12025550104, `bigcorp`) has four places.
 *
 * @example
 * ```ts
 * await seedScheduling({ store, clock: systemClock, calendar: officeCalendar, random: Math.random });
 * ```
 */
export async function seedScheduling(options: BookingsOptions): Promise<void> {
  const today = DateTime.fromMillis(options.clock.now(), { zone: options.calendar.timeZone });
  for (const customer of people) await customers(options.store).add(customer);
  for (const project of jobsOn(today)) await projects(options.store).add(project);

  const wednesday = today.plus({ weeks: 1 }).set({ weekday: 3 }).toFormat('yyyy-MM-dd');
  const flooring = await projects(options.store).get('CUST001', '12345');
  const [date] = openDates(options.calendar, wednesday, 14);
  if (date !== undefined) await bookings(options).adopt(jobOf(flooring), { date, time: '08:00 AM' });
}

/** A place of the company. */
interface Office {
  readonly name: string;
  readonly street: string;
  readonly zip: string;
}
const tampa: Office = { name: 'Tampa', street: '400 Harbor Street', zip: '33602' };
const clearwater: Office = { name: 'Clearwater', street: '12 Gulf Avenue', zip: '33755' };
const orlando: Office = { name: 'Orlando', street: '75 Lake Road', zip: '32801' };
const miami: Office = { name: 'Miami', street: '9 Palm Court', zip: '33128' };

const people: readonly CustomerRecord[] = [
  person('CUST001', 'Robin', 'Hale', '+12025550101'),
  person('CUST002', 'Sasha', 'Lind', '+12025550102'),
  person('CUST003', 'Noor', 'Vega', '+12025550103'),
  {
    ...person('CUST_BIGCORP', 'Alex', 'Marlow', '+12025550104'),
    account: 'bigcorp',
    locations: [tampa, clearwater, orlando, miami].map((office) => ({
      location_id: idOf(office),
      name: office.name,
      primary: office === tampa,
      address: at(office.street, office.name, office.zip).full,
    })),
  },
];

function jobsOn(today: DateTime): readonly ProjectRecord[] {
  const ago = (days: number) => today.minus({ days }).toFormat('yyyy-MM-dd');
  const robin = { customer_id: 'CUST001', address: at('18 Cedar Street', 'Tampa', '33602') };
  const sasha = { customer_id: 'CUST002', address: at('52 Magnolia Street', 'Tampa', '33602') };
  const jo = { id: 'TECH01', first_name: 'Jo', last_name: 'Marsh', number: '+12025550190' };
  const deck = at('31 Shell Lane', 'Clearwater', '33755');
  return [
    { ...job('12345', 'Flooring', 'Scheduled', 'Tampa', 4), ...robin, sold: ago(20), technician: jo },
    { ...job('12347', 'Windows', 'Pending', 'Tampa', 3), ...robin, sold: ago(12) },
    { ...job('12350', 'Deck', 'Pending', 'Clearwater', 2), ...robin, sold: ago(9), address: deck },
    { ...job('12340', 'Gutters', 'Completed', 'Tampa', 2), ...robin, sold: ago(90), completed: ago(60) },
    { ...job('12360', 'Windows', 'Ready to schedule', 'Tampa', 3), ...sasha, sold: ago(15) },
    { ...job('12361', 'Kitchen', 'In progress', 'Tampa', 4), ...sasha, sold: ago(40) },
    { ...job('12362', 'Roof', 'On hold', 'Tampa', 4), ...sasha, sold: ago(33) },
    { ...job('12363', 'Fence', 'Awaiting permit', 'Tampa', 2), ...sasha, sold: ago(5) },
    { ...job('12380', 'Flooring', 'New', 'Tampa', 4), ...ofCompany(tampa) },
    { ...job('12381', 'Windows', 'New', 'Tampa', 3), ...ofCompany(tampa) },
    { ...job('12382', 'Deck', 'Not scheduled', 'Clearwater', 2), ...ofCompany(clearwater) },
    { ...job('12383', 'Windows', 'Ready for auto call', 'Orlando', 3), ...ofCompany(orlando) },
    { ...job('12384', 'Roof', 'Pending confirmation', 'Miami', 4), ...ofCompany(miami) },
  ];
}

function ofCompany(office: Office) {
  const address = at(office.street, office.name, office.zip);
  return { customer_id: 'CUST_BIGCORP', location_id: idOf(office), address };
}

function idOf({ name }: Office): string {
  return `LOC_${name.toUpperCase()}`;
}

function person(customer_id: string, first_name: string, last_name: string, number: string): CustomerRecord {
  const account = first_name.toLowerCase();
  return {
    customer_id,
    client_id: 'CLIENT01',
    first_name,
    last_name,
    number,
    account,
    status: 'active',
    locations: [],
  };
}

function job(project_id: string, trade: string, status: string, store: string, hours: number) {
  const work = trade === 'Deck' ? 'repair' : 'installation';
  return {
    project_id,
    order_number: `SO-${project_id}`,
    project_type: `${trade} ${work}`,
    category: trade,
    status,
    store,
    crew: `${store}-${trade}`.toLowerCase(),
    duration_minutes: hours * 60,
  };
}

function at(address1: string, city: string, zip: string): ProjectRecord['address'] {
  return { full: `${address1}, ${city}, FL ${zip}`, address1, city, state: 'FL', zip };
}
