// Requests as Twilio makes them, signed, and as the bytes that go over the wire.
import { createRequire } from 'node:module';
import { keyOf } from './main-line.mjs';

const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js');

export const publicUrl = 'https://calls.example.com';
export const authToken = '0123456789abcdef0123456789abcdef';
export const accountSid = `AC${'5'.repeat(32)}`;

/** A request of the given kind (`arrival`, `keys` or `hangup`), which a turn belongs to where it has keys. */
export function requestOf({ kind, call, turn = 0 }) {
  const path = kind === 'arrival' ? '/voice' : kind === 'keys' ? `/gather?t=${turn}` : '/status';
  const parameters = parametersOf(kind, call, turn);
  return {
    kind,
    turn,
    path,
    parameters,
    body: new URLSearchParams(parameters).toString(),
    signature: getExpectedTwilioSignature(authToken, publicUrl + path, parameters),
    token: `${callSid(call)}-${kind}-${turn}`,
  };
}

/** The bytes of a request. `keepAlive` leaves the connection open. */
export function bytesOf({ path, body, signature, token }, keepAlive) {
  return Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      'Host: calls.example.com',
      'User-Agent: TwilioProxy/1.1',
      'Accept: */*',
      'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
      `X-Twilio-Signature: ${signature}`,
      `I-Twilio-Idempotency-Token: ${token}`,
      'X-Home-Region: us1',
      `Connection: ${keepAlive ? 'keep-alive' : 'close'}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

export const callSid = (call) => `CA${call.toString(16).padStart(32, '0')}`;

/** What a logged call to an American number had, and what a Gather and a status callback add to it. */
function parametersOf(kind, call, turn) {
  const caller = `+120255501${String(call % 100).padStart(2, '0')}`;
  const called = '+12025550199';
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: callSid(call),
    CallStatus: kind === 'arrival' ? 'ringing' : kind === 'keys' ? 'in-progress' : 'completed',
    CallToken: JSON.stringify({
      parentCallInfoToken: 'eyJhbGciOiJFUzI1NiJ9.'.padEnd(420, 'cGFyZW50Q2FsbEluZm8'),
      identityHeaderTokens: [],
    }),
    Called: called,
    CalledCity: 'WASHINGTON',
    CalledCountry: 'US',
    CalledState: 'DC',
    CalledZip: '20001',
    Caller: caller,
    CallerCity: 'WASHINGTON',
    CallerCountry: 'US',
    CallerState: 'DC',
    CallerZip: '20004',
    Direction: 'inbound',
    From: caller,
    FromCity: 'WASHINGTON',
    FromCountry: 'US',
    FromState: 'DC',
    FromZip: '20004',
    StirVerstat: 'TN-Validation-Passed-A',
    To: called,
    ToCity: 'WASHINGTON',
    ToCountry: 'US',
    ToState: 'DC',
    ToZip: '20001',
    ...(kind === 'keys' ? { msg: 'Gather End', Digits: keyOf(turn), FinishedOnKey: '' } : {}),
    ...(kind === 'hangup'
      ? {
          CallDuration: '42',
          Duration: '1',
          SequenceNumber: '3',
          CallbackSource: 'call-progress-events',
          Timestamp: 'Mon, 05 Jan 2026 14:00:42 +0000',
        }
      : {}),
  };
}
