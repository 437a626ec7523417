import { createServer } from 'node:http';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { serveNode } from '../../src/serve/serve-node.ts';
import { twimlCaller } from '../../src/twiml/caller.ts';
import { application, calls, complaints, requests, sent, twiml, url } from './application.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const authToken = 'an-auth-token-of-a-test';
const say = '<Say>Fifteen letters</Say>';

function typed(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': type } });
}

/** Answers after so many connections that failed. */
function failing(times: number, answer: () => Response): () => Response {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw new TypeError('fetch failed');
    return answer();
  };
}

describe('signatures', () => {
  // https://www.twilio.com/docs/usage/security#validating-requests
  test.each(['POST', 'GET'] as const)(
    'every %s is signed over its address and parameters',
    async (method) => {
      const seen: boolean[] = [];
      const valid = (parameters: { readonly [name: string]: string }, request: Request) => {
        const signature = request.headers.get('x-twilio-signature') ?? '';
        seen.push(
          validateRequest(authToken, signature, request.url, request.method === 'POST' ? parameters : {}),
        );
        return new URL(request.url).pathname === '/voice'
          ? `<Gather action="/done?name=%27a%27&amp;t=1" method="${method}" numDigits="1"/>`
          : '<Hangup/>';
      };
      const caller = await calls(
        { '/voice': valid, '/done': valid, '/status': valid },
        { authToken, statusCallback: 'https://voice.example/status' },
      );
      await caller.presses('1');
      expect(seen).toEqual([true, true, true]);
    },
  );

  test('nothing is signed without a token, and no token stands in the log', async () => {
    const unsigned: (string | null)[] = [];
    await calls({ '/voice': (_, { headers }) => (unsigned.push(headers.get('x-twilio-signature')), say) });
    expect(unsigned).toEqual([null]);
    const signed = await calls({ '/voice': say }, { authToken });
    expect(JSON.stringify(signed.log)).not.toContain(authToken);
  });

  // https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
  test('a fragment is neither signed nor sent', async () => {
    const seen: (string | boolean)[] = [];
    const page = (parameters: { readonly [name: string]: string }, request: Request) => {
      const signature = request.headers.get('x-twilio-signature') ?? '';
      seen.push(request.url, validateRequest(authToken, signature, `${request.url}#rc=2`, parameters));
      return say;
    };
    await calls({ '/voice': page }, { url: `${url}#rc=2`, authToken });
    expect(seen).toEqual([url, false]);
  });
});

describe('what a request carries', () => {
  // https://www.twilio.com/docs/voice/twiml#request-parameters
  test('the parameters of the call', async () => {
    const caller = await calls(
      { '/voice': '<Gather action="/done" numDigits="1"/>', '/done': '<Hangup/>' },
      { callSid: `CA${'1'.repeat(32)}`, from: 'anonymous', parameters: { ForwardedFrom: '+12025550123' } },
    );
    await caller.presses('1');
    expect(sent(caller, '/voice')).toMatchObject({
      AccountSid: `AC${'0'.repeat(32)}`,
      ApiVersion: '2010-04-01',
      CallSid: `CA${'1'.repeat(32)}`,
      CallStatus: 'ringing',
      Called: '+12025550199',
      Caller: 'anonymous',
      CallerCountry: '',
      Direction: 'inbound',
      ForwardedFrom: '+12025550123',
      From: 'anonymous',
      To: '+12025550199',
    });
    expect(sent(caller, '/done')).toMatchObject({ CallStatus: 'in-progress' });
  });

  test('addresses are relative to the document they stand in', async () => {
    const caller = await calls({
      '/voice': '<Redirect>menu/one?a=1</Redirect>',
      '/menu/one': '<Redirect>two</Redirect>',
      '/menu/two': '<Redirect>../end</Redirect>',
      '/end': '<Hangup/>',
    });
    expect(requests(caller).map(({ path }) => path)).toEqual([
      '/voice',
      '/menu/one?a=1',
      '/menu/two',
      '/end',
    ]);
  });

  // https://www.twilio.com/docs/voice/twiml#callstatus-values
  test('the status callback comes when the call is over', async () => {
    const caller = await calls(
      { '/voice': `${say}<Hangup/>`, '/status': new Response(null, { status: 204 }) },
      { statusCallback: 'https://voice.example/status' },
    );
    expect(sent(caller, '/status')).toMatchObject({
      CallStatus: 'completed',
      CallDuration: '1',
      Duration: '1',
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
      Timestamp: 'Mon, 05 Jan 2026 15:00:01 GMT',
    });
  });

  test.each([
    ['rejected', 'no-answer'],
    ['busy', 'busy'],
  ])('a call that is rejected as %s was never answered', async (reason, status) => {
    const caller = await calls(
      { '/voice': `<Reject reason="${reason}"/>`, '/status': twiml('') },
      { statusCallback: 'https://voice.example/status' },
    );
    expect(sent(caller, '/status')).toMatchObject({ CallStatus: status });
    expect(caller.ended).toEqual({ by: 'application', reason });
  });
});

// https://www.twilio.com/docs/voice/twiml#data-formats-and-twilio-mime-types
describe('what a response may be', () => {
  test.each([
    ['text/xml', `<Response>${say}</Response>`, ['Fifteen letters']],
    ['application/xml; charset=utf-8', `<Response>${say}</Response>`, ['Fifteen letters']],
    ['text/html', `<Response>${say}</Response>`, ['Fifteen letters']],
    ['text/plain', 'Fifteen letters', ['Fifteen letters']],
    ['audio/mpeg', 'sound', [url]],
  ])('%s', async (type, body, heard) => {
    const caller = await calls({ '/voice': typed(body, type) });
    expect(caller.heard).toEqual(heard);
    expect(caller.ended?.by).toBe('application');
  });

  test.each([
    ['another type', typed('{}', 'application/json'), 12_300],
    ['no XML', typed('<Response><Say>Salt & pepper</Say></Response>', 'text/xml'), 12_100],
    [
      'white space before the XML declaration',
      typed(' <?xml version="1.0"?><Response/>', 'text/xml'),
      12_100,
    ],
    ['another root', typed('<response/>', 'text/xml'), 12_102],
    ['nothing', typed('', 'text/xml'), 12_100],
    ['more than 64 kB', typed(`<Response><Say>${'a'.repeat(65_536)}</Say></Response>`, 'text/xml'), 11_750],
    ['an error', twiml(say, 500), 11_200],
    ['not found', twiml(say, 404), 11_200],
    ['a bad signature', twiml(say, 403), 11_200],
  ])('%s ends the call', async (_, response, code) => {
    const caller = await calls({ '/voice': response });
    expect(caller.ended).toEqual({ by: 'error', reason: 'an application error has occurred', code });
    expect(complaints(caller)).toEqual([code]);
    expect(caller.heard).toEqual([]);
  });

  test.each(['mailto:someone@example.com', 'https://'])(
    'an address that is none ends the call: %s',
    async (address) => {
      const caller = await calls({ '/voice': `<Redirect>${address}</Redirect>` });
      expect(caller.ended?.code).toBe(11_100);
    },
  );

  // https://www.twilio.com/docs/usage/webhooks/voice-webhooks
  test('the fallback is asked instead, and told why', async () => {
    const caller = await calls(
      { '/voice': '<Redirect>/gone</Redirect>', '/fallback': say },
      { fallbackUrl: 'https://voice.example/fallback' },
    );
    expect(sent(caller, '/fallback')).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: 'https://voice.example/gone',
    });
    expect(caller.heard).toEqual(['Fifteen letters']);
    expect(caller.ended?.by).toBe('application');
  });

  test('a fallback that fails too ends the call', async () => {
    const caller = await calls(
      { '/voice': twiml('', 500) },
      { fallbackUrl: 'https://voice.example/fallback' },
    );
    expect(requests(caller).map(({ path }) => path)).toEqual(['/voice', '/fallback']);
    expect(caller.ended?.by).toBe('error');
  });
});

// https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
describe('time and retries', () => {
  test('a connection that fails is tried once more, with the same token', async () => {
    const caller = await calls({ '/voice': failing(1, () => twiml(say)) });
    expect(caller.heard).toEqual(['Fifteen letters']);
    const [first, second] = requests(caller);
    expect([first?.attempt, first?.problem, second?.attempt, second?.status]).toEqual([
      1,
      'fetch failed',
      2,
      200,
    ]);
    expect(first?.token).toBe(second?.token);
  });

  test('a second failure is an error', async () => {
    const caller = await calls({ '/voice': failing(2, () => twiml(say)) });
    expect(caller.ended).toMatchObject({ by: 'error', code: 11_205 });
    expect(requests(caller)).toHaveLength(2);
  });

  test.each([
    ['#rc=3', 4, 'Fifteen letters'],
    ['#rc=0', 1, undefined],
    ['#rc=9', 2, undefined],
  ])('%s sets how often', async (fragment, attempts, heard) => {
    const caller = await calls({ '/voice': failing(3, () => twiml(say)) }, { url: url + fragment });
    expect(requests(caller)).toHaveLength(attempts);
    expect(caller.heard[0]).toBe(heard);
  });

  test.each([
    ['', 1],
    ['#rp=5xx', 2],
    ['#rp=4xx', 1],
    ['#rp=all&rc=4', 5],
  ])(
    'an error of the server is no failed connection, but may be tried again: "%s"',
    async (fragment, attempts) => {
      const caller = await calls({ '/voice': twiml('', 503) }, { url: url + fragment });
      expect(requests(caller)).toHaveLength(attempts);
    },
  );

  test.each([
    ['', 15_000],
    ['#rt=4000', 4000],
    ['#tt=9000', 9000],
    ['#rt=4000&rp=rt&rc=5&tt=10000', 10_000],
  ])('an answer that takes too long is none: "%s"', async (fragment, limit) => {
    const clock = virtualClock();
    const slow = async () => {
      await clock.sleep(20_000);
      return twiml(say);
    };
    const caller = await calls({ '/voice': slow }, { clock, url: url + fragment });
    expect(caller.ended).toMatchObject({ by: 'error', code: 11_205 });
    expect(caller.log.at(-1)?.at).toBe(limit);
  });

  test('an answer in the last moment counts', async () => {
    const clock = virtualClock();
    const slow = async () => {
      await clock.sleep(14_999);
      return twiml(say);
    };
    const caller = await calls({ '/voice': slow }, { clock });
    expect(caller.heard).toEqual(['Fifteen letters']);
    expect(requests(caller)[0]?.milliseconds).toBe(14_999);
  });
});

describe('delivery', () => {
  test('a request can be delivered twice; the call gets what the deliverer gives it', async () => {
    const bodies: string[] = [];
    const tokens: (string | null)[] = [];
    const caller = await calls(
      { '/voice': (_, { headers }) => (tokens.push(headers.get('i-twilio-idempotency-token')), say) },
      {
        deliver: async (send, { token }) => {
          const [first, second] = [await send(), await send()];
          bodies.push(await first.text());
          expect(token).toBe(tokens[0]);
          return second;
        },
      },
    );
    expect(bodies).toHaveLength(1);
    expect(new Set(tokens).size).toBe(1);
    expect(caller.heard).toEqual(['Fifteen letters']);
  });

  test('a server that dies under a request: its answer is lost, and the retry gets another', async () => {
    let lost = 0;
    const caller = await calls(
      { '/voice': say },
      {
        deliver: async (send, { attempt }) => {
          const response = await send();
          if (attempt > 1) return response;
          lost += 1;
          throw new TypeError('fetch failed');
        },
      },
    );
    expect(lost).toBe(1);
    expect(requests(caller)).toHaveLength(2);
    expect(caller.heard).toEqual(['Fifteen letters']);
  });
});

describe('over HTTP', () => {
  test('a call to a port of this machine', async () => {
    const app = application({
      '/voice': `<Gather action="/done" numDigits="1">${say}</Gather>`,
      '/done': ({ Digits }) => `<Say>You pressed ${Digits}</Say>`,
    });
    const served = await serveNode({ fetch: app }, { port: 0 });
    closing.push(served.close);
    const caller = await twimlCaller({ url: `${served.url}/voice`, authToken });
    await caller.presses('4');
    expect(caller.heard).toEqual(['You pressed 4']);
    expect(caller.ended).toEqual({ by: 'application', reason: 'the document ran out' });
  });

  test('a server that hangs up is asked a second time', async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      if (asked === 1) {
        request.socket.destroy();
        return;
      }
      response.setHeader('content-type', 'text/xml').end(`<Response>${say}</Response>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const caller = await twimlCaller({ url: `http://127.0.0.1:${port}/voice` });
    expect(caller.heard).toEqual(['Fifteen letters']);
    expect(requests(caller).map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, undefined],
      [2, 200],
    ]);
  });

  test('nobody listens: an error, and no exception', async () => {
    const served = await serveNode({ fetch: application({}) }, { port: 0 });
    await served.close();
    const caller = await twimlCaller({ url: `${served.url}/voice` });
    expect(caller.ended).toMatchObject({ by: 'error', code: 11_205 });
    expect(requests(caller)[0]?.problem).toBe('ECONNREFUSED');
  });
});
