import { type Calendar, calendarProblem } from '../language/calendar.ts';
import { TrunklineError } from '../language/error.ts';
import { instantOf } from '../language/instant.ts';
import { badWorld } from './world.ts';

/**
 * Says whether a calendar of a world is open. The library that knows time zones is loaded here, and nowhere else.
 *
 * @param place What is said of it in an error.
 * @param at Milliseconds since the contact began.
 */
export async function isOpen(
  calendar: Calendar,
  place: string,
  clock: string | undefined,
  at: number,
): Promise<boolean> {
  const problem = calendarProblem(calendar);
  if (problem !== undefined)
    throw new TrunklineError('bad_calendar', `In the world of this call, "${place}" ${problem}`, { place });
  if (clock === undefined)
    throw badWorld(
      place,
      "is a calendar, and the world has no clock. Add clock: '2026-03-02T22:15:00-05:00'",
    );
  const start = instantOf(clock);
  if (start === undefined)
    throw badWorld(
      'clock',
      `is ${JSON.stringify(clock)}, and can be a time with its offset, such as '2026-03-02T22:15:00-05:00'`,
    );
  const { isOpenAt } = await import('../language/calendar-time.ts');
  return isOpenAt(calendar, start + at);
}
