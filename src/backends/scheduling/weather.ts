import { DateTime } from 'luxon';
import type { Clock } from '../../language/clock.ts';
import type { Weather } from './parts.ts';

/** Tells the weather of a place; undefined for a place that it does not know. A rejection is told as `upstream`. */
export type WeatherOf = (location: string) => Promise<Weather | undefined>;

interface Seen {
  readonly condition: string;
  readonly temperature: number;
  readonly days: readonly (readonly [condition: string, high: number, low: number])[];
}

const places: { readonly [area: string]: Seen } = {
  Tampa: {
    condition: 'Partly cloudy',
    temperature: 84,
    days: [
      ['Sunny', 88, 72],
      ['Thunderstorms', 85, 73],
      ['Partly cloudy', 86, 71],
    ],
  },
  Clearwater: {
    condition: 'Sunny',
    temperature: 83,
    days: [
      ['Sunny', 86, 73],
      ['Showers', 84, 74],
      ['Sunny', 85, 72],
    ],
  },
  Orlando: {
    condition: 'Cloudy',
    temperature: 82,
    days: [
      ['Thunderstorms', 87, 71],
      ['Showers', 85, 71],
      ['Partly cloudy', 86, 70],
    ],
  },
  Miami: {
    condition: 'Showers',
    temperature: 85,
    days: [
      ['Showers', 86, 77],
      ['Partly cloudy', 87, 76],
      ['Sunny', 88, 77],
    ],
  },
};

/**
 * The weather of a few places in Florida, made up and the same every day: no network is asked.
 *
 * @example await seededWeather({ clock: systemClock, timeZone: 'America/New_York' })('Tampa');
 */
export function seededWeather({
  clock,
  timeZone,
}: {
  readonly clock: Clock;
  readonly timeZone: string;
}): WeatherOf {
  return async (location) => {
    const [wanted = ''] = location.toLowerCase().split(',');
    const [area, seen] = Object.entries(places).find(([name]) => name.toLowerCase() === wanted.trim()) ?? [];
    if (area === undefined || seen === undefined) return undefined;
    const today = DateTime.fromMillis(clock.now(), { zone: timeZone, locale: 'en-US' });
    return {
      location: { area, region: 'Florida', country: 'United States' },
      current: { condition: seen.condition, temperature_f: seen.temperature },
      forecast: seen.days.map(([condition, high, low], ahead) => {
        const date = today.plus({ days: ahead });
        return {
          date: date.toFormat('yyyy-MM-dd'),
          day: date.toFormat('cccc'),
          condition,
          high_f: high,
          low_f: low,
        };
      }),
    };
  };
}
