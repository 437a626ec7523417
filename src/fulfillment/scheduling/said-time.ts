import * as z from 'zod';
import { day, timeOfDay } from '../../backends/scheduling/parts.ts';

/** A date as a caller's side may write it: `2025-10-14`, with spaces around it. */
export const saidDate = z.string().trim().check(day);

/** A time of day as a caller's side may write it: `10:00 AM`, `10 a.m.`, or `10:00` and `15:30` of 24 hours. */
export const saidTime = z.string().trim().overwrite(timeOf).pipe(timeOfDay);

/**
 * A time of day as the scheduling service writes it, `03:30 PM`. What is no time, or could be two, stays as it is: in
 * `3:30`, nobody can tell which half of the day is meant.
 */
export function timeOf(said: string): string {
  const [, hours = '', minutes, half] =
    /^(\d{1,2})(?::(\d\d))?(?::00)?\s*(?:([ap])\.?\s?m\.?)?$/i.exec(said.trim()) ?? [];
  const hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return said;
    return written(hour, minutes ?? '00', half.toUpperCase());
  }
  if (minutes === undefined || hours.length < 2 || hour > 23) return said;
  return written(hour % 12 === 0 ? 12 : hour % 12, minutes, hour < 12 ? 'A' : 'P');
}

/** Where a time stands in the day, in minutes; NaN for what is none. */
export function minutesOf(said: string): number {
  const [hour = Number.NaN, minute = Number.NaN] = timeOf(said).split(/[: ]/, 2).map(Number);
  return (hour % 12) * 60 + minute + (timeOf(said).endsWith('PM') ? 12 * 60 : 0);
}

function written(hour: number, minutes: string, half: string): string {
  return `${String(hour).padStart(2, '0')}:${minutes} ${half}M`;
}
