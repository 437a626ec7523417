import { isE164 } from '../../language/e164.ts';

/** What carriers send in place of a number that is withheld. Twilio spelled it on the keypad once. */
const withheld = ['ANONYMOUS', 'BLOCKED', 'PRIVATE', 'RESTRICTED', 'UNAVAILABLE', 'UNKNOWN', 'WITHHELD'];

const spelled = new Set(withheld.map((word) => `+${onKeypad(word)}`));

/**
 * The number of a caller, from what Twilio sends as `From`; nothing where it is withheld, or where no number calls.
 *
 * @see https://www.twilio.com/en-us/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls
 */
export function callerNumber(from: string): string | undefined {
  return isE164(from) && !spelled.has(from) ? from : undefined;
}

function onKeypad(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => '22233344455566677778889999'[letter.charCodeAt(0) - 65] ?? '');
}
