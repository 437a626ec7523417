import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import type { WireRequest, WireService } from './wire.ts';

/** The part of an event that is read: that of payload format 2.0. */
export type FunctionUrlEvent = Pick<
  LambdaFunctionURLEvent,
  'body' | 'cookies' | 'headers' | 'isBase64Encoded' | 'rawPath' | 'rawQueryString'
> & { readonly requestContext: { readonly http: { readonly method: string } } };

/**
 * Puts a service behind the function URL of a Lambda function, or behind an HTTP API with payload format 2.0. Path,
 * query and body reach the service as they came, so that signatures can be checked.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 * @example
 * ```ts
 * export const handler = lambdaFunctionUrl(twilioVoice({ flow: mainIvr, store, publicUrl, authTokens, log }));
 * ```
 */
export function lambdaFunctionUrl(
  service: WireService,
): (event: FunctionUrlEvent) => Promise<LambdaFunctionURLResult> {
  return async (event) => {
    const { status, headers, body } = await service.answer(requestOf(event));
    return { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false };
  };
}

function requestOf(event: FunctionUrlEvent): WireRequest {
  const { rawPath, rawQueryString, headers, cookies = [], body = '', isBase64Encoded } = event;
  // Function URLs write header names in lower case; other callers of the function may not.
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? '']));
  if (cookies.length > 0) byName.set('cookie', cookies.join('; '));
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return {
    method: event.requestContext.http.method,
    target: rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`,
    header: (name) => byName.get(name) ?? '',
    body: async (limit) => (bytes.length > limit ? undefined : bytes),
  };
}
