import type { TwimlLeg } from './event.ts';

/** Who calls whom. */
export interface CallParties {
  readonly from?: string;
  readonly to?: string;
  readonly accountSid?: string;
  readonly parameters?: { readonly [name: string]: string };
}

/** A line of the call. */
export interface LineParties {
  readonly sid: string;
  readonly leg: TwimlLeg;
  /** The call that dialed it. */
  readonly parent: string;
  /** Who was dialed. */
  readonly to?: string | undefined;
}

/** What is sent of where a number is; Twilio leaves it empty where it does not know. */
const places = ['City', 'Country', 'State', 'Zip'];

/** Who calls where a line of an agent takes a caller from a queue. */
const agent = 'client:agent';

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
}: CallParties): (line: LineParties) => { readonly [name: string]: string } {
  const where = Object.fromEntries(
    ['Called', 'Caller', 'From', 'To'].flatMap((party) => places.map((place) => [`${party}${place}`, ''])),
  );
  return ({ sid, leg, parent, to: dialed = to }) => {
    const calling = leg === 'agent' ? agent : from;
    return {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      CallSid: sid,
      Called: dialed,
      Caller: calling,
      Direction: leg === 'dialed' ? 'outbound-dial' : 'inbound',
      From: calling,
      To: dialed,
      ...where,
      ...(leg === 'dialed' ? { ParentCallSid: parent } : {}),
      ...parameters,
    };
  };
}
