import { dateAt, openDates, weekdayOf } from '../../../language/calendar-time.ts';
import type { BookingsOptions } from './bookings-options.ts';
import { letterString } from './confirmation-code.ts';
import { isInTheWay } from './crew-day.ts';
import { inTurns } from './in-turns.ts';
import type { Job } from './job.ts';
import { everyAppointment, type Ledgers, type Settled } from './ledger.ts';
import { refused } from './refused.ts';
import { startsOn } from './starts.ts';
import { timeOfDayAt } from './time-of-day.ts';

/** What a customer was offered under one request: nothing else can be booked with it. */
interface Offer {
  readonly projectId: string;
  readonly customerId: string;
  readonly dates: readonly string[];
  /** The times that were told, by date. */
  readonly slots: { readonly [date: string]: readonly string[] };
  /** In milliseconds since 1970. */
  readonly expires: number;
}

/** A date with its weekday, `Tuesday`. */
export interface OfferedDate {
  readonly date: string;
  readonly day: string;
}

export interface OfferedSlots extends OfferedDate {
  /** `08:00 AM`, the earliest first. Empty where all are taken. */
  readonly slots: readonly string[];
}

export interface Offers {
  make(job: Job): Promise<{ readonly requestId: string; readonly dates: readonly OfferedDate[] }>;
  /** The times of an offered date that are free, from now on known to have been told. */
  slots(
    job: Job,
    choice: { readonly date: string; readonly requestId: string },
    ledger: Settled,
  ): Promise<OfferedSlots>;
  /** Throws where a slot was not offered, or not to this job, or too long ago, or something else was booked of it. */
  check(
    job: Job,
    choice: { readonly date: string; readonly time: string; readonly requestId: string },
    ledger: Settled,
  ): Promise<void>;
}

// An offer begins with the next day and lasts for less than a night: nothing in it is ever past.
const daysAhead = 14;
const offerLasts = 30 * 60 * 1000;

/** The offers of a store. */
export function offers({ store, clock, calendar, random }: BookingsOptions, ledgers: Ledgers): Offers {
  const records = store.collection<Offer>('offers');

  const open = async ({ projectId, customerId }: Job, requestId: string, ledger: Settled) => {
    const kept = await records.get(requestId);
    const stands =
      kept !== undefined &&
      kept.value.projectId === projectId &&
      kept.value.customerId === customerId &&
      kept.value.expires > clock.now() &&
      !everyAppointment(ledger).some((appointment) => appointment.requestId === requestId);
    if (!stands)
      throw refused('request_expired', 'These dates no longer stand. Ask for dates again.', { requestId });
    return kept;
  };
  const mustOffer = (offer: Offer, date: string) => {
    if (!offer.dates.includes(date))
      throw refused('date_not_offered', `${date} was not offered. Choose one of the dates.`, { date });
  };

  return {
    make: (job) =>
      inTurns(async () => {
        const { projectId, customerId, durationMinutes } = job;
        const today = dateAt(calendar, clock.now());
        const dates = openDates(calendar, today, 1 + daysAhead).filter(
          (date) => date !== today && startsOn(calendar, date, durationMinutes).length > 0,
        );
        const requestId = `REQ-${letterString(random, 12)}`;
        const expires = clock.now() + offerLasts;
        const offer: Offer = { projectId, customerId, dates, slots: {}, expires };
        if (!(await records.insert(requestId, offer, { expires }))) return undefined;
        return { requestId, dates: dates.map((date) => ({ date, day: weekdayOf(date) })) };
      }),

    async slots(job, { date, requestId }, ledger) {
      mustOffer((await open(job, requestId, ledger)).value, date);
      const starts = startsOn(calendar, date, job.durationMinutes);
      const held = await ledgers.heldOn({ crew: job.crew, date });
      const slots = starts
        .filter((start) => !held.some((one) => isInTheWay(one, job, start)))
        .map(timeOfDayAt);
      // Another call may be told the times of another date under the same request at this moment.
      await inTurns(async () => {
        const { version, value: offer } = await open(job, requestId, ledger);
        const told = new Set([...(offer.slots[date] ?? []), ...slots]);
        const grown: Offer = { ...offer, slots: { ...offer.slots, [date]: [...told] } };
        return (await records.replace(requestId, version, grown)) || undefined;
      });
      return { date, day: weekdayOf(date), slots };
    },

    async check(job, { date, time, requestId }, ledger) {
      const offer = (await open(job, requestId, ledger)).value;
      mustOffer(offer, date);
      const told = offer.slots[date] ?? [];
      if (!told.includes(time))
        throw refused('slot_not_offered', `${time} on ${date} was not offered. Ask for its times first.`, {
          date,
          time,
        });
    },
  };
}
