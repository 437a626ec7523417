import { digestOf } from '../../language/digest.ts';
import { type Parameters, parametersOf } from './signature.ts';

/** A request of Twilio that was let in. */
export interface Webhook {
  /** Below the public URL: `/gather`. */
  readonly path: string;
  readonly call: string;
  /** Which turn the URL names; nothing where it names none. */
  readonly turn: number | undefined;
  /** The same when Twilio sends the request again. */
  readonly delivery: string;
  /** A parameter of Twilio; `''` where it is absent. */
  parameter(name: string): string;
  /** A parameter of our own URL; `''` where it is absent. */
  query(name: string): string;
}

/** What a webhook is read from. */
export interface Received {
  readonly path: string;
  /** With its question mark, or `''`. */
  readonly query: string;
  readonly parameters: Parameters;
  /** `I-Twilio-Idempotency-Token`, or `''`. */
  readonly token: string;
}

/**
 * Reads a webhook; nothing where it is none of Twilio's in spite of its signature. The signature runs names and values
 * together without a mark between them, so what is signed could be cut into other parameters: those that Twilio
 * always sends have to be there in their form.
 */
export function webhookOf({ path, query, parameters, token }: Received): Webhook | undefined {
  const parameter = (name: string) => firstOf(parameters, name);
  const call = parameter('CallSid');
  const named = parametersOf(query.slice(1));
  const own = (name: string) => firstOf(named, name);
  const turn = own('t');
  const sound =
    callSid.test(call) &&
    accountSid.test(parameter('AccountSid')) &&
    Object.keys(parameters).every((name) => /^[A-Za-z][\w.-]*$/.test(name)) &&
    /^(\d{1,6})?$/.test(turn) &&
    /^[\dA-D*#]*$/.test(parameter('Digits'));
  if (!sound) return undefined;
  return {
    path,
    call,
    turn: turn === '' ? undefined : Number(turn),
    get delivery() {
      return token === '' ? digestOf(parameters) : token;
    },
    parameter,
    query: own,
  };
}

function firstOf(parameters: Parameters, name: string): string {
  const value = parameters[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

const callSid = /^CA[0-9a-f]{32}$/;
const accountSid = /^AC[0-9a-f]{32}$/;
