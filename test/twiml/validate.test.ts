import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, test } from 'vitest';
import type { TwimlProblem } from '../../src/twiml/problem.ts';
import { type TwimlPlace, twimlProblems } from '../../src/twiml/validate.ts';

type Row = readonly [
  content: string,
  severity: TwimlProblem['severity'],
  code: number | undefined,
  path: string,
  says: RegExp,
];

const letters = (count: number) => 'a'.repeat(count);

// Each code: https://www.twilio.com/docs/api/errors/<code>
const rows: readonly Row[] = [
  ['<Sey>Hello</Sey>', 'warned', 12_200, 'Sey', /TwiML has no <Sey>; it has <Say>/],
  ['<say>Hello</say>', 'warned', 12_200, 'say', /it has <Say>/],
  ['<Number>+12025550123</Number>', 'warned', 12_200, 'Number', /<Number> cannot stand in <Response>/],
  ['Hello', 'warned', 12_200, '', /<Response> holds no text/],
  ['<Say/>', 'warned', 13_520, 'Say', /is empty/],
  ['<Say>Hello</Say><Say> </Say>', 'warned', 13_520, 'Say[2]', /is empty/],
  [
    '<Say voise="alice">Hello</Say>',
    'warned',
    12_200,
    'Say',
    /no attribute "voise", so it does nothing\. There is "voice"/,
  ],
  ['<Say voice="Joanna">Hello</Say>', 'warned', 13_511, 'Say', /"voice" of <Say> is "Joanna"/],
  ['<Say loop="-1">Hello</Say>', 'warned', 13_510, 'Say', /from 0 to 1000\. Twilio takes "1" instead/],
  [
    `<Say voice="Polly.Joanna">${letters(3001)}</Say>`,
    'warned',
    13_521,
    'Say',
    /3001 bytes, and this voice takes 3000/,
  ],
  [`<Say voice="Polly.Joanna">${'ü'.repeat(1501)}</Say>`, 'warned', 13_521, 'Say', /3002 bytes/],
  [
    `<Say voice="Polly.Joanna">${'ü'.repeat(751)}</Say>`,
    'warned',
    13_521,
    'Say',
    /4506 characters as a URL writes them/,
  ],
  [`<Say voice="Google.en-US-Standard-A">${letters(5001)}</Say>`, 'warned', 13_521, 'Say', /takes 5000/],
  [
    `<Say voice="Google.en-US-Standard-A">${'<p>a</p>'.repeat(626)}</Say>`,
    'warned',
    13_521,
    'Say',
    /5008 bytes, its tags among them/,
  ],
  [`<Say>${letters(4097)}</Say>`, 'warned', 13_521, 'Say', /takes 4096/],
  ['<Say><speak>Hello</speak></Say>', 'warned', 12_200, 'Say/speak', /TwiML has no <speak>/],
  [
    '<Say><amazon:effect name="whispered">Hello</amazon:effect></Say>',
    'warned',
    12_200,
    'Say/amazon:effect',
    /left out/,
  ],
  ['<Say><break time="long"/>Hello</Say>', 'warned', 12_200, 'Say/break', /a length, such as/],
  ['<Say><say-as interpret-as="name">Hello</say-as></Say>', 'warned', 12_200, 'Say/say-as', /interpret-as/],
  ['<Say><Pause/>Hello</Say>', 'warned', 12_200, 'Say/Pause', /<Pause> cannot stand in <Say>/],
  ['<Play/>', 'warned', 12_200, 'Play', /plays nothing/],
  ['<Play loop="x">https://x.example/a.mp3</Play>', 'warned', 13_410, 'Play', /whole number/],
  ['<Pause length="0"/>', 'warned', 13_910, 'Pause', /from 1\. Twilio takes "1" instead/],
  ['<Redirect method="PUT">/a</Redirect>', 'warned', 13_710, 'Redirect', /"GET", "POST"/],
  ['<Gather><Hangup/></Gather>', 'warned', 13_320, 'Gather/Hangup', /may hold <Pause>, <Play>, <Say>/],
  ['<Gather><Gather/></Gather>', 'warned', 13_320, 'Gather/Gather', /cannot stand in <Gather>/],
  [
    '<Gather><Say>Press one.</Say><Redirect>/a</Redirect></Gather>',
    'warned',
    13_320,
    'Gather/Redirect',
    /cannot stand/,
  ],
  ['<Gather finishOnKey="x"/>', 'warned', 13_310, 'Gather', /one of 0-9, # and \*, or nothing/],
  ['<Gather finishOnKey="#*"/>', 'warned', 13_311, 'Gather', /Twilio takes "#" instead/],
  ['<Gather method="post"/>', 'warned', 13_312, 'Gather', /"method"/],
  ['<Gather timeout="0"/>', 'warned', 13_313, 'Gather', /Twilio takes "5" instead/],
  ['<Gather timeout="2.5"/>', 'warned', 13_313, 'Gather', /whole number/],
  ['<Gather numDigits="0" finishOnKey="#"/>', 'warned', 13_314, 'Gather', /from 1/],
  ['<Gather actionOnEmptyResult="yes"/>', 'warned', 13_338, 'Gather', /"true", "false"/],
  [
    '<Gather input="speech" speechTimeout="soon"/>',
    'warned',
    13_327,
    'Gather',
    /a number of seconds, or "auto"/,
  ],
  [
    '<Gather input="speech" speechTimeout="auto" speechModel="phone_call"/>',
    'warned',
    13_327,
    'Gather',
    /cannot be "auto"/,
  ],
  ['<Gather input="voice"/>', 'warned', 12_200, 'Gather', /one or more of "dtmf", "speech"/],
  ['<Gather numDigits="1"/>', 'ignored', undefined, 'Gather', /The key # ends this <Gather>/],
  [
    '<Gather input="speech" numDigits="4"/>',
    'ignored',
    undefined,
    'Gather',
    /"numDigits" of <Gather> does nothing, since it takes no keys/,
  ],
  ['<Gather input="speech" finishOnKey="#"/>', 'ignored', undefined, 'Gather', /"finishOnKey"/],
  [
    '<Gather hints="one, two"/>',
    'ignored',
    undefined,
    'Gather',
    /"hints" of <Gather> does nothing, since it takes no speech/,
  ],
  ['<Gather speechTimeout="2"/>', 'ignored', undefined, 'Gather', /"speechTimeout"/],
  [`<Gather input="speech" hints="${letters(101)}"/>`, 'ignored', undefined, 'Gather', /longer than 100/],
  [`<Gather input="speech" hints="${'a,'.repeat(500)}a"/>`, 'ignored', undefined, 'Gather', /501 phrases/],
  ['<Gather bargeIn="false"/>', 'ignored', undefined, 'Gather', /not documented/],
  ['<Gather maxSpeechTime="9"/>', 'ignored', undefined, 'Gather', /not documented/],
  ['<Gather debug="true"/>', 'ignored', undefined, 'Gather', /not documented/],
  ['<Gather action="mailto:a@b.example"/>', 'warned', 11_100, 'Gather', /an address/],
  ['<Gather action="two words"/>', 'warned', 11_100, 'Gather', /an address/],
  [
    '<Gather actionOnEmptyResult="true"/><Say>Nothing?</Say>',
    'ignored',
    undefined,
    'Say',
    /<Say> is never carried out, since <Gather>/,
  ],
  ['<Redirect>/a</Redirect><Say>Hello</Say>', 'ignored', undefined, 'Say', /since <Redirect>/],
  ['<Hangup/><Say>Hello</Say>', 'ignored', undefined, 'Say', /since <Hangup>/],
  ['<Say>Hello</Say><Reject/>', 'ignored', undefined, 'Reject', /too late/],
  ['<Dial action="/a">+12025550123</Dial><Say>Hello</Say>', 'ignored', undefined, 'Say', /since <Dial>/],
  ['<Enqueue action="/a">q</Enqueue><Say>Hello</Say>', 'ignored', undefined, 'Say', /since <Enqueue>/],
  ['<Leave/>', 'ignored', undefined, 'Leave', /not heard in one/],
  ['<Dial/>', 'warned', 13_223, 'Dial', /names nobody/],
  ['<Dial><Say>Hello</Say></Dial>', 'warned', 13_215, 'Dial/Say', /cannot stand in <Dial>/],
  ['<Dial timeout="soon">+12025550123</Dial>', 'warned', 13_212, 'Dial', /"timeout"/],
  ['<Dial timeLimit="0">+12025550123</Dial>', 'warned', 13_216, 'Dial', /"timeLimit"/],
  ['<Dial record="yes">+12025550123</Dial>', 'warned', 13_217, 'Dial', /"record"/],
  ['<Dial hangupOnStar="1">+12025550123</Dial>', 'warned', 13_213, 'Dial', /"hangupOnStar"/],
  [
    '<Dial><Number sendDigits="abc">+12025550123</Number></Dial>',
    'warned',
    13_222,
    'Dial/Number',
    /half a second/,
  ],
  [
    '<Dial><Number statusCallbackEvent="ringing,answered">+12025550123</Number></Dial>',
    'warned',
    12_200,
    'Dial/Number',
    /with spaces between them/,
  ],
  [`<Dial>${'<Number>+12025550123</Number>'.repeat(11)}</Dial>`, 'warned', 12_200, 'Dial', /11 numbers/],
  ['<Enqueue/>', 'warned', 14_204, 'Enqueue', /names no queue/],
  [`<Enqueue>${letters(65)}</Enqueue>`, 'warned', 14_205, 'Enqueue', /65 characters, and may have 64/],
  ['<Enqueue waitUrlMethod="PUT">q</Enqueue>', 'warned', 14_206, 'Enqueue', /"waitUrlMethod"/],
  ['<Record maxLength="1"/>', 'warned', 13_612, 'Record', /from 2 to 86400/],
  ['<Record finishOnKey="abc"/>', 'warned', 13_613, 'Record', /keys of 0-9/],
  ['<Record playBeep="no"/>', 'warned', 13_616, 'Record', /"playBeep"/],
  ['<Stop><Recording/></Stop>', 'warned', 12_200, 'Stop/Recording', /cannot stand in <Stop>/],
];

describe('one thing wrong', () => {
  test.each(rows)('%s', (content, severity, code, path, says) => {
    const problems = twimlProblems(`<Response>${content}</Response>`);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem).toMatchObject({
      severity,
      path: path === '' ? 'Response' : `Response/${path}`,
      message: expect.stringMatching(says),
    });
    expect(problem?.code).toBe(code);
  });
});

describe('what is refused as a whole', () => {
  test.each([
    ['', 12_100],
    ['Hello', 12_100],
    ['<Response><Say>Hello</Response>', 12_100],
    ['<Response><Say>Salt & pepper</Say></Response>', 12_100],
    ['<Response><Say loop=2>Hello</Say></Response>', 12_100],
    ['<Response><Say>\u0007</Say></Response>', 12_100],
    ['<Response><Say>&#7;</Say></Response>', 12_100],
    ['<Response><Say>\ud800</Say></Response>', 12_100],
    ['<Response><Say>&#xD800;</Say></Response>', 12_100],
    [' <?xml version="1.0"?><Response/>', 12_100],
    ['<Response/><Response/>', 12_100],
    [`${'<Response>'.repeat(20)}<Say>`, 12_100],
    ['<response/>', 12_102],
    ['<html><body>502 Bad Gateway</body></html>', 12_102],
    [`<Response><Say>${letters(70_000)}</Say></Response>`, 11_750],
    [`<Response><Say>${'ü'.repeat(33_000)}</Say></Response>`, 11_750],
  ])('%#', (document, code) => {
    expect(twimlProblems(document)).toMatchObject([{ severity: 'refused', code }]);
  });

  test('where "input" is misspelled, keys are taken, and nothing else is said to be idle', () => {
    const document = '<Response><Gather input="dmtf" numDigits="4"/></Response>';
    expect(twimlProblems(document)).toMatchObject([{ severity: 'warned', code: 12_200 }]);
  });

  test('nesting without end is no overflow', () => {
    const deep = `${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}`;
    expect(twimlProblems(`<Response>${deep}</Response>`)).toHaveLength(1);
  });

  test('a document of exactly 64 kB is taken', () => {
    const frame = '<Response><!----></Response>';
    const filled = frame.replace('<!---->', `<!--${letters(65_536 - frame.length)}-->`);
    expect(Buffer.byteLength(filled)).toBe(65_536);
    expect(twimlProblems(filled)).toEqual([]);
    expect(twimlProblems(`${filled} `)).toMatchObject([{ code: 11_750 }]);
  });
});

test('a problem says where it is, in code units as editors count', () => {
  const document = '<?xml version="1.0"?>\n<Response>\n  <Say>😀</Say>😀<Sey>Hello</Sey>\n</Response>';
  const found = twimlProblems(document).find(({ path }) => path.endsWith('Sey'));
  expect(found).toMatchObject({ line: 3, column: 18 });
});

describe('where a document is heard', () => {
  const dial = '<Response><Dial>+12025550123</Dial></Response>';
  test.each<readonly [string, TwimlPlace, string, readonly object[]]>([
    ['in a queue', { wait: true }, dial, [{ severity: 'refused', path: 'Response/Dial' }]],
    ['in a queue', { wait: true }, '<Response><Play>/a.mp3</Play><Leave/></Response>', []],
    [
      'in a queue',
      { wait: true },
      '<Response><Leave/><Say>Hello</Say></Response>',
      [{ severity: 'ignored' }],
    ],
    ['in a queue', { wait: true }, '<Response><Gather numDigits="1" finishOnKey=""/></Response>', []],
    ['before an agent', { whisper: true }, dial, [{ severity: 'refused' }]],
    ['before an agent', { whisper: true }, '<Response><Gather/></Response>', [{ severity: 'refused' }]],
    [
      'before an agent',
      { whisper: true },
      '<Response><Say>Hello</Say><Redirect>/a</Redirect></Response>',
      [],
    ],
  ])('%s: %o %s', (_, place, document, problems) => {
    expect(twimlProblems(document, place)).toMatchObject(problems);
  });
});

describe('nothing wrong', () => {
  test.each([
    '<Response/>',
    '<Response><Say voice="Polly.Kajal-Neural" language="en-IN">Hello</Say></Response>',
    '<Response><Gather numDigits="1" finishOnKey=""><Say>One?</Say><Pause length="4"/></Gather><Hangup/></Response>',
    '<Response><Gather input="dtmf speech" speechTimeout="auto" hints="yes, no" action="/a?t=1&amp;u=2"/></Response>',
    '<Response><Dial action="/a" timeout="30"><Number url="/w" sendDigits="ww12">+12025550123</Number></Dial></Response>',
    '<Response><Dial><Queue url="/w">support</Queue></Dial></Response>',
    '<Response><Enqueue waitUrl="" action="/a">support</Enqueue></Response>',
    '<Response><Record action="/a" maxLength="60" finishOnKey="#*"/><Say>Nothing?</Say></Response>',
    '<Response><Start><Recording track="both" recordingStatusCallback="/r"/></Start><Say>Hello</Say></Response>',
    '<Response><Connect action="/a"><ConversationRelay url="wss://x.example/" dtmfDetection="true"/></Connect></Response>',
    '<Response><Say>A <emphasis>b</emphasis> <s><w role="amazon:VB">c</w></s> <lang xml:lang="fr-FR">d</lang></Say></Response>',
    `<Response><Say voice="Polly.Joanna">${letters(3000)}${'<break/>'.repeat(600)}</Say></Response>`,
    '<Response><!-- a comment --><Say><![CDATA[Salt & pepper]]></Say></Response>',
  ])('%s', (document) => {
    expect(twimlProblems(document)).toEqual([]);
  });

  test("what Twilio's own library writes", () => {
    const response = new VoiceResponse();
    const question = response.gather({
      input: ['dtmf', 'speech'],
      numDigits: 1,
      finishOnKey: '',
      timeout: 5,
    });
    const said = question.say({ voice: 'Polly.Joanna', loop: 2 }, 'Press one.');
    said.break({ strength: 'strong', time: '300ms' });
    said.sayAs({ 'interpret-as': 'digits' }, '123');
    said.phoneme({ alphabet: 'ipa', ph: 'pɪˈkɑːn' }, 'pecan');
    said.prosody({ rate: '90%', pitch: '+10%', volume: 'loud' }, 'slowly');
    said.sub({ alias: 'World Wide Web Consortium' }, 'W3C');
    question.play({ loop: 0 }, 'https://x.example/a.mp3');
    response.start().recording({ channels: 'dual', recordingStatusCallbackEvent: ['completed', 'absent'] });
    const dial = response.dial({
      record: 'record-from-answer-dual',
      answerOnBridge: true,
      ringTone: 'us-old',
    });
    dial.number(
      { statusCallbackEvent: ['initiated', 'ringing'], machineDetection: 'Enable' },
      '+12025550123',
    );
    dial.conference({ beep: 'onEnter', waitUrl: '', maxParticipants: 9 }, 'room');
    dial.sip({ username: 'u', password: 'p' }, 'sip:a@x.example');
    response.record({ transcribe: true, trim: 'do-not-trim' });
    response.enqueue({ workflowSid: 'WW1' }).task({ priority: 1 }, '{}');
    expect(twimlProblems(response.toString())).toEqual([]);
  });
});
