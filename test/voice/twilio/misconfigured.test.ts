import { expect, test } from 'vitest';
import type { Json } from '../../../src/language/document.ts';
import { type DeskOptions, phoneDesk } from './phone-desk.ts';
import {
  accountSid,
  authToken,
  callSid,
  formOf,
  parametersFor,
  posted,
  publicUrl,
  type Sent,
  wired,
  withHeaders,
} from './signed.ts';

const parameters = parametersFor(callSid(1));

/** What the log says of a request that is refused for its signature. */
async function told(
  sent: Sent,
  options: DeskOptions = {},
): Promise<{ readonly [member: string]: Json | undefined }> {
  const desk = phoneDesk(options);
  expect(await desk.service.answer(wired(sent))).toEqual({ status: 403, headers: {}, body: '' });
  expect(desk.writes).toBe(0);
  const [line = {}] = desk.lines;
  expect(line).toMatchObject({ reason: 'signature', level: 'warn' });
  return line;
}

interface Planted {
  readonly name: string;
  /** What the service believes. */
  readonly publicUrl?: string;
  /** What Twilio was given, and has signed. */
  readonly signed: string;
  /** What arrives. */
  readonly target: string;
  readonly headers?: { readonly [name: string]: string };
  readonly differs: string;
  readonly advice: string;
}

const planted: readonly Planted[] = [
  {
    name: 'the scheme: a proxy takes https off, and the public URL says what the proxy calls',
    publicUrl: 'http://phone.example.com',
    signed: 'https://phone.example.com/voice',
    target: '/voice',
    differs: 'scheme',
    advice: 'set publicUrl to https://phone.example.com.',
  },
  {
    name: 'the host: the public URL is the name inside',
    publicUrl: 'https://phone.internal',
    signed: 'https://phone.example.com/voice',
    target: '/voice',
    headers: { host: 'phone.example.com' },
    differs: 'host',
    advice: 'set publicUrl to https://phone.example.com.',
  },
  {
    name: 'the host, behind a proxy that writes its own',
    publicUrl: 'https://phone.internal',
    signed: 'https://phone.example.com/voice',
    target: '/voice',
    headers: { host: 'phone.internal', 'x-forwarded-host': 'phone.example.com, proxy.internal' },
    differs: 'host',
    advice: 'set publicUrl to https://phone.example.com.',
  },
  {
    name: 'all of the server: the public URL is that of a desk',
    publicUrl: 'http://localhost:8080',
    signed: 'https://abcd.tunnel.example/voice',
    target: '/voice',
    headers: { host: 'abcd.tunnel.example' },
    differs: 'scheme, host, port',
    advice: 'set publicUrl to https://abcd.tunnel.example.',
  },
  {
    name: 'the host of a tunnel, which has many digits',
    publicUrl: 'https://phone.internal',
    signed: 'https://3f2a-81-2-69-142.ngrok-free.app/voice',
    target: '/voice',
    headers: { host: '3f2a-81-2-69-142.ngrok-free.app' },
    differs: 'host',
    advice: 'set publicUrl to https://3f2a-81-2-69-142.ngrok-free.app.',
  },
  {
    name: 'the port of this machine, beside an address of digits',
    publicUrl: 'http://127.0.0.1:8080',
    signed: 'http://127.0.0.1:18431/voice',
    target: '/voice',
    headers: { host: '127.0.0.1:18431' },
    differs: 'port',
    advice: 'set publicUrl to http://127.0.0.1:18431.',
  },
  {
    name: 'the port',
    signed: 'https://phone.example.com:8443/voice',
    target: '/voice',
    headers: { host: 'phone.example.com:8443' },
    differs: 'port',
    advice: 'set publicUrl to https://phone.example.com:8443.',
  },
  {
    name: 'a prefix that a proxy takes off',
    signed: 'https://phone.example.com/prod/gather?t=1',
    target: '/gather?t=1',
    headers: { 'x-forwarded-prefix': '/prod/' },
    differs: 'prefix',
    advice: 'set publicUrl to https://phone.example.com/prod.',
  },
  {
    name: 'a prefix that only the proxy knows in full',
    signed: 'https://phone.example.com/a/b/gather?t=1',
    target: '/gather?t=1',
    headers: { 'x-original-uri': '/a/b/gather?t=1' },
    differs: 'prefix',
    advice: 'set publicUrl to https://phone.example.com/a/b.',
  },
  {
    name: 'a prefix that Twilio does not call',
    publicUrl: 'https://phone.example.com/prod',
    signed: 'https://phone.example.com/voice',
    target: '/voice',
    differs: 'prefix',
    advice: 'set publicUrl to https://phone.example.com.',
  },
  {
    name: 'a slash at the end, which a proxy takes off',
    signed: 'https://phone.example.com/voice/',
    target: '/voice',
    differs: 'slash',
    advice: 'has a slash too many',
  },
  {
    name: 'two slashes, of which a proxy makes one',
    signed: 'https://phone.example.com//voice',
    target: '/voice',
    differs: 'slash',
    advice: 'has a slash too many',
  },
  {
    name: 'no path at all, not even its slash',
    signed: 'https://phone.example.com',
    target: '/',
    differs: 'path',
    advice: 'has no path. Give Twilio the URLs that "trunkline twilio setup" shows.',
  },
  {
    name: 'a query that was lost',
    signed: 'https://phone.example.com/gather?t=7',
    target: '/gather',
    differs: 'query',
    advice: 'changes the query or drops it',
  },
  {
    name: 'a query that was put in order',
    signed: 'https://phone.example.com/agent?queue=a&agent=b',
    target: '/agent?agent=b&queue=a',
    differs: 'query',
    advice: 'changes the query or drops it',
  },
  {
    name: 'a query that was written anew',
    signed: 'https://phone.example.com/agent?queue=a+b&agent=c',
    target: '/agent?queue=a%20b&agent=c',
    differs: 'query',
    advice: 'changes the query or drops it',
  },
];

test.each(planted)('is named: $name', async (mistake) => {
  const { signed, target, headers = {}, differs, advice } = mistake;
  const sent = withHeaders({ ...posted('/voice', parameters, signed), target }, headers);
  const line = await told(sent, { publicUrl: mistake.publicUrl ?? publicUrl });
  expect(line).toMatchObject({ setting: 'publicUrl', differs, advice: expect.stringContaining(advice) });
  expect(line['signedUrl']).toBe(signed.replace(/(queue|agent)=[^&]*/g, '$1=…'));
});

test.each([
  { target: '/prod/voice', advice: 'set publicUrl to https://phone.example.com/prod.' },
  { target: '//voice', advice: 'has a slash too many' },
  { target: '/voicemail', advice: 'There is no such webhook.' },
])('what is signed and leads nowhere is named: $target', async ({ target, advice }) => {
  const desk = phoneDesk();
  expect((await desk.service.answer(wired(posted(target, parameters)))).status).toBe(404);
  expect(desk.lines[0]).toMatchObject({ reason: 'path', advice: expect.stringContaining(advice) });
});

test('of several tokens, the one that would have fitted is named by its place', async () => {
  const sent = posted('/voice', parameters, 'http://phone.example.com/voice');
  expect(await told(sent, { authTokens: ['new', authToken] })).toMatchObject({
    differs: 'scheme',
    position: 2,
  });
});

test.each([
  {
    name: 'another token',
    sent: withHeaders(posted('/voice', parameters), { 'x-twilio-signature': 'AAAA' }),
  },
  {
    name: 'a path that a proxy takes off without a word',
    sent: { ...posted('/voice', parameters, `${publicUrl}/prod/voice`), target: '/voice' },
  },
])('where nothing fits, it may be the token or the URL: $name', async ({ sent }) => {
  const line = await told(sent);
  expect(line['setting']).toBe('publicUrl, authTokens');
  expect(line['advice']).toContain('authTokens does not hold the auth token of the account');
  expect(line['advice']).toContain('a path that a proxy takes off: publicUrl has to hold that path');
  expect(line['expectedUrl']).toBe(`${publicUrl}/voice`);
});

test('a subaccount signs with its own token', async () => {
  const other = parametersFor(callSid(1), { AccountSid: accountSid.replaceAll('0', '1') });
  const line = await told(withHeaders(posted('/voice', other), { 'x-twilio-signature': 'AAAA' }));
  expect(line['advice']).toContain('calls of a subaccount are signed with the token of the subaccount');
});

test.each<{ name: string; target?: string; more: { readonly [name: string]: string }; advice: string }>([
  {
    name: 'another account',
    more: { AccountSid: `AC${'1'.repeat(32)}` },
    advice: `The call is of the account AC${'1'.repeat(32)}, and only calls of ${accountSid} are taken`,
  },
  { name: 'no call', more: { CallSid: '' }, advice: 'CallSid must be CA and 32 digits' },
  { name: 'no account', more: { AccountSid: '' }, advice: 'AccountSid must be AC and 32 digits' },
  { name: 'no turn', target: '/heard?t=x', more: {}, advice: 't= in the URL must be the number of a turn.' },
  { name: 'no keys', more: { Digits: '1x' }, advice: 'Digits must be keys of a phone.' },
  { name: 'a strange name', more: { 'a b': '' }, advice: 'The name of a parameter is none' },
])('what is signed and yet refused has its reason: $name', async ({ target = '/voice', more, advice }) => {
  const desk = phoneDesk();
  await desk.service.answer(wired(posted(target, parametersFor(callSid(1), more))));
  expect(desk.lines).toMatchObject([{ level: 'warn', advice: expect.stringContaining(advice) }]);
});

test('a redirect that lost the parameters is named', async () => {
  const { headers } = posted('/voice', parameters);
  const line = await told({ method: 'GET', target: '/voice', headers, body: '' });
  expect(line['advice']).toContain('turns POST into GET');
});

test('neither numbers nor names of the query are written down', async () => {
  const target = `/voice?${formOf(parametersFor(callSid(1), { Digits: '4711' }))}`;
  const sent: Sent = { method: 'GET', target, headers: [['x-twilio-signature', 'AAAA']], body: '' };
  const line = JSON.stringify(await told(sent));
  expect(line).toContain('AccountSid=…');
  expect(line).not.toMatch(/2025550|4711|WASHINGTON/);
});

test('what is not signed at all is no mistake of a setting', async () => {
  const desk = phoneDesk();
  await desk.service.answer(wired({ method: 'GET', target: '/.env', headers: [], body: '' }));
  expect(desk.lines).toMatchObject([{ status: 403, reason: 'unsigned' }]);
  expect(desk.lines[0]).not.toHaveProperty('expectedUrl');
});

test('forgers do not have the reasons looked for without end', async () => {
  const desk = phoneDesk();
  const sent = withHeaders(posted('/voice', parameters), { 'x-twilio-signature': 'AAAA' });
  for (let forged = 0; forged < 20; forged++) await desk.service.answer(wired(sent));
  expect(desk.lines.filter((line) => 'advice' in line)).toHaveLength(5);
  expect(desk.lines.every((line) => line['expectedUrl'] === `${publicUrl}/voice`)).toBe(true);
  desk.clock.moveTo(desk.clock.now() + 1000);
  await desk.service.answer(wired(sent));
  expect(desk.lines.filter((line) => 'advice' in line)).toHaveLength(6);
});
