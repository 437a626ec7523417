import { expect, test } from 'vitest';
import { publicUrlOf } from '../../../src/voice/twilio/public-url.ts';
import { phoneDesk } from './phone-desk.ts';
import { callSid, parametersFor, posted, wired } from './signed.ts';

test.each([
  ['https://phone.example.com', 'https://phone.example.com'],
  ['https://phone.example.com/', 'https://phone.example.com'],
  ['http://localhost:8080/phone//', 'http://localhost:8080/phone'],
  ['https://phone.example.com/a&b', 'https://phone.example.com/a&b'],
])('%s is the public URL %s', (written, url) => {
  expect(publicUrlOf(written)).toBe(url);
});

test.each([
  ' https://phone.example.com',
  'https://phone.example.com\n',
  'https://phone.example.com/our phone',
  'https:phone.example.com',
  'https:\\\\phone.example.com',
  'https://phone.example.com/"><Hangup>',
  'ftp://phone.example.com',
  'phone',
])('%j is none: every signature would fail', (written) => {
  expect(() => publicUrlOf(written)).toThrow(expect.objectContaining({ code: 'bad_public_url' }));
});

test.each(['*', 'voice', 'http://phone.example.com/voice', '[', ':99999/voice', '@elsewhere/voice', ''])(
  'a target that is no path is refused, and is no mistake of the service: %j',
  async (target) => {
    for (const publicUrl of ['https://phone.example.com', 'https://phone.example.com:8443']) {
      const desk = phoneDesk({ publicUrl });
      const request = { ...wired(posted('/voice', parametersFor(callSid(1)))), target };
      expect((await desk.service.answer(request)).status).toBe(400);
      expect([desk.writes, desk.lines.at(-1)?.level]).toEqual([0, 'warn']);
    }
  },
);
