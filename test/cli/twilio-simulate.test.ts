import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveNode } from '../../src/serve/serve-node.ts';
import { running } from './running.ts';
import { folderOf, project, trunkline } from './trunkline.ts';

/** What an application answers a request with: a document, or a status. */
type Answer = (form: { readonly [name: string]: string }) => string | number;

/** Somebody's TwiML application on this machine, with the requests that it got. */
async function application(paths: { readonly [path: string]: Answer }) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    const answer = paths[new URL(request.url).pathname]?.(form) ?? 404;
    const headers = { 'content-type': 'text/xml', connection: 'close' };
    return typeof answer === 'number'
      ? new Response(null, { status: answer, headers })
      : new Response(answer, { headers });
  };
  const { url, close } = await serveNode({ fetch }, { port: 0 });
  onTestFinished(close);
  return { url, requests, close };
}

const menu = () =>
  '<Response><Gather numDigits="1" action="/key"><Say>Press a key.</Say></Gather><Say>Nothing came.</Say></Response>';
const key: Answer = ({ Digits = '' }) =>
  `<Response><Say>You pressed ${Digits}.</Say>${Digits === '1' ? '<Enqueue>support</Enqueue>' : '<Hangup/>'}</Response>`;

/** How long a request took is not the same twice, and the call of an application over the network is as much longer. */
const untimed = (out: string) => out.replace(/\d+ ms$/gm, '… ms');
const overNetwork = (out: string) =>
  untimed(out)
    .replace(/^ \d:\d\d/gm, ' m:ss')
    .replace(/127\.0\.0\.1:\d+/g, 'app.test');

describe('an application of anybody', () => {
  test('is rung up, and what is asked and said is shown', async () => {
    const { url } = await application({ '/voice': menu, '/key': key });
    const ran = await running(['twilio', 'simulate', `${url}/voice`, '--script', 'press 7'], {
      cwd: folderOf(),
    });
    expect(overNetwork(ran.out)).toMatchInlineSnapshot(`
      "Requests are not signed. Nothing is waited for: the time of the call jumps.
       m:ss  request  POST /voice  200  … ms
       m:ss  !        warning: The key # ends this <Gather> and never comes through, though it takes one key. Write finishOnKey="". (Response/Gather, line 1, column 11)
       m:ss  app      Press a key.
       m:ss  caller   presses 7
       m:ss  request  POST /key  200  … ms
       m:ss  app      You pressed 7.
       m:ss  app      <Hangup>
      The call ended: hung up, by the application.
      "
    `);
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    {
      script: 'silence',
      out: 'Nothing came.',
      end: 'The call ended: the document ran out, by the application.',
    },
    { script: 'say seven', out: 'says "seven" (nobody hears that)', end: 'by the application.' },
    { script: 'hangup', out: 'Press a key.', end: 'The call ended: hung up, by the caller.' },
    { script: '', out: 'Press a key.', end: 'The call ended: hung up, by the caller.' },
    { script: '1; hangup', out: '<Enqueue>', end: 'The call ended: hung up, by the caller.' },
    { script: '/quit', out: 'Press a key.', end: 'Left while the call waits (keys).' },
    { script: '/help; 7', out: '/quit           leave without hanging up', end: 'by the application.' },
  ])('script $script', async ({ script, out, end }) => {
    const { url } = await application({ '/voice': menu, '/key': key });
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`, '--script', script], {
      cwd: folderOf(),
    });
    expect(ran.out).toContain(out);
    expect(ran.out.trimEnd().split('\n').at(-1)).toContain(end);
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  test.each(['7; /attributes', 'pres 7', 'press x', 'press'])(
    'the script %s is wrong usage, and rings nobody up',
    async (script) => {
      const { url, requests } = await application({ '/voice': menu, '/key': key });
      const ran = await trunkline(['twilio', 'simulate', `${url}/voice`, '--script', script], {
        cwd: folderOf(),
      });
      expect(ran).toMatchObject({
        code: 3,
        err: expect.stringContaining('means nothing here. A caller can:'),
      });
      expect(requests).toEqual([]);
    },
  );

  test('a line on standard input that means nothing is wrong usage', async () => {
    const { url } = await application({ '/voice': menu, '/key': key });
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`], {
      cwd: folderOf(),
      input: 'pres 7\n',
    });
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('The line "pres 7" means nothing') });
  });

  test('lines on standard input talk as a script does', async () => {
    const { url } = await application({ '/voice': menu, '/key': key });
    const ran = await running(['twilio', 'simulate', `${url}/voice`], {
      cwd: folderOf(),
      input: '7\nagain\n',
    });
    expect(ran.out).toContain('You pressed 7.');
    expect(ran).toMatchObject({ code: 1, err: 'The call had ended before these lines: again\n' });
  });

  test.each([
    { env: {}, more: [], signs: false, said: 'not signed' },
    { env: { TWILIO_AUTH_TOKEN: 't-1, t-2' }, more: [], signs: true, said: 'signed with TWILIO_AUTH_TOKEN' },
    { env: { TWILIO_AUTH_TOKEN: 't-1' }, more: ['--unsigned'], signs: false, said: 'not signed' },
  ])('requests are $said with $env $more', async ({ env, more, signs, said }) => {
    const forms: { readonly [name: string]: string }[] = [];
    const { url, requests } = await application({
      '/voice': (form) => {
        forms.push(form);
        return '<Response/>';
      },
    });
    const words = ['twilio', 'simulate', `${url}/voice`, '--from', '+12025550111', '--to', '+12025550122'];
    const ran = await trunkline([...words, ...more], { cwd: folderOf(), env });
    expect(ran.out).toContain(`Requests are ${said}.`);
    const [form = {}] = forms;
    expect(form).toMatchObject({ From: '+12025550111', To: '+12025550122' });
    const signature = requests[0]?.headers.get('x-twilio-signature') ?? '';
    expect(validateRequest('t-1', signature, `${url}/voice`, form)).toBe(signs);
  });

  test('calls are of the account that the environment names', async () => {
    const accountSid = `AC${'7'.repeat(32)}`;
    const { url } = await application({
      '/voice': ({ AccountSid = '' }) => `<Response><Say>${AccountSid}</Say></Response>`,
    });
    const words = ['twilio', 'simulate', `${url}/voice`];
    const ran = await trunkline(words, { cwd: folderOf(), env: { TWILIO_ACCOUNT_SID: accountSid } });
    expect(ran.out).toContain(`app      ${accountSid}\n`);
    const wrong = await trunkline(words, { cwd: folderOf(), env: { TWILIO_ACCOUNT_SID: 'SK1' } });
    expect(wrong).toMatchObject({
      code: 3,
      err: expect.stringContaining('what begins with SK is an API key'),
    });
  });

  test.each([
    { env: {}, said: 'Set TWILIO_AUTH_TOKEN to its auth token' },
    { env: { TWILIO_AUTH_TOKEN: 't-1' }, said: 'is TWILIO_ACCOUNT_SID its account?' },
  ])('where the application refuses a request, what to look at is said with $env', async ({ env, said }) => {
    const { url } = await application({ '/voice': () => 403 });
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`], { cwd: folderOf(), env });
    expect(ran.out.split('The application refuses the request: ')).toEqual([
      expect.stringContaining('POST /voice  403'),
      expect.stringContaining(said),
    ]);
    expect(ran.code).toBe(1);
  });

  test('what Twilio warns of is shown, and an application that breaks the call is a problem', async () => {
    const { url } = await application({
      '/voice': () => '<Response><Speak>Hello.</Speak><Redirect>/gone</Redirect></Response>',
    });
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`], { cwd: folderOf() });
    expect(overNetwork(ran.out)).toMatchInlineSnapshot(`
      "Requests are not signed. Nothing is waited for: the time of the call jumps.
       m:ss  request  POST /voice  200  … ms
       m:ss  !        warning 12200: TwiML has no <Speak>, so it is left out. <Response> may hold <Connect>, <Dial>, <Echo>, <Enqueue>, <Gather>, <Hangup>, <Leave>, <Pause>, <Pay>, <Play>, <Record>, <Redirect>, <Refer>, <Reject>, <Say>, <Sms>, <Start>, <Stop>. (Response/Speak, line 1, column 11)
       m:ss  request  POST /gone  404  … ms
       m:ss  !        error 11200: http://app.test/gone answered with status 404
      The call broke: an application error has occurred.
      "
    `);
    expect(ran.code).toBe(1);
  });

  test.each([
    {
      more: [],
      lines: [
        'app      <Dial> +12025550123, kim',
        'Nobody answers a <Dial> here, unless --dial says how it comes out; a <Queue> stays empty.',
        'dialed   no-answer',
        'app      It was no-answer.',
      ],
    },
    {
      more: ['--dial', 'busy'],
      lines: ['app      <Dial> +12025550123, kim', 'dialed   busy', 'app      It was busy.'],
    },
    {
      more: ['--dial', 'completed'],
      lines: [
        'app      <Dial> +12025550123, kim',
        'dialed   completed, after 60 s',
        'app      It was completed.',
      ],
    },
  ])('who is dialed is shown, and how it comes out: $more', async ({ more, lines }) => {
    const { url } = await application({
      '/voice': () =>
        '<Response><Dial action="/done"><Number>+12025550123</Number><Client>kim</Client></Dial></Response>',
      '/done': ({ DialCallStatus = '' }) => `<Response><Say>It was ${DialCallStatus}.</Say></Response>`,
    });
    const words = ['twilio', 'simulate', `${url}/voice`, '--script', 'silence', ...more];
    const { out } = await running(words, { cwd: folderOf() });
    const told = out.split('\n').map((line) => line.replace(/^ \d:\d\d {2}/, ''));
    expect(told.filter((line) => /^(app|dialed|Nobody) /.test(line))).toEqual(lines);
  });

  test('that nobody answers is shown', async () => {
    const { url, close } = await application({});
    await close();
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`], { cwd: folderOf() });
    expect(ran.out).toContain('POST /voice  no answer: ECONNREFUSED');
    expect(ran.out).toMatch(/The call broke: an application error has occurred\.\n$/);
    expect(ran.code).toBe(1);
  });

  test('--json prints the log, and only that', async () => {
    const { url } = await application({ '/voice': menu, '/key': key });
    const ran = await trunkline(['twilio', 'simulate', `${url}/voice`, '--json', '--script', '7'], {
      cwd: folderOf(),
    });
    expect(JSON.parse(ran.out)).toMatchObject({
      url: `${url}/voice`,
      ended: { by: 'application' },
      log: expect.arrayContaining([
        expect.objectContaining({ type: 'request', status: 200 }),
        expect.objectContaining({ type: 'keys', keys: '7', heard: true }),
      ]),
    });
    expect(ran.err).toContain('You pressed 7.');
  });
});

describe('the flow of the project', () => {
  test('is rung up through the webhooks of Twilio, with what the project answers', async () => {
    const ran = await running(['twilio', 'simulate', '--script', '1'], { cwd: folderOf(project) });
    expect(untimed(ran.out)).toMatchInlineSnapshot(`
      " 0:00  request  POST /voice  200  … ms
       0:00  flow     Thanks for calling.
       0:01  lambda   lookup-caller({})
       0:01  lambda   → {"name":"Sam"}
       0:01  request  POST /heard?t=1  200  … ms
       0:01  flow     For your order, press 1.
       0:03  caller   presses 1
       0:03  request  POST /gather?t=2  200  … ms
       0:03  flow     Hello Sam.
       0:04  flow     hangs up
       0:04  request  POST /heard?t=3  200  … ms
       0:04  request  POST /status  204  … ms
      The contact ended: disconnected, by the flow.
      "
    `);
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  test('what is known before the caller has heard a prompt is told in its time, under its flow', async () => {
    const text = `
import { checkHours, disconnect, flow, hours, module, invokeModule, playPrompt, returnFromModule } from 'trunkline';
const open = module('Open', {
  start: 'look',
  steps: {
    look: checkHours({ hours: hours('Desk'), open: 'yes', closed: 'back', onError: 'back' }),
    yes: playPrompt({ text: 'We are open.', next: 'back' }),
    back: returnFromModule(),
  },
});
export const main = flow('Main', {
  start: 'hello',
  steps: {
    hello: playPrompt({ text: 'Thanks for calling the desk.', next: 'ask' }),
    ask: invokeModule({ module: open, next: 'bye', onError: 'bye' }),
    bye: playPrompt({ text: 'Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
export { open };
`;
    const cwd = folderOf({
      ...project,
      'flows/order-line.ts': text,
      'world.json': '{ "hours": { "Desk": "open" } }',
    });
    const words = ['twilio', 'simulate', '--world', 'world.json', '--script', ''];
    const { out, err } = await trunkline(words, { cwd });
    expect(err).toBe('');
    expect(untimed(out)).toMatchInlineSnapshot(`
      " 0:00  request  POST /voice  200  … ms
       0:00  flow     Thanks for calling the desk.
       0:01           — Open —
       0:01  world    the hours are open
       0:01  flow     We are open.
       0:02           — Main —
       0:02  flow     Goodbye.
       0:03  flow     hangs up
       0:03  request  POST /heard?t=1  200  … ms
       0:03  request  POST /status  204  … ms
      The contact ended: disconnected, by the flow.
      "
    `);
  });

  test('the world of a file wins over the configuration', async () => {
    const cwd = folderOf({
      ...project,
      'world.json': '{ "functions": { "lookup-caller": { "name": "Kim" } } }',
    });
    const words = ['twilio', 'simulate', '--flow', 'Order line', '--world', 'world.json', '--script', '1'];
    expect((await trunkline(words, { cwd })).out).toContain('Hello Kim.');
  });

  const order = "'lookup-caller': async (_, { Details }) => ({ name: Details.ContactData.Channel })";

  test.each([
    { what: 'answers as on the phone', mocks: '{}', world: {}, name: 'VOICE' },
    {
      what: 'gives way to a mock',
      mocks: "{ 'lookup-caller': { mock: { name: 'Sam' } } }",
      world: {},
      name: 'Sam',
    },
    {
      what: 'gives way to the world, whatever it is called there',
      mocks: '{}',
      world: { 'arn:aws:lambda:eu-central-1:123456789012:function:lookup-caller': { name: 'Kim' } },
      name: 'Kim',
    },
  ])('a function of the phone $what', async ({ mocks, world, name }) => {
    const told = project['trunkline.config.ts'].replace(
      /functions: .*,/,
      `functions: ${mocks},\n  twilio: { functions: { ${order} } },`,
    );
    const asked = project['flows/order-line.ts'].replace(
      "fn('lookup-caller', { ",
      "fn('lookup-caller', { id: 'arn:aws:lambda:eu-central-1:123456789012:function:lookup-caller', ",
    );
    const cwd = folderOf({
      'trunkline.config.ts': told,
      'flows/order-line.ts': asked,
      'world.json': JSON.stringify({ functions: world }),
    });
    const words = ['twilio', 'simulate', '--world', 'world.json', '--script', '1'];
    expect(await trunkline(words, { cwd })).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(`Hello ${name}.`),
    });
  });

  test.each([
    { twilio: '{}', says: 'One moment, please.' },
    { twilio: "{ holdLine: 'Einen Augenblick.' }", says: 'Einen Augenblick.' },
  ])('who waits long hears the hold line of $twilio', async ({ twilio, says }) => {
    const text = `
import { disconnect, flow, fn, invokeLambda, playPrompt } from 'trunkline';
const slow = fn('slow');
export const main = flow('Main', {
  start: 'first',
  steps: {
    first: invokeLambda({ function: slow, timeout: 8, next: 'second', onError: 'bye' }),
    second: invokeLambda({ function: slow, timeout: 8, next: 'bye', onError: 'bye' }),
    bye: playPrompt({ text: 'Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
`;
    const told = project['trunkline.config.ts'].replace('functions:', `twilio: ${twilio},\n  functions:`);
    const world = { functions: { slow: { return: {}, after: 7000 } } };
    const cwd = folderOf({
      'trunkline.config.ts': told,
      'flows/main.ts': text,
      'world.json': JSON.stringify(world),
    });
    const words = ['twilio', 'simulate', '--world', 'world.json', '--script', ''];
    expect((await trunkline(words, { cwd })).out).toContain(`flow     ${says}\n`);
  });

  test.each([
    { words: ['twilio', 'simulate'], from: '+12025550123', shown: '+12025550123' },
    { words: ['twilio', 'simulate'], from: 'anonymous', shown: 'nobody' },
    { words: ['call'], from: 'anonymous', shown: 'nobody' },
  ])('$words from $from', async ({ words, from, shown }) => {
    const mock = "(_, { Details }) => ({ name: Details.ContactData.CustomerEndpoint?.Address ?? 'nobody' })";
    const told = project['trunkline.config.ts'].replace("{ name: 'Sam' }", mock);
    const cwd = folderOf({ ...project, 'trunkline.config.ts': told });
    const ran = await trunkline([...words, '--from', from, '--script', '1'], { cwd });
    expect(ran.out).toContain(`Hello ${shown}.`);
    expect(ran.code).toBe(0);
  });

  test('--json prints the call with its requests, and only that', async () => {
    const words = ['twilio', 'simulate', '--json', '--from', '+12025550123', '--script', 'hangup'];
    const ran = await trunkline(words, { cwd: folderOf(project) });
    expect(JSON.parse(ran.out)).toMatchObject({
      flow: 'Order line',
      channel: 'twilio',
      ended: { by: 'customer', reason: 'hangup' },
      requests: [
        { at: 0, method: 'POST', path: '/voice', status: 200 },
        { path: '/heard?t=1', status: 200 },
        { path: '/status', status: 204 },
      ],
    });
    expect(ran.err).toContain('Thanks for calling.');
  });

  test('what callers will not get is told before it rings, and what is as true of Connect is left to check', async () => {
    const text = `
import { disconnect, flow, playPrompt, promptNamed, queue, setWorkingQueue } from 'trunkline';
export const main = flow('Main', {
  start: 'hello',
  steps: {
    hello: playPrompt({ prompt: promptNamed('hello there'), next: 'news', onError: 'news' }),
    news: playPrompt({ prompt: promptNamed('news'), next: 'queue', onError: 'queue' }),
    queue: setWorkingQueue({ queue: queue('Desk'), next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
`;
    const told = project['trunkline.config.ts'].replace(
      'functions:',
      "twilio: { recordings: { 'hello there': 'https://calls.example.com/hello.mp3' } },\n  functions:",
    );
    const cwd = folderOf({ 'trunkline.config.ts': told, 'flows/main.ts': text });
    const ran = await trunkline(['twilio', 'simulate', '--script', ''], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/ flow {5}hello there$/m);
    expect(ran.err).toMatchInlineSnapshot(`
      "flows/main.ts  note  recording_on_twilio  flow "Main", step "news", Parameters.PromptId  Twilio cannot reach the recording news: it is silence there, unless the phone knows a public address for it. Give it one under twilio.recordings of the configuration, or by recordingUrl, or write a text.
      "
    `);
  });

  test('what only sounds otherwise on Twilio is counted', async () => {
    const text = project['flows/order-line.ts'].replace(
      "text: 'Thanks for calling.'",
      'ssml: \'<speak><amazon:effect name="whispered">Thanks.</amazon:effect></speak>\'',
    );
    const cwd = folderOf({ ...project, 'flows/order-line.ts': text });
    const ran = await trunkline(['twilio', 'simulate', '--script', ''], { cwd });
    expect(ran).toMatchObject({ code: 0, err: '"trunkline check --on twilio" tells the rest: 1 note.\n' });
  });

  test.each([
    { type: 'CUSTOMER_QUEUE', err: /"Order line" \(CUSTOMER_QUEUE\): no call begins there/ },
    {
      type: 'CONTACT_FLOW',
      more: "export const other = flow('Other line', { start: 'bye', steps: { bye: disconnect() } });",
      err: /Say which flow answers, by --flow or by twilio\.flow in trunkline\.config\.ts: "Order line", "Other line"\./,
    },
  ])(
    'of a project where it is not clear what answers, $type, that is said',
    async ({ type, more = '', err }) => {
      const text = project['flows/order-line.ts'].replace(
        "start: 'welcome'",
        `type: '${type}', start: 'welcome'`,
      );
      const cwd = folderOf({ ...project, 'flows/order-line.ts': text + more });
      const ran = await trunkline(['twilio', 'simulate'], { cwd });
      expect(ran.err).toMatch(err);
      expect(ran).toMatchObject({ code: 3, out: '' });
    },
  );
});

test.each([
  { words: ['localhost:3000'], err: /"localhost:3000" is no URL/ },
  { words: ['voice'], err: /"voice" is no URL/ },
  {
    words: ['IT service desk', '--world', 'world.json'],
    err: /^"IT service desk" is no URL\. A flow is named by --flow,/,
  },
  {
    words: ['http://a.test/', '--world', 'w.json'],
    err: /--world does nothing in "twilio simulate <url>"\. .* Say by --dial/,
  },
  { words: ['--dial', 'busy'], err: /--dial does nothing in "twilio simulate"\. .*the people of --world/ },
  { words: ['http://a.test/', '--dial', 'gone'], err: /--dial.*completed, busy, no-answer, failed/ },
  { words: ['--unsigned'], err: /--unsigned does nothing in "twilio simulate"/ },
  { words: ['--from', '0100'], err: /--from takes a number with its country code/ },
  { words: ['--flow', 'Order lien'], err: /no flow "Order lien"\. Did you mean "Order line"\?/ },
  { words: ['--config', 'gone.ts'], err: /There is no configuration gone\.ts/ },
])('trunkline twilio simulate $words is wrong usage', async ({ words, err }) => {
  const ran = await trunkline(['twilio', 'simulate', ...words], { cwd: folderOf(project) });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});
