/** The form of a point in time with its offset, as `clock` has it. */
export const clockPattern =
  '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]{1,3})?)?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$';

const form = new RegExp(clockPattern);

/**
 * A point in time, in milliseconds since 1970. Undefined for what is none: `2026-02-30T08:00:00Z`, or a time without
 * its offset.
 */
export function instantOf(clock: string): number | undefined {
  const found = form.exec(clock);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const [part = '0', sign = '+', offsetHour = '0', offsetMinute = '0'] = found.slice(7);
  const local = Date.UTC(year, month - 1, day, hour, minute, second || 0) + Number(part) * 1000;
  const read = new Date(local);
  // A month without that day, and an hour that no day has, would be counted on into the next.
  const kept =
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    !(second > 59);
  const offset = Number(offsetHour) * 60 + Number(offsetMinute);
  if (!kept || offset > 14 * 60 || Number(offsetMinute) > 59) return undefined;
  return local - (sign === '-' ? -offset : offset) * 60_000;
}
