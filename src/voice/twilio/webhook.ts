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

/** Why a request is no webhook of Twilio's, in a sentence for the log. */
export interface Malformed {
  readonly malformed: string;
}

/**
 * Reads a webhook, or says why it is none of Twilio's in spite of its signature. The signature runs names and values
 * together without a mark between them, so what is signed could be cut into other parameters: those that Twilio
 * always sends have to be there in their form.
 */
export function webhookOf({ path, query, parameters, token }: Received): Webhook | Malformed {
  const parameter = (name: string) => firstOf(parameters, name);
  const call = parameter('CallSid');
  const named = parametersOf(query.slice(1));
  const own = (name: string) => firstOf(named, name);
  const turn = own('t');
  const problems = [
    !callSid.test(call) && 'CallSid must be CA and 32 digits from 0 to f, in small letters.',
    !accountSid.test(parameter('AccountSid')) &&
      'AccountSid must be AC and 32 digits from 0 to f, in small letters.',
    !Object.keys(parameters).every((name) => /^[A-Za-z][\w.-]*$/.test(name)) &&
      'The name of a parameter is none that Twilio sends.',
    !/^(\d{1,6})?$/.test(turn) && 't= in the URL must be the number of a turn.',
    !/^[\dA-D*#]*$/.test(parameter('Digits')) && 'Digits must be keys of a phone.',
  ].filter((problem) => problem !== false);
  if (problems.length > 0) return { malformed: problems.join(' ') };
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
