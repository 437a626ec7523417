import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/language/document.ts';
import { masked, maskedLine } from '../../src/language/mask.ts';

test.each<readonly [Json, Json]>([
  ['+12025550100', '[digits]'],
  ['call +1 (202) 555-0100 now', 'call [digits] now'],
  ['0049.202.555.0100', '[digits]'],
  ['x@ab12345678) 9999', '[email]'],
  ['ada12345678@example.com', '[email]'],
  ['sip:+12025550100@example.com', 'sip:[email]'],
  ['2 0 2 5 5 5', '[digits]'],
  ['٢٠٢٥٥٥٠١٠٠', '[digits]'],
  ['order 12345, 4 h', 'order 12345, 4 h'],
  ['4111 1111 1111 1111', '[digits]'],
  ['ada.l+x@example.co.uk wrote', '[email] wrote'],
  ['2025-10-07', '2025-10-07'],
  ['at 2025-10-07T08:00:00.000Z', 'at 2025-10-07T08:00:00.000Z'],
  ['2025-55-0100', '[digits]'],
  ['0b5c2a10-1234-4234-8234-123456789012', '0b5c2a10-1234-4234-8234-123456789012'],
  ['s_0b5c2a10-1234-4234-8234-123456789012', 's_0b5c2a10-1234-4234-8234-123456789012'],
  ['c_1234567890abcdef', 'c_1234567890abcdef'],
  ['CA0123456789abcdef0123456789abcdef', 'CA0123456789abcdef0123456789abcdef'],
  ['twilio-CA0123456789abcdef0123456789abcdef', 'twilio-CA0123456789abcdef0123456789abcdef'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [secret]'],
  ['{"apiKey":"k-1","n":1}', '{"apiKey":"[secret]","n":1}'],
  ['postgres://desk:pass@host/db?password=x', 'postgres://desk:[email]/db?password=[secret]'],
  [
    'set it to https://3f2a-81-2-69-142.ngrok-free.app.',
    'set it to https://3f2a-81-2-69-142.ngrok-free.app.',
  ],
  [
    'http://127.0.0.1:18431/calls/2025550100?from=+12025550100',
    'http://127.0.0.1:18431/calls/[digits]?from=[digits]',
  ],
  ['https://2025550100/', 'https://[digits]/'],
  ['https://phone.example.com:2025550100/', 'https://phone.example.com:[digits]/'],
  ['https://12025550100:12345@example.com/', 'https://[digits]:[email]/'],
  [1_760_000_000_000, '[digits]'],
  [-2_025_550_100, '[digits]'],
  [7000, 7000],
  [true, true],
  [null, null],
  [
    { apiKey: 'k-1', password: 1, nested: [{ token: ['a'], seconds: 3 }] },
    { apiKey: '[secret]', password: '[secret]', nested: [{ token: '[secret]', seconds: 3 }] },
  ],
  [{ '+12025550100': { account: 'ada' } }, { '[digits]': { account: '[secret]' } }],
])('%j becomes %j', (value, expected) => {
  expect(masked(value)).toEqual(expected);
});

test('a value can be of any depth', () => {
  let deep: Json = '+12025550100';
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(JSON.stringify(masked(deep))).toBe(`${'['.repeat(12)}"[deep]"${']'.repeat(12)}`);
});

test('a long text takes no time to speak of', () => {
  // Of the processor: a busy machine lets a test wait.
  const before = process.cpuUsage();
  for (const text of [
    'a',
    '1-',
    '@',
    'token',
    'a@a',
    '1 2 3 4 5 a ',
    'bearer  ',
    'c_',
    '2025-10-',
    'http://a',
    '1.',
  ])
    masked(text.repeat(200_000 / text.length));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
});

test('a line keeps its level, and loses what is not there', () => {
  const line = { level: 'info', message: 'from +12025550100', contactId: 'c', gone: undefined } as const;
  expect(maskedLine(line)).toEqual({ level: 'info', message: 'from [digits]', contactId: 'c' });
});

describe('wherever it stands', () => {
  const separator = fc.constantFrom('', ' ', '-', '.', ') ', ' (', '/', ' - ');
  const number = fc
    .tuple(
      fc.constantFrom('+1', '+49', '001', '(1'),
      separator,
      fc.stringMatching(/^[2-9]\d{2}$/),
      separator,
      fc.stringMatching(/^\d{3}$/),
      separator,
      fc.stringMatching(/^\d{4}$/),
    )
    .map((parts) => parts.join(''));
  const place = fc.tuple(fc.string(), fc.string(), fc.integer({ min: 0, max: 3 }), fc.boolean());
  test('a phone number is masked', () => {
    fc.assert(
      fc.property(number, place, (secret, [before, after, depth, asKey]) => {
        const text = JSON.stringify(masked(placed(`${before}${secret}${after}`, depth, asKey)));
        expect(text).not.toContain(secret.slice(-4));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('an email is masked', () => {
    fc.assert(
      fc.property(fc.emailAddress(), place, (secret, [before, after, depth, asKey]) => {
        const text = JSON.stringify(masked(placed(`${before} ${secret} ${after}`, depth, asKey)));
        expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
        expect(text).not.toContain(secret.slice(secret.indexOf('@')));
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  test('what a secret name holds is masked', () => {
    const name = fc.constantFrom(
      'apiKey',
      'api_key',
      'x-api-key',
      'Authorization',
      'password',
      'clientSecret',
      'sessionToken',
      'Set-Cookie',
    );
    fc.assert(
      fc.property(name, fc.jsonValue(), (member, value) => {
        expect(masked({ [member]: value as Json })).toEqual({ [member]: '[secret]' });
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test('masked once is masked for good', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const once = masked(value as Json);
        expect(masked(once)).toEqual(once);
      }),
      { numRuns: 1000, seed: 4 },
    );
  });
});

function placed(text: string, depth: number, asKey: boolean): Json {
  let value: Json = asKey ? { [text]: 1 } : text;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { text: value };
  return value;
}
