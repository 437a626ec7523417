/** The form of a phone number with its country code: `+12025550100`. */
export const e164 = '^\\+[1-9][0-9]{1,14}$';

const form = new RegExp(e164);

/** Says whether a text has the form of a phone number with its country code. Whether anybody answers is another matter. */
export function isE164(number: string): boolean {
  return form.test(number);
}
