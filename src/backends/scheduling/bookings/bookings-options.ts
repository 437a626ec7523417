import type { Calendar } from '../../../language/calendar.ts';
import type { Clock } from '../../../language/clock.ts';
import type { Store } from '../../../store/store.ts';

/** What bookings are made of. */
export interface BookingsOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The hours of the office, with its zone and its holidays. */
  readonly calendar: Calendar;
  /** From 0 to before 1, as `Math.random` gives it. Two programs on one store must not draw the same series. */
  readonly random: () => number;
  /** How long a booking may be under way before a reader undoes it, in milliseconds. @default 10 000 */
  readonly lease?: number;
}
