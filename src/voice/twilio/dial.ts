import type { Dial } from '../../action/effect.ts';

/** Whether Twilio can call whom a step calls: a number outside, not one behind a voice connector of Amazon. */
export function canDial({ connector, customer }: Dial): boolean {
  return connector === null && !customer;
}

/** Twilio lets it ring for 1 to 600 seconds. */
export function ringTime({ ringLimit }: Dial): number {
  return Math.min(600, Math.max(1, Math.ceil(ringLimit))) || 30;
}

/**
 * Keys as Twilio sends them after the answer: a comma waits 750 ms in Connect, and a `w` 500 ms in Twilio. A wait is
 * rounded up. Nothing where there are none.
 */
export function keysToSend({ keys }: Dial): string | undefined {
  const sent = keys
    .replace(/[^0-9*#,]/g, '')
    .replace(/,+/g, (commas) => 'w'.repeat(Math.ceil((commas.length * 750) / 500)));
  return sent === '' ? undefined : sent;
}

/** The number that is shown to whom a step calls; nothing shows the caller's. */
export function numberShown({ callerNumber }: Dial, ofAccount: string | undefined): string | undefined {
  return ofAccount ?? (/^\+\d{1,15}$/.test(callerNumber) ? callerNumber : undefined);
}
