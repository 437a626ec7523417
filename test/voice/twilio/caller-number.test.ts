import { expect, test } from 'vitest';
import { callerNumber } from '../../../src/voice/twilio/caller-number.ts';

test.each([
  { from: '+12025550100', number: '+12025550100' },
  { from: '', number: undefined },
  { from: 'anonymous', number: undefined },
  { from: 'Anonymous', number: undefined },
  { from: 'Restricted', number: undefined },
  { from: 'unknown', number: undefined },
  { from: '2025550100', number: undefined },
  { from: '+02025550100', number: undefined },
  { from: 'client:bob', number: undefined },
  { from: 'sip:bob@phone.example.com', number: undefined },
])('From "$from" is $number', ({ from, number }) => {
  expect(callerNumber(from)).toBe(number);
});

test.each([
  { word: 'ANONYMOUS', from: '+266696687' },
  { word: 'RESTRICTED', from: '+7378742833' },
  { word: 'UNAVAILABLE', from: '+86282452253' },
  { word: 'UNKNOWN', from: '+8656696' },
  { word: 'BLOCKED', from: '+2562533' },
])('$word on the keypad is no number', ({ from }) => {
  expect(callerNumber(from)).toBeUndefined();
});
