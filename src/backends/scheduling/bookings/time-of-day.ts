/** A time of day as people in the United States write it, `08:00 AM`, from minutes since midnight. */
export function timeOfDayAt(minute: number): string {
  const hour = Math.trunc(minute / 60) % 24;
  return `${twoDigits(hour % 12 === 0 ? 12 : hour % 12)}:${twoDigits(minute % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Minutes since midnight of a time such as `08:00 AM`; nothing where it is none. */
export function minuteOf(time: string): number | undefined {
  const [, hour, minute, half] = /^(0[1-9]|1[0-2]):([0-5]\d) (AM|PM)$/.exec(time) ?? [];
  if (half === undefined) return undefined;
  return ((Number(hour) % 12) + (half === 'PM' ? 12 : 0)) * 60 + Number(minute);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
