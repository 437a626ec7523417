import { expect, test } from 'vitest';
import { type FunctionUrlEvent, lambdaFunctionUrl } from '../../src/serve/lambda-function-url.ts';
import { type WireRequest, wireService } from '../../src/serve/wire.ts';

/** An event as AWS shows it, with what a test says otherwise. */
function event(more: Partial<FunctionUrlEvent> = {}, method = 'POST'): FunctionUrlEvent {
  return {
    rawPath: '/gather',
    rawQueryString: 't=2',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': 'abc=',
      host: 'abcdef.lambda-url.eu-central-1.on.aws',
    },
    isBase64Encoded: false,
    body: 'Digits=1',
    requestContext: { http: { method } },
    ...more,
  };
}

/** What a service sees of an event. */
async function seen(given: FunctionUrlEvent, limit = 1000) {
  const requests: WireRequest[] = [];
  const service = wireService(async (request) => {
    requests.push(request);
    return {
      status: 200,
      headers: {},
      body: Buffer.from((await request.body(limit)) ?? 'too large').toString('latin1'),
    };
  });
  const answer = await lambdaFunctionUrl(service)(given);
  const [request] = requests;
  if (request === undefined || typeof answer === 'string') throw new Error('nothing was asked');
  return { request, body: answer.body };
}

test.each([
  { name: 'path and query', given: {}, target: '/gather?t=2' },
  { name: 'no query', given: { rawQueryString: '' }, target: '/gather' },
  {
    name: 'a query that a URL would write anew',
    given: { rawQueryString: "b=O'Brien&a=%7e+x&a=" },
    target: "/gather?b=O'Brien&a=%7e+x&a=",
  },
  { name: 'a path with dots and slashes', given: { rawPath: '/a/../b//c' }, target: '/a/../b//c?t=2' },
  { name: 'an encoded path', given: { rawPath: '/a%2Fb%20c' }, target: '/a%2Fb%20c?t=2' },
])('$name reaches the service as it came', async ({ given, target }) => {
  expect((await seen(event(given))).request.target).toBe(target);
});

test.each([
  {
    name: 'text',
    body: 'SpeechResult=Gr%C3%BC%C3%9Fe',
    isBase64Encoded: false,
    bytes: 'SpeechResult=Gr%C3%BC%C3%9Fe',
  },
  {
    name: 'base64',
    body: Buffer.from('Digits=05').toString('base64'),
    isBase64Encoded: true,
    bytes: 'Digits=05',
  },
  {
    name: 'bytes that are no text',
    body: Buffer.from([0xff, 0, 0xfe]).toString('base64'),
    isBase64Encoded: true,
    bytes: '\xff\0\xfe',
  },
])('a body of $name keeps its bytes', async ({ bytes, ...given }) => {
  expect((await seen(event(given))).body).toBe(bytes);
});

test('without a body there are no bytes, and too many are none', async () => {
  const { body: _, ...bodiless } = event({}, 'GET');
  expect((await seen(bodiless)).body).toBe('');
  for (const isBase64Encoded of [false, true])
    expect((await seen(event({ body: null, isBase64Encoded }))).body).toBe('');
  expect((await seen(event({ body: 'x'.repeat(11) }), 10)).body).toBe('too large');
});

test('headers are found in any case, cookies are one header, and what is absent is empty', async () => {
  const { request } = await seen(
    event({ headers: { 'X-Twilio-Signature': 'abc=' }, cookies: ['a=1', 'b=2'] }),
  );
  expect(['x-twilio-signature', 'cookie', 'content-type'].map((name) => request.header(name))).toEqual([
    'abc=',
    'a=1; b=2',
    '',
  ]);
});

test('the answer keeps its status, headers and text', async () => {
  const body = '<Response><Say>Grüße</Say></Response>';
  const headers = { 'content-type': 'text/xml; charset=utf-8' };
  const service = wireService(async () => ({ status: 201, headers, body }));
  expect(await lambdaFunctionUrl(service)(event())).toEqual({
    statusCode: 201,
    headers,
    body,
    isBase64Encoded: false,
  });
});

const path = { rawPath: '/', rawQueryString: '' };
const whole = 'rawPath, no rawQueryString, no requestContext.http.method';

test.each([
  {
    name: 'a REST API, or an HTTP API with payload format 1.0',
    given: {
      version: '1.0',
      httpMethod: 'POST',
      path: '/voice',
      headers: {},
      body: null,
      requestContext: {},
    },
    missing: whole,
  },
  {
    name: 'a load balancer',
    given: {
      requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:…' } },
      httpMethod: 'POST',
      path: '/voice',
      queryStringParameters: {},
      headers: {},
      body: '',
    },
    missing: whole,
  },
  {
    name: 'a schedule',
    given: { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} },
    missing: 'rawPath, no rawQueryString, no headers, no requestContext.http.method',
  },
  {
    name: 'a test of the console',
    given: { ...path, headers: {}, requestContext: { http: null } },
    missing: 'requestContext.http.method',
  },
  {
    name: 'somebody without headers',
    given: { ...path, headers: null, requestContext: { http: { method: 'GET' } } },
    missing: 'headers',
  },
  {
    name: 'nobody',
    given: null,
    missing: 'rawPath, no rawQueryString, no headers, no requestContext.http.method',
  },
])('an event of $name is refused, and the error says what was expected', async ({ given, missing }) => {
  const service = wireService(() => Promise.reject(new Error('it was asked')));
  const answer = lambdaFunctionUrl(service)(given as unknown as FunctionUrlEvent);
  await expect(answer).rejects.toMatchObject({
    code: 'not_a_function_url_event',
    message: expect.stringContaining(`it has no ${missing}. Expected is payload format 2.0`),
  });
});
