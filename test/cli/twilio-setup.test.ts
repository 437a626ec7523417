import { expect, test } from 'vitest';
import { running } from './running.ts';
import { folderOf, trunkline } from './trunkline.ts';
import { account, type TwilioApiOptions, twilioApi } from './twilio-api.ts';

const environment = { TWILIO_ACCOUNT_SID: account.sid, TWILIO_AUTH_TOKEN: account.token };

const fresh = {
  phone_number: '+12025550100',
  voice_url: 'https://demo.twilio.com/welcome/voice/',
  voice_method: 'POST',
  voice_fallback_url: null,
  voice_fallback_method: 'POST',
  status_callback: '',
  status_callback_method: 'POST',
  voice_application_sid: null,
  trunk_sid: null,
  capabilities: { voice: true, sms: true, mms: true, fax: false },
};
const ready = {
  ...fresh,
  voice_url: 'https://calls.example.com/voice',
  voice_fallback_url: 'https://calls.example.com/fallback',
  status_callback: 'https://calls.example.com/status',
};

const words = ['twilio', 'setup', '--number', '+12025550100', '--public-url', 'https://calls.example.com/'];

/** Sets the number up at a Twilio that holds and does what a test says. */
async function setUp(options: TwilioApiOptions, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { url, written } = await twilioApi(options);
  const cwd = folderOf();
  const ran = await trunkline([...words, ...more], {
    cwd,
    env: { ...environment, TWILIO_API_URL: url, ...env },
  });
  return { ...ran, written };
}

test('what would change is shown, and without an answer nothing is changed', async () => {
  const { out, written, ...ran } = await setUp({ numbers: [fresh] });
  expect(out).toMatchInlineSnapshot(`
    "+12025550100
      voice URL        POST https://demo.twilio.com/welcome/voice/
                       → POST https://calls.example.com/voice
      fallback URL     (none)
                       → POST https://calls.example.com/fallback
      status callback  (none)
                       → POST https://calls.example.com/status

    Nothing was changed. Run it with --yes to change it.
    "
  `);
  expect({ written, ...ran }).toEqual({ written: [], code: 2, err: '' });
});

test('with --yes it is changed, and then there is nothing left to do', async () => {
  const { url, written } = await twilioApi({ numbers: [fresh] });
  const env = { ...environment, TWILIO_API_URL: url };
  const first = await running([...words, '--yes'], { cwd: folderOf(), env });
  expect(first.out).toMatch(/\+12025550100 is set up\.\n$/);
  expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
  expect(written).toEqual([
    {
      VoiceMethod: 'POST',
      VoiceUrl: 'https://calls.example.com/voice',
      VoiceFallbackMethod: 'POST',
      VoiceFallbackUrl: 'https://calls.example.com/fallback',
      StatusCallbackMethod: 'POST',
      StatusCallback: 'https://calls.example.com/status',
      VoiceApplicationSid: '',
      TrunkSid: '',
    },
  ]);
  expect(await running([...words, '--yes'], { cwd: folderOf(), env })).toEqual({
    code: 0,
    out: '+12025550100 is set up: there is nothing to change.\n',
    err: '',
  });
  expect(written).toHaveLength(1);
});

test.each([
  { what: 'application', field: 'voice_application_sid', value: `AP${'1'.repeat(32)}` },
  { what: 'trunk', field: 'trunk_sid', value: `TK${'1'.repeat(32)}` },
  { what: 'voice URL', field: 'voice_method', value: 'GET' },
])('a number that looks ready is not where it has another $what', async ({ what, field, value }) => {
  const { out, code, written } = await setUp({ numbers: [{ ...ready, [field]: value }] }, [
    '--json',
    '--yes',
  ]);
  expect(JSON.parse(out)).toEqual({
    number: '+12025550100',
    changes: [expect.objectContaining({ what })],
    left: [],
  });
  expect({ code, count: written.length }).toEqual({ code: 0, count: 1 });
});

test('passwords and queries of what was set before are not shown', async () => {
  const before = { ...fresh, voice_url: 'https://me:hush@old.example.com/voice?key=hush-too' };
  const { out } = await setUp({ numbers: [before] }, ['--json']);
  expect(out).not.toContain('hush');
  expect(JSON.parse(out)).toMatchObject({
    number: '+12025550100',
    changes: [{ before: 'POST https://…@old.example.com/voice?…' }, {}, {}],
    left: [{ what: 'voice URL' }, {}, {}],
  });
});

test('what Twilio leaves as it was is told', async () => {
  const ran = await setUp({ numbers: [fresh], stubborn: 'status_callback' }, ['--yes', '--json']);
  expect(ran).toMatchObject({
    code: 2,
    err: 'Twilio took the change, but has not set as it should be: status callback. Set that in the Twilio console.\n',
  });
  expect(JSON.parse(ran.out)).toMatchObject({ changes: [{}, {}, {}], left: [{ what: 'status callback' }] });
});

test.each<{ readonly why: string; readonly options: TwilioApiOptions; readonly err: RegExp; code: number }>([
  { why: 'the account has no numbers', options: {}, err: /has no number \+12025550100/, code: 4 },
  {
    why: 'a longer number is another',
    options: { numbers: [{ ...fresh, phone_number: '+120255501001' }] },
    err: /has no number \+12025550100/,
    code: 4,
  },
  {
    why: 'the number takes no calls',
    options: { numbers: [{ ...fresh, capabilities: { voice: false } }] },
    err: /no voice capability/,
    code: 4,
  },
  {
    why: 'it is forbidden, as it is to the credentials for tests',
    options: { fault: () => 403 },
    err: /\(403\).*credentials for tests.*suspended/,
    code: 4,
  },
  { why: 'the account is not found', options: { fault: () => 404 }, err: /\(404\)/, code: 4 },
  {
    why: 'Twilio will not take the URL',
    options: { numbers: [fresh], fault: (method) => (method === 'POST' ? 400 : undefined) },
    err: /refuses that \(400\): For the test/,
    code: 4,
  },
  { why: 'there are too many requests', options: { fault: () => 429 }, err: /in a minute/, code: 1 },
  {
    why: 'Twilio fails on the look',
    options: { fault: () => 500 },
    err: /in trouble \(500\)\. Nothing was changed/,
    code: 1,
  },
  {
    why: 'Twilio fails on the change',
    options: { numbers: [fresh], fault: (method) => (method === 'POST' ? 503 : undefined) },
    err: /\(503\)\. Whether it was changed is not known: run this again/,
    code: 1,
  },
  {
    why: 'the answer to the change is lost',
    options: { numbers: [fresh], fault: (method) => (method === 'POST' ? 'hang up' : undefined) },
    err: /broke the connection off\. Whether it was changed is not known/,
    code: 1,
  },
])('it is said that $why', async ({ options, err, code }) => {
  const ran = await setUp(options, ['--yes']);
  expect(ran.err).toMatch(err);
  expect(ran.err).not.toMatch(/TRUNKLINE_DEBUG|right-token/);
  expect(ran.code).toBe(code);
});

test('a token of another account is refused, and not said', async () => {
  const ran = await setUp({ numbers: [fresh] }, ['--yes'], { TWILIO_AUTH_TOKEN: 'wrong-token' });
  expect(ran).toMatchObject({ code: 4, out: '', err: expect.stringContaining('(401)') });
  expect(ran.err).not.toContain('wrong-token');
});

test('of several tokens the first is taken', async () => {
  const ran = await setUp({ numbers: [ready] }, [], { TWILIO_AUTH_TOKEN: ' right-token , next-token' });
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test('an address of the API that is none is told', async () => {
  const ran = await setUp({}, [], { TWILIO_API_URL: 'proxy.example.com' });
  expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('TWILIO_API_URL is no URL') });
});

test('that nobody answers is told', async () => {
  const ran = await setUp({}, [], { TWILIO_API_URL: 'http://127.0.0.1:1' });
  expect(ran).toMatchObject({
    code: 1,
    err: 'Twilio cannot be reached: the connection is refused. Nothing was changed.\n',
  });
});

test.each([
  { words: ['--public-url', 'https://c.example.com'], err: /Say which number of the account/ },
  { words: ['--number', '5550100'], err: /--number takes a number with its country code/ },
  { words: ['--number', '+12025550100'], err: /Say where Twilio reaches "trunkline twilio serve"/ },
  {
    words: ['--number', '+12025550100', '--public-url', 'http://localhost:8080'],
    err: /Twilio does not reach this machine by that --public-url/,
  },
  {
    words: ['--number', '+12025550100', '--public-url', 'https://c.example.com'],
    env: { TWILIO_AUTH_TOKEN: '' },
    err: /TWILIO_AUTH_TOKEN is not set/,
  },
  {
    words: ['--number', '+12025550100', '--public-url', 'https://c.example.com'],
    env: { TWILIO_ACCOUNT_SID: '' },
    err: /TWILIO_ACCOUNT_SID is not set/,
  },
  {
    words: ['--number', '+12025550100', '--public-url', 'https://c.example.com'],
    env: { TWILIO_ACCOUNT_SID: `SK${'0'.repeat(32)}` },
    err: /what begins with SK is an API key/,
  },
  {
    words: ['--number', '+12025550100', '--public-url', 'https://me:hush@c.example.com'],
    err: /^The public URL has a user name or a password\. [^@]*https:\/\/phone\.example\.com\.\n$/,
  },
  { words: ['--number', '+12025550100', '--public-url', 'calls'], err: /The public URL is no address/ },
  { words: ['--number', '+12025550100', '--public-url', 'http://c.example.com'], err: /begins with http:/ },
  { words: ['--number', '+12025550100', '--public-url', 'https://c.example.com/?a=1'], err: /has a query/ },
  { words: ['--flow', 'Main IVR'], err: /--flow does nothing in "twilio setup"\. Leave it out\./ },
  { words: ['now'], err: /"twilio setup" takes no word, so "now" would do nothing/ },
])('trunkline twilio setup $words is wrong usage', async ({ words: given, env, err }) => {
  const ran = await trunkline(['twilio', 'setup', ...given], {
    cwd: folderOf(),
    env: { ...environment, ...env },
  });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});
