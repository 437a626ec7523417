import { lambdaFunctionUrl } from '../../src/serve/lambda-function-url.ts';
import { serveNode } from '../../src/serve/serve-node.ts';
import type { OpenPhone } from '../../src/simulate/phone.ts';
import { twilioPhone } from '../../src/voice/twilio/phone.ts';

/** Behind a server of Node, over HTTP on this machine. */
export const overHttp: OpenPhone = async (setting) => {
  const phone = await twilioPhone(setting);
  const served = await serveNode(phone, { port: 0 });
  return {
    ...phone,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const { method, headers, signal } = request;
      return fetch(`${served.url}${pathname}${search}`, {
        method,
        headers,
        signal,
        body: await request.text(),
      });
    },
    async close() {
      await served.close();
      await phone.close();
    },
  };
};

/** Behind the function URL of a Lambda function: with its events, their bodies in base64. */
export const byLambda: OpenPhone = async (setting) => {
  const phone = await twilioPhone(setting);
  const handler = lambdaFunctionUrl(phone);
  return {
    ...phone,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const answer = await handler({
        rawPath: pathname,
        rawQueryString: search.slice(1),
        headers: Object.fromEntries(request.headers),
        body: Buffer.from(await request.text()).toString('base64'),
        isBase64Encoded: true,
        requestContext: { http: { method: request.method } },
      });
      if (typeof answer === 'string') return new Response(answer);
      const { statusCode: status = 200, headers = {}, body = '' } = answer;
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return new Response(status === 204 ? null : body, { status, headers: plain });
    },
  };
};
