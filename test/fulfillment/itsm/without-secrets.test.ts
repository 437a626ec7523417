import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/fulfillment/itsm/without-secrets.ts';

test.each([
  ['My password is hunter2 and the screen is black.', 'My password is [removed] and the screen is black.'],
  ['my password is summer rain', 'my password is [removed]'],
  ['The password for my laptop is Sunshine.', 'The password for my laptop is [removed].'],
  ['Password: Summer2024!', 'Password: [removed]!'],
  ['password=abc', 'password=[removed]'],
  ['pw: x1', 'pw: [removed]'],
  ['I changed my password to Summer2024 but it fails', 'I changed my password to [removed] but it fails'],
  ['my password is now hunter2', 'my password is now [removed]'],
  ['with the password hunter22 please', 'with the password [removed] please'],
  ['my PIN is 4711.', 'my PIN is [removed].'],
  ['my pin number is four seven one one and it fails', 'my pin number is [removed] and it fails'],
  ['my MFA code is 482 913', 'my MFA code is [removed]'],
  ['the verification code was 482913, thanks', 'the verification code was [removed], thanks'],
  ['The code is 482 913.', 'The code is [removed].'],
  ['my passphrase is i love you', 'my passphrase is [removed]'],
  ['password  is   hunter2\n  next line', 'password  is   [removed]\n  next line'],
])('%s: %s', (text, kept) => {
  expect(withoutSecrets(text)).toBe(kept);
});

const ordinary = [
  "I'm a manager in finance and I cannot open the monthly report",
  "I'm from the IT team and my own badge does not work",
  'please give me admin rights to install a printer driver',
  'where is the file share',
  'I work for the company since May',
  'this is urgent, my notebook stays black when I press the button',
  'my password is not accepted',
  'my password is expired and I cannot sign in',
  'my password expired 3 days ago',
  'I typed my password 3 times',
  'I forgot my password',
  'I changed my password to get in again',
  'my password is too short, it says',
  "my password isn't working",
  'the password manager is broken',
  'the password reset page is empty',
  'the PIN pad at the door is dirty',
  'the PIN for the printer is missing',
  'I never got the verification code',
  'the code is 1603',
  'the error code is 0x80070005 and the exit code is 1603',
  'the gate code is with the neighbours',
  'my security key is lost',
  'the one-time code never arrives on my phone',
  'it started after the update at 10:30',
  'see http://intranet.example/password-rules: nothing there',
];

test.each(ordinary)('%s', (sentence) => {
  expect(withoutSecrets(sentence)).toBe(sentence);
  expect(withoutSecrets(`${sentence}.`)).toBe(`${sentence}.`);
});

test('ordinary sentences stay as they are, in any order', () => {
  const text = fc
    .array(fc.constantFrom(...ordinary), { minLength: 1, maxLength: 6 })
    .map((sentences) => `${sentences.join('. ')}.`);
  fc.assert(
    fc.property(text, (said) => {
      expect(withoutSecrets(said)).toBe(said);
    }),
    { seed: 7 },
  );
});

test('a password is gone wherever it stands among them', () => {
  const secret = fc
    .tuple(fc.stringMatching(/^[A-Za-z]{3,8}$/), fc.integer({ min: 10, max: 9999 }))
    .map(([letters, digits]) => `Q${letters}${digits}`);
  const around = fc.constantFrom(...ordinary);
  const form = fc.constantFrom(
    'my password is ',
    'Password: ',
    'the passcode is ',
    'my pin code is now ',
    'pwd=',
  );
  fc.assert(
    fc.property(secret, around, around, form, (word, before, after, said) => {
      const kept = withoutSecrets(`${before}. ${said}${word}. ${after}`);
      expect(kept).not.toContain(word);
      expect(kept).toBe(`${before}. ${said}[removed]. ${after}`);
    }),
    { seed: 7 },
  );
});

test('any text comes back whole where no secret is named', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/pass|pin|pw|otp|code|key/i.test(text));
      expect(withoutSecrets(text)).toBe(text);
    }),
    { seed: 7 },
  );
});
