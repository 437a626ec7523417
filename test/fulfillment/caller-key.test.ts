import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerOf } from '../../src/fulfillment/caller-key.ts';

const secret = 'sixteen-letters!';
const contactId = '0b5c2a10-1234-4234-8234-123456789012';
const keyOf = (number?: string, account?: string) =>
  callerOf({ contactId, ...(number && { number }), ...(account && { account }) }, secret).key;
const hashed = (message: string) =>
  `c_${createHmac('sha256', secret).update(message).digest('hex').slice(0, 16)}`;

test.each([
  ['+12025550100', hashed('+12025550100')],
  [' +1 (202) 555-0100', hashed('+12025550100')],
  ['001.202.555.0100', hashed('+12025550100')],
  ['tel:+12025550100', hashed('+12025550100')],
])('the number %s has its key', (number, key) => {
  expect(keyOf(number)).toBe(key);
  expect(callerOf({ contactId, number }, secret).number).toBe('+12025550100');
});

test.each([
  undefined,
  '',
  'anonymous',
  '12025550100',
  '+0012025550100',
  '+1202555010012345',
  '+1202',
  '+1202555010x',
  '+266696687',
  '+2562533',
  '+7378742833',
  '+86282452253',
  '+8656696',
])('the number %s is nobody: known by the contact alone', (number) => {
  expect(callerOf({ contactId, ...(number === undefined ? {} : { number }) }, secret)).toEqual({
    key: `s_${contactId}`,
  });
});

test.each(['a'.repeat(100), 'two words', 'a'.repeat(64)])(
  'somebody unknown in the contact %s has a key that a backend can keep',
  (long) => {
    const { key } = callerOf({ contactId: long }, secret);
    expect(key).toMatch(/^s_[\x21-\x7e]{1,64}$/);
    expect(callerOf({ contactId: `${long}b` }, secret).key).not.toBe(key);
  },
);

test('an account goes before the number, and both are told', () => {
  expect(callerOf({ contactId, number: '+12025550100', account: ' ada ' }, secret)).toEqual({
    key: hashed('account:ada'),
    number: '+12025550100',
    account: 'ada',
  });
});

test('an account that reads like a number is not that number', () => {
  expect(keyOf(undefined, '+12025550100')).not.toBe(keyOf('+12025550100'));
});

test('the same caller has the same key in each contact, and another with another secret', () => {
  const number = '+12025550100';
  const { key } = callerOf({ contactId: 'a', number }, secret);
  expect(callerOf({ contactId: 'b', number }, secret).key).toBe(key);
  expect(callerOf({ contactId: 'a', number }, 'another-secret!!').key).not.toBe(key);
});

test('D3: the key is not the plain hash, which everybody could work out for every number', () => {
  expect(keyOf('+12025550100')).not.toContain(
    createHash('sha256').update('+12025550100').digest('hex').slice(0, 16),
  );
});

test('whatever arrives, a key has its form', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (number, account) => {
      expect(callerOf({ contactId, number, account }, secret).key).toMatch(
        /^(c_[0-9a-f]{16}|s_[0-9a-f-]{36})$/,
      );
    }),
    { seed: 1 },
  );
});
