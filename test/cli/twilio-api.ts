import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A number as Twilio writes it. */
export interface WrittenNumber {
  readonly phone_number: string;
  readonly [field: string]: unknown;
}

/** What Twilio holds, and how it behaves. */
export interface TwilioApiOptions {
  readonly numbers?: readonly WrittenNumber[];
  /** What it answers a request with, instead of what it should. */
  readonly fault?: (method: string) => number | 'hang up' | undefined;
  /** A field that it does not change, whatever it is told. */
  readonly stubborn?: string;
}

export const account = { sid: `AC${'0'.repeat(32)}`, token: 'right-token' };

/**
 * The parts of Twilio's API that numbers are set up by and recordings are stopped by, on this machine.
 *
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 * @see https://www.twilio.com/docs/voice/api/recording
 */
export async function twilioApi({ numbers = [], fault = () => undefined, stubborn }: TwilioApiOptions = {}) {
  let held = numbers.map((number, index) => ({ sid: `PN${String(index).padStart(32, '0')}`, ...number }));
  const written: { readonly [field: string]: string }[] = [];
  const list = `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers`;
  const right = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;

  const answer = async (request: IncomingMessage, body: string): Promise<readonly [number, unknown]> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://api.test');
    if (request.headers.authorization !== right) return refusal(401, 20003, 'Authenticate');
    if (request.method === 'GET' && pathname === `${list}.json`) {
      // Part of a number finds it too.
      const wanted = (searchParams.get('PhoneNumber') ?? '').replace('+', '');
      const found = held.filter(({ phone_number }) => phone_number.includes(wanted));
      return [200, { incoming_phone_numbers: found, page: 0, page_size: 20, next_page_uri: null }];
    }
    const recorded = new RegExp(
      `^/2010-04-01/Accounts/${account.sid}/Calls/(CA\\w+)/Recordings/Twilio.CURRENT.json$`,
    );
    const [, call] = recorded.exec(pathname) ?? [];
    if (request.method === 'POST' && call !== undefined) {
      written.push({ call, ...formOf(body) });
      return [200, { sid: `RE${'0'.repeat(32)}`, call_sid: call, status: 'stopped' }];
    }
    const number = held.find(({ sid }) => pathname === `${list}/${sid}.json`);
    if (request.method !== 'POST' || number === undefined)
      return refusal(404, 20404, `The requested resource ${pathname} was not found`);
    const form = formOf(body);
    written.push(form);
    const changed = Object.entries(form)
      .map(([name, value]) => [name.replace(/\B[A-Z]/g, (letter) => `_${letter}`).toLowerCase(), value])
      .filter(([name]) => name !== stubborn);
    const after = { ...number, ...Object.fromEntries(changed) };
    held = held.map((other) => (other === number ? after : other));
    return [200, after];
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    // All of it: whoever still writes hears of a connection that is closed, and not of the answer.
    const given = await text(request);
    const broken = fault(request.method ?? '');
    if (broken === 'hang up') {
      request.socket.destroy();
      return;
    }
    const [status, body] =
      broken === undefined ? await answer(request, given) : refusal(broken, 1, 'For the test');
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The forms that were sent to change something. */
    written,
  };
}

function formOf(body: string): { readonly [field: string]: string } {
  return Object.fromEntries(new URLSearchParams(body));
}

function refusal(status: number, code: number, message: string): readonly [number, unknown] {
  return [status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }];
}
