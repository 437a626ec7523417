import { createHash } from 'node:crypto';
import {
  authToken,
  callSid,
  formOf,
  formType,
  type Pairs,
  parametersFor,
  posted,
  publicUrl,
  type Sent,
  signatureOf,
  withHeaders,
} from './signed.ts';

/** A request that must not be let in. */
export interface Forgery {
  readonly name: string;
  readonly sent: Sent;
}

/** The call that forgers try to begin. */
const forged = callSid(0xf0f0);
const parameters = parametersFor(forged);
const right = posted('/voice', parameters);
const signature = signatureOf(authToken, `${publicUrl}/voice`, parameters);
const signed = (value: string): Sent => withHeaders(right, { 'x-twilio-signature': value });
/** What was signed, sent with other parameters. */
const resent = (changed: Pairs): Sent => ({ ...right, body: formOf(changed) });
const changed = (name: string, value: string): Pairs =>
  parameters.map((pair) => (pair[0] === name ? [name, value] : pair));

/** Bit by bit. */
const flippedBits = Array.from({ length: 160 }, (_, bit): Forgery => {
  const bytes = Buffer.from(signature, 'base64');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return { name: `bit ${bit} of the signature`, sent: signed(bytes.toString('base64')) };
});

const otherSignatures = Object.entries({
  empty: '',
  shorter: signature.slice(0, -1),
  'without padding': signature.replace(/=+$/, ''),
  longer: `${signature}=`,
  'of another alphabet': signature.replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, '~'),
  'in lower case': signature.toLowerCase(),
  'in hex': Buffer.from(signature, 'base64').toString('hex'),
  'with a blank in it': `${signature.slice(0, 5)} ${signature.slice(5)}`,
  twice: `${signature}, ${signature}`,
  'with a wrong one before': `AAAA, ${signature}`,
  'with a wrong one behind': `${signature}, AAAA`,
  quoted: `"${signature}"`,
  'with its name': `sha1=${signature}`,
  'of nothing': signatureOf(authToken, '', []),
  'by SHA-256': createHash('sha256').update(signature).digest('base64'),
  '28 times A': 'A'.repeat(28),
  undefined: 'undefined',
  null: 'null',
  true: 'true',
  'of 10,000 letters': 'A'.repeat(10_000),
}).map(([name, value]): Forgery => ({ name: `a signature ${name}`, sent: signed(value) }));

const otherParameters = parameters.flatMap(([name, value]): readonly Forgery[] => [
  { name: `${name} changed`, sent: resent(changed(name, `${value}x`)) },
  { name: `${name} without its last character`, sent: resent(changed(name, value.slice(0, -1))) },
  { name: `${name} with a blank`, sent: resent(changed(name, `${value} `)) },
  { name: `${name} empty`, sent: resent(changed(name, '')) },
  { name: `${name} removed`, sent: resent(parameters.filter(([other]) => other !== name)) },
  { name: `${name} with another value beside`, sent: resent([...parameters, [name, 'other']]) },
  {
    name: `${name} in another case`,
    sent: resent(parameters.map((pair) => (pair[0] === name ? [name.toUpperCase() + '_', value] : pair))),
  },
]);

const coerced = Object.entries({
  'Digits "05" as 5': [{ Digits: '05' }, { Digits: '5' }],
  'a plus as a blank': [{ From: '+12025550100' }, { From: ' 12025550100' }],
  'speech trimmed': [{ SpeechResult: ' yes ' }, { SpeechResult: 'yes' }],
  'speech in capitals': [{ SpeechResult: 'yes' }, { SpeechResult: 'Yes' }],
  'speech composed otherwise': [{ SpeechResult: 'e\u0301' }, { SpeechResult: '\u00e9' }],
  'confidence rounded': [{ Confidence: '0.90' }, { Confidence: '0.9' }],
  'a line end made anew': [{ SpeechResult: 'a\r\nb' }, { SpeechResult: 'a\nb' }],
  'an empty value dropped': [{ FinishedOnKey: '' }, {}],
} as const).map(([name, [from, to]]): Forgery => {
  const before = posted('/voice', parametersFor(forged, from));
  const after = parametersFor(forged, to).filter(([key]) => key in to || !(key in from) || key === 'From');
  return { name, sent: { ...before, body: formOf(after) } };
});

const added = [
  'Digits',
  'SpeechResult',
  'ForwardedFrom',
  'zzz',
  '',
  '__proto__',
  'constructor',
  'toString',
  '0',
  'CallSid[]',
].map((name): Forgery => ({ name: `"${name}" added`, sent: resent([...parameters, [name, '1']]) }));

/** What the public URL is not. */
const otherUrls = [
  'http://phone.example.com/voice',
  'https://phone.example.com/voice/',
  'https://phone.example.com//voice',
  'https://phone.example.com/Voice',
  'https://phone.example.com',
  'https://phone.example.com/',
  'https://phone.example.com/gather',
  'https://phone.example.com/voice?',
  'https://phone.example.com/voice?t=1',
  'https://phone.example.com/voice#rc=2',
  'https://phone.example.com:8443/voice',
  'https://phone.example.com:80/voice',
  'https://example.com/voice',
  'https://www.phone.example.com/voice',
  'https://phone.example.org/voice',
  'https://phone.example.com.evil.example/voice',
  'https://evil.example/voice',
  'https://user@phone.example.com/voice',
  'wss://phone.example.com/voice',
  'phone.example.com/voice',
  '/voice',
  '',
].map((url): Forgery => ({ name: `signed for ${url || 'no URL'}`, sent: posted('/voice', parameters, url) }));

/** A turn's URL, signed, and asked for otherwise. */
const otherTargets = (
  [
    ['/agent?queue=a&agent=b', '/agent?agent=b&queue=a'],
    ['/agent?queue=a&agent=b', '/agent?queue=a'],
    ['/agent?queue=a+b&agent=c', '/agent?queue=a%20b&agent=c'],
    ['/agent?queue=a&agent=%62', '/agent?queue=a&agent=%63'],
    ['/gather?t=1', '/gather?t=2'],
    ['/gather?t=1', '/gather'],
    ['/gather?t=1', '/gather?t=01'],
    ['/gather?t=1', '/gather?t=1&t=2'],
    ['/gather?t=1', '/gather?T=1'],
    ['/gather?t=1', '/heard?t=1'],
    ['/gather?t=1', '/gather/?t=1'],
    ['/gather?t=1', '/voice'],
    ['/status', '/voice'],
    ['/voice', '/status'],
    ['/voice', '//voice'],
    ['/voice', '/x/../voice'],
    ['/voice', '/./voice'],
    ['/voice', '/%76oice'],
    ['/voice', '/VOICE'],
    ['/voice', '/voice?x'],
    ['/voice', '/voice;x=1'],
  ] as const
).map(
  ([from, to]): Forgery => ({
    name: `signed for ${from}, sent to ${to}`,
    sent: { ...posted(from, parameters), target: to },
  }),
);

const otherTokens = [
  '',
  'token',
  `${authToken} `,
  authToken.toUpperCase(),
  `${authToken}\n`,
  'undefined',
  'null',
  authToken.slice(0, -1),
].map(
  (token): Forgery => ({
    name: `signed with the token ${JSON.stringify(token)}`,
    sent: signed(signatureOf(token, `${publicUrl}/voice`, parameters)),
  }),
);

/** Captured requests, sent again with what was captured elsewhere. */
const replays = Array.from({ length: 40 }, (_, index): Forgery => {
  const other = parametersFor(
    callSid(0xabc00 + index),
    index % 2 === 0 ? {} : { Digits: String(index % 10) },
  );
  return { name: `replay ${index} with the body of another call`, sent: resent(other) };
});

const contentTypes = [
  '',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencodedx',
  'application/xml',
  'application/x-www-form-urlencoded,application/json',
  'APPLICATION/JSON; x=application/x-www-form-urlencoded',
].map(
  (type): Forgery => ({ name: `content type "${type}"`, sent: withHeaders(right, { 'content-type': type }) }),
);

const methods = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'GET'].map(
  (method): Forgery => ({ name: `method ${method}`, sent: { ...right, method } }),
);

const bodies = Object.entries({
  empty: '',
  'of JSON': JSON.stringify(Object.fromEntries(parameters)),
  'of XML': '<Response/>',
  'of broken percents': '%%%=%zz&%e0%a4%a=1',
  'of NULs': '\0'.repeat(100),
  'of ampersands': '&'.repeat(5000),
  'of 5,000 parameters': Array.from({ length: 5000 }, (_, index) => `p${index}=1`).join('&'),
  'of one name 5,000 times': 'a=1&'.repeat(5000),
  'with brackets': 'CallSid[a][b]=1&CallSid[]=2',
  'with __proto__': '__proto__[CallSid]=1&__proto__=2',
  'that is cut off': formOf(parameters).slice(0, 200),
  'with a byte order mark': `\ufeff${formOf(parameters)}`,
  'with a line end': `${formOf(parameters)}\r\n`,
  'with semicolons': formOf(parameters).replaceAll('&', ';'),
  'in base64': Buffer.from(formOf(parameters)).toString('base64'),
}).map(([name, body]): Forgery => ({ name: `a body ${name}`, sent: { ...right, body } }));

const bytes: readonly Forgery[] = [
  { name: 'bytes that are no text', sent: { ...right, body: Buffer.from([0xff, 0xfe, 0x00, 0x80]) } },
  { name: 'a body in UTF-16', sent: { ...right, body: Buffer.from(formOf(parameters), 'utf16le') } },
];

/** Signed as it should be, and too large. */
const oversized = [65_537, 70_000, 262_144, 1_048_576].map((size): Forgery => {
  const padded = [
    ...parameters,
    ['Zpad', 'x'.repeat(size - formOf(parameters).length - '&Zpad='.length)],
  ] as const;
  return { name: `${size} bytes`, sent: posted('/voice', padded) };
});

/** What a request says of itself beside its signature. */
const wrongSignature = signed(signatureOf(authToken, 'http://evil.example/voice', parameters));
const smuggled = (
  [
    ['x-forwarded-host', 'evil.example'],
    ['x-forwarded-proto', 'http'],
    ['x-forwarded-port', '80'],
    ['x-original-url', 'http://evil.example/voice'],
    ['x-original-host', 'evil.example'],
    ['forwarded', 'host=evil.example;proto=http'],
    ['x-http-method-override', 'GET'],
    ['x-rewrite-url', '/voice'],
    ['x-twilio-signature-2', signature],
    ['x-twilio-email-event-webhook-signature', signature],
    ['authorization', `Basic ${Buffer.from(`AC:${signature}`).toString('base64')}`],
    ['cookie', `X-Twilio-Signature=${signature}`],
    ['x-middleware-subrequest', 'x'],
    ['i-twilio-idempotency-token', 'x'],
  ] as const
).map(
  ([name, value]): Forgery => ({
    name: `a wrong signature and ${name}`,
    sent: { ...wrongSignature, headers: [...wrongSignature.headers, [name, value]] },
  }),
);
/** Signed for the very address that a request says of itself, by one of the headers that proxies write. */
const believed = (
  [
    ['x-forwarded-host', 'evil.example', 'https://evil.example/voice'],
    ['x-forwarded-proto', 'http', 'http://phone.example.com/voice'],
    ['x-forwarded-port', '8443', 'https://phone.example.com:8443/voice'],
    ['x-forwarded-prefix', '/evil', 'https://phone.example.com/evil/voice'],
    ['x-forwarded-uri', '/evil', 'https://phone.example.com/evil'],
    ['x-original-uri', '/evil', 'https://phone.example.com/evil'],
    ['x-original-url', '/evil', 'https://phone.example.com/evil'],
    ['x-original-host', 'evil.example', 'https://evil.example/voice'],
    ['forwarded', 'host=evil.example;proto=https', 'https://evil.example/voice'],
    ['host', 'evil.example', 'https://evil.example/voice'],
  ] as const
).map(([name, value, url]): Forgery => {
  const sent = posted('/voice', parameters, url);
  return {
    name: `signed for ${url}, as ${name} says`,
    sent: { ...sent, headers: [...sent.headers, [name, value]] },
  };
});
const elsewhere: readonly Forgery[] = [
  { name: 'no signature', sent: { ...right, headers: [['content-type', formType]] } },
  {
    name: 'the signature in the query',
    sent: {
      ...right,
      headers: [['content-type', formType]],
      target: `/voice?X-Twilio-Signature=${encodeURIComponent(signature)}`,
    },
  },
  {
    name: 'the signature in the body',
    sent: {
      ...right,
      headers: [['content-type', formType]],
      body: formOf([...parameters, ['X-Twilio-Signature', signature]]),
    },
  },
  {
    name: 'two signature headers, the first right',
    sent: { ...right, headers: [...right.headers, ['x-twilio-signature', 'AAAA']] },
  },
  {
    name: 'two signature headers, the second right',
    sent: { ...signed('AAAA'), headers: [...signed('AAAA').headers, ['X-Twilio-Signature', signature]] },
  },
  {
    name: 'GET with the parameters in the query, signed as POST',
    sent: { ...right, method: 'GET', target: `/voice?${formOf(parameters)}`, body: '' },
  },
];

/** The body is signed by its hash, and only by that. */
const hashed = (['', 'of another body', 'x'] as const).map((body): Forgery => {
  const target = `/voice?bodySHA256=${createHash('sha256').update(`${body}!`).digest('hex')}`;
  return {
    name: `the hash of a body "${body}!"`,
    sent: withHeaders(
      { ...right, target },
      { 'x-twilio-signature': signatureOf(authToken, publicUrl + target, []) },
    ),
  };
});

/** Signed by the account, and yet none of Twilio's. */
const unsound = (
  [
    { CallSid: 'CA1' },
    { CallSid: '' },
    { CallSid: callSid(0xabc).toUpperCase() },
    { CallSid: `${callSid(1)}/0` },
    { CallSid: '__proto__' },
    { AccountSid: '' },
    { AccountSid: `AC${'1'.repeat(32)}` },
    { AccountSid: 'AC1' },
    { Digits: '1e3' },
    { Digits: 'hangup' },
    { '0Digits': '1' },
  ] as readonly { readonly [name: string]: string }[]
).map(
  (more): Forgery => ({
    name: `signed, with ${JSON.stringify(more)}`,
    sent: posted('/voice', parametersFor(forged, more)),
  }),
);

const nowhere = [
  '/',
  '/voice/',
  '/voice.xml',
  '/calls',
  '/../voice',
  '/.env',
  '/gather?t=-1',
  '/gather?t=1e3',
  '/gather?t=9999999',
  '/gather?t=x',
  '/gather?t=%31x',
].map((target): Forgery => ({ name: `signed, for ${target}`, sent: posted(target, parameters) }));

/** Every request that must not be let in. */
export const forgeries: readonly Forgery[] = [
  ...flippedBits,
  ...otherSignatures,
  ...otherParameters,
  ...coerced,
  ...added,
  ...otherUrls,
  ...otherTargets,
  ...otherTokens,
  ...replays,
  ...contentTypes,
  ...methods,
  ...bodies,
  ...bytes,
  ...oversized,
  ...smuggled,
  ...believed,
  ...elsewhere,
  ...hashed,
  ...unsound,
  ...nowhere,
];
