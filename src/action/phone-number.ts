import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The E.164 form of what a caller typed, or nothing where it is no valid phone number. With a country the number
 * is read as one of that country; without, it must begin with its country code.
 *
 * @example phoneNumber('2025550100', 'US') // '+12025550100'
 */
export function phoneNumber(keys: string, country = ''): string | undefined {
  const parsed = parsePhoneNumberFromString(
    country === '' ? `+${keys}` : keys,
    (country || undefined) as CountryCode | undefined,
  );
  return parsed?.isPossible() === true ? parsed.number : undefined;
}
