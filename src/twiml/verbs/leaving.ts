import { methodOf, valueOf } from '../attributes.ts';
import { type TwimlElement, textOf } from '../document.ts';
import type { Leg, Outcome } from '../leg.ts';
import { resolved } from '../resolved.ts';

/** @see https://www.twilio.com/docs/voice/twiml/redirect */
export async function redirect(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const { url } = leg.again(element, {});
  const address = {
    url: resolved(textOf(element), url),
    method: methodOf(element, 'method'),
    parameters: {},
  };
  return { kind: 'to', address };
}

export async function hangup(): Promise<Outcome> {
  return { kind: 'ended', by: 'application', reason: 'hung up' };
}

/** The call is not answered. @see https://www.twilio.com/docs/voice/twiml/reject */
export async function reject(element: TwimlElement): Promise<Outcome> {
  return { kind: 'ended', by: 'application', reason: valueOf(element, 'reason') ?? 'rejected' };
}

/** @see https://www.twilio.com/docs/voice/twiml/leave */
export async function leave(): Promise<Outcome> {
  return { kind: 'left' };
}
