import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { TrunklineError } from '../language/error.ts';
import { isFields } from '../language/shape.ts';
import type { WireRequest, WireService } from './wire.ts';

/** The part of an event that is read: that of payload format 2.0. */
export type FunctionUrlEvent = Pick<
  LambdaFunctionURLEvent,
  'cookies' | 'headers' | 'isBase64Encoded' | 'rawPath' | 'rawQueryString'
> & {
  /** Absent, or null, where there is none. */
  readonly body?: string | null;
  readonly requestContext: { readonly http: { readonly method: string } };
};

/**
 * Puts a service behind the function URL of a Lambda function, or behind an HTTP API with payload format 2.0. Path,
 * query and body reach the service as they came, so that signatures can be checked. REST APIs, load balancers and
 * HTTP APIs with payload format 1.0 send other events, which have the query taken apart: those are refused.
 *
 * Lambda freezes a function when its answer is out, and whatever is still under way with it; it goes on when the next
 * request happens to reach the same environment, or never. For a phone, this is to be set:
 *
 * - `budget: 11_000` for `twilioVoice()`: of the 15 seconds of Twilio, three may go into stopping a recording, and one
 *   into a cold start. A function that takes longer is held, and freezes. Where flows ask several slow functions in a
 *   row, use `serveNode()` instead.
 * - A timeout of the Lambda function of a minute: the disconnect flow is played in the request that tells of the
 *   hang-up, however long its functions take.
 * - A schedule that calls `recover()` once a minute, in a Lambda function of its own: no interval runs while
 *   everything is frozen.
 *
 * @throws {TrunklineError} `not_a_function_url_event`, when it is called with another event.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 * @example
 * ```ts
 * const phone = twilioVoice({ flow: mainIvr, store, publicUrl, authTokens, log, budget: 11_000 });
 * export const handler = lambdaFunctionUrl(phone);
 * ```
 */
export function lambdaFunctionUrl(
  service: WireService,
): (event: FunctionUrlEvent) => Promise<LambdaFunctionURLResult> {
  return async (event) => {
    mustBeFunctionUrlEvent(event);
    const { status, headers, body } = await service.answer(requestOf(event));
    return { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false };
  };
}

function requestOf(event: FunctionUrlEvent): WireRequest {
  const { rawPath, rawQueryString, headers, cookies = [], body, isBase64Encoded } = event;
  // Function URLs write header names in lower case; other callers of the function may not.
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? '']));
  if (cookies.length > 0) byName.set('cookie', cookies.join('; '));
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  return {
    method: event.requestContext.http.method,
    target: rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`,
    header: (name) => byName.get(name) ?? '',
    body: async (limit) => (bytes.length > limit ? undefined : bytes),
  };
}

/** Whatever a function is set up to be called with reaches its handler. */
function mustBeFunctionUrlEvent(event: unknown): void {
  const { rawPath, rawQueryString, headers, requestContext } = membersOf(event);
  const { method } = membersOf(membersOf(requestContext)['http']);
  const missing = [
    ...(typeof rawPath === 'string' ? [] : ['rawPath']),
    ...(typeof rawQueryString === 'string' ? [] : ['rawQueryString']),
    ...(isFields(headers) ? [] : ['headers']),
    ...(typeof method === 'string' ? [] : ['requestContext.http.method']),
  ];
  if (missing.length === 0) return;
  throw new TrunklineError(
    'not_a_function_url_event',
    `This is no event of a function URL: it has no ${missing.join(', no ')}. Expected is payload format 2.0, which function URLs and HTTP APIs send. REST APIs and load balancers do not: give the Lambda function a function URL, or an HTTP API whose integration has payload format 2.0.`,
    { missing },
  );
}

function membersOf(value: unknown): { readonly [name: string]: unknown } {
  return isFields(value) ? value : {};
}
