import type { TwimlEnd } from './event.ts';
import type { OpenLeg } from './open-leg.ts';

/** What a call is carried with. */
export interface CallAddresses {
  readonly url: string;
  readonly statusCallback?: string | undefined;
}

/**
 * Carries a call from the first request to its end, and tells the status callback of it.
 *
 * @see https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export async function carryCall(
  leg: OpenLeg,
  { url, statusCallback }: CallAddresses,
  ends: (end: TwimlEnd) => void,
): Promise<void> {
  const { clock } = leg;
  const began = clock.now();
  const outcome = await leg.runs({ url, method: 'POST', parameters: {} });
  const end: TwimlEnd =
    outcome.kind === 'ended' ? endOf(outcome) : { by: 'application', reason: 'the document ran out' };
  leg.log({ type: 'ended', by: end.by, reason: end.reason });
  ends(end);
  await leg.closes();
  if (statusCallback === undefined) return;
  const seconds = Math.round((clock.now() - began) / 1000);
  await leg.tells({
    url: statusCallback,
    method: 'POST',
    parameters: {
      CallStatus: finalStatuses.get(end.reason) ?? 'completed',
      CallDuration: String(seconds),
      Duration: String(Math.ceil(seconds / 60)),
      SequenceNumber: '0',
      Timestamp: new Date(clock.now()).toUTCString(),
      CallbackSource: 'call-progress-events',
    },
  });
}

/** How a call that was not answered ends. @see https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const finalStatuses = new Map([
  ['busy', 'busy'],
  ['rejected', 'no-answer'],
]);

function endOf({ by, reason, code }: TwimlEnd): TwimlEnd {
  return { by, reason, ...(code === undefined ? {} : { code }) };
}
