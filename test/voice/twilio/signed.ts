import { createHmac } from 'node:crypto';
import { request as send } from 'node:http';
import type { WireRequest } from '../../../src/serve/wire.ts';

/** The auth token of the account in these tests. */
export const authToken = 'token-of-the-account';
export const publicUrl = 'https://phone.example.com';
export const accountSid = `AC${'0'.repeat(32)}`;

/** A CallSid of its own. */
export function callSid(number: number): string {
  return `CA${number.toString(16).padStart(32, '0')}`;
}

export type Pairs = readonly (readonly [name: string, value: string])[];

/** What Twilio sends with every request of a call, and what this one adds or says otherwise. */
export function parametersFor(call: string, more: { readonly [name: string]: string } = {}): Pairs {
  return Object.entries({
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: call,
    CallStatus: 'in-progress',
    CallToken: '%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D',
    Called: '+12025550199',
    CalledCity: 'WASHINGTON',
    CalledCountry: 'US',
    CalledState: 'DC',
    CalledZip: '20001',
    Caller: '+12025550100',
    CallerCity: 'WASHINGTON',
    CallerCountry: 'US',
    CallerState: 'DC',
    CallerZip: '20001',
    Direction: 'inbound',
    From: '+12025550100',
    FromCity: 'WASHINGTON',
    FromCountry: 'US',
    FromState: 'DC',
    FromZip: '20001',
    StirVerstat: 'TN-Validation-Passed-A',
    To: '+12025550199',
    ToCity: 'WASHINGTON',
    ToCountry: 'US',
    ToState: 'DC',
    ToZip: '20001',
    ...more,
  });
}

/**
 * The rule as Twilio documents it, written down once more: the URL, and then each name with its value, in the order of
 * the names.
 *
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(token: string, url: string, parameters: Pairs): string {
  const pairs = [...new Set(parameters.map((pair) => JSON.stringify(pair)))].map(
    (pair): readonly [string, string] => JSON.parse(pair),
  );
  const text =
    url +
    pairs
      .toSorted(byNameAndValue)
      .map(([name, value]) => name + value)
      .join('');
  return createHmac('sha1', token).update(text, 'utf8').digest('base64');
}

type Pair = Pairs[number];

function byNameAndValue([one, mine]: Pair, [other, its]: Pair): number {
  if (one === other) return mine < its ? -1 : 1;
  return one < other ? -1 : 1;
}

/** A request, before it is sent. */
export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers: Pairs;
  readonly body: string | Uint8Array;
}

export const formType = 'application/x-www-form-urlencoded; charset=UTF-8';

/** A request as Twilio signs and sends it. */
export function posted(target: string, parameters: Pairs, url = publicUrl + target): Sent {
  return {
    method: 'POST',
    target,
    headers: [
      ['content-type', formType],
      ['x-twilio-signature', signatureOf(authToken, url, parameters)],
    ],
    body: formOf(parameters),
  };
}

export function formOf(parameters: Pairs): string {
  return new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
}

/** The same request with other headers in place of those of their name. */
export function withHeaders(sent: Sent, headers: { readonly [name: string]: string }): Sent {
  const kept = sent.headers.filter(([name]) => !(name in headers));
  return { ...sent, headers: [...kept, ...Object.entries(headers)] };
}

/** Hands a request over as `serveNode()` does, without a port. */
export function wired({ method, target, headers, body }: Sent): WireRequest {
  const bytes = Buffer.from(body);
  return {
    method,
    target,
    header: (name) =>
      headers
        .filter(([other]) => other.toLowerCase() === name)
        .map(([, value]) => value)
        .join(', '),
    body: async (limit) => (bytes.length > limit ? undefined : bytes),
  };
}

/** Sends a request to a port of this machine, its path and headers as they are written. */
export function sendTo(
  url: string,
  { method, target, headers, body }: Sent,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  const bytes = Buffer.from(body);
  const { hostname, port } = new URL(url);
  const length = bytes.length > 0 || method === 'POST' ? ['content-length', String(bytes.length)] : [];
  return new Promise((resolve, reject) => {
    const request = send(
      {
        hostname,
        port,
        method,
        path: target,
        headers: ['host', 'phone.example.com', ...headers.flat(), ...length] as never,
      },
      (response) => {
        const chunks: Uint8Array[] = [];
        response.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(bytes);
  });
}
