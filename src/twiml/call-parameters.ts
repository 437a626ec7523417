import type { TwimlLeg } from './event.ts';

/** Who calls whom. */
export interface CallParties {
  readonly from?: string;
  readonly to?: string;
  readonly accountSid?: string;
  readonly parameters?: { readonly [name: string]: string };
}

/** What is sent of where a number is; Twilio leaves it empty where it does not know. */
const places = ['City', 'Country', 'State', 'Zip'];

/**
 * What every request of a line carries.
 *
 * @see https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function parametersOf({
  from = '+12025550100',
  to = '+12025550199',
  accountSid = `AC${'0'.repeat(32)}`,
  parameters = {},
}: CallParties): (sid: string, leg: TwimlLeg, parent: string) => { readonly [name: string]: string } {
  const where = Object.fromEntries(
    ['Called', 'Caller', 'From', 'To'].flatMap((party) => places.map((place) => [`${party}${place}`, ''])),
  );
  return (sid, leg, parent) => ({
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: sid,
    Called: to,
    Caller: from,
    Direction: leg === 'dialed' ? 'outbound-dial' : 'inbound',
    From: from,
    To: to,
    ...where,
    ...(leg === 'dialed' ? { ParentCallSid: parent } : {}),
    ...parameters,
  });
}
