import { expect, test } from 'vitest';
import { signatures } from '../../../src/voice/twilio/signature.ts';
import { phoneDesk } from './phone-desk.ts';
import {
  authToken,
  callSid,
  formOf,
  type Pairs,
  parametersFor,
  posted,
  publicUrl,
  type Sent,
  signatureOf,
  wired,
  withHeaders,
} from './signed.ts';

const parameters = parametersFor(callSid(1));

async function statusOf(sent: Sent, options: Parameters<typeof phoneDesk>[0] = {}): Promise<number> {
  return (await phoneDesk(options).service.answer(wired(sent))).status;
}

// https://www.twilio.com/docs/usage/security#validating-requests
test('the example that Twilio publishes is signed, and a port beside it makes no difference', () => {
  const isSigned = signatures(['12345']);
  const example = {
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    signature: '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    parameters: {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
      From: '+12349013030',
      To: '+18005551212',
    },
    body: '',
  };
  expect(isSigned(example)).toBe(true);
  for (const port of [443, 8443])
    expect(isSigned({ ...example, url: example.url.replace('.com/', `.com:${port}/`) })).toBe(true);
  expect(isSigned({ ...example, parameters: { ...example.parameters, Digits: '123' } })).toBe(false);
  expect(isSigned({ ...example, url: example.url.replace('https', 'http') })).toBe(false);
});

test.each([
  { name: 'with the port', signed: `${publicUrl}:8443/voice` },
  { name: 'without it', signed: `${publicUrl}/voice` },
])('where the public URL has a port, what is signed $name is let in', async ({ signed }) => {
  const options = { publicUrl: `${publicUrl}:8443` };
  expect(await statusOf(posted('/voice', parameters, signed), options)).toBe(200);
});

test('a fragment that was left on is no part of what is signed', async () => {
  expect(await statusOf({ ...posted('/voice', parameters), target: '/voice#rc=2' })).toBe(200);
});

test.each([
  { name: 'a zero at the front', more: { Digits: '05' } },
  { name: 'blanks around words', more: { SpeechResult: '  yes \r\n' } },
  { name: 'an empty value', more: { FinishedOnKey: '' } },
  { name: 'signs that a form writes otherwise', more: { SpeechResult: `'&=+%41 <é😀>` } },
])('what is signed is held against its signature as it came: $name', async ({ more }) => {
  expect(await statusOf(posted('/voice', parametersFor(callSid(1), more)))).toBe(200);
});

test('a name that stands in a form twice with one value is signed once', async () => {
  const twice: Pairs = [...parameters, ['Extra', '1'], ['Extra', '1']];
  const sent = posted('/voice', twice);
  expect(sent.headers).toContainEqual([
    'x-twilio-signature',
    signatureOf(authToken, `${publicUrl}/voice`, [...parameters, ['Extra', '1']]),
  ]);
  expect(await statusOf(sent)).toBe(200);
});

test('an apostrophe in the URL is signed as it stands there', async () => {
  expect(await statusOf(posted(`/agent?queue=O'Brien&agent=%27Ann%27`, parameters))).toBe(200);
});

test('a body with the right hash is not let in by its hash alone', async () => {
  const body = formOf(parameters);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(body))).toString('hex');
  const target = `/voice?bodySHA256=${hash}`;
  const right = { ...posted(target, []), body };
  const forged = signatureOf('another-token', publicUrl + target, []);
  expect(await statusOf(right)).toBe(200);
  expect(await statusOf(withHeaders(right, { 'x-twilio-signature': forged }))).toBe(403);
});
