import { expect, test } from 'vitest';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { apology } from '../../../src/voice/twilio/standing-documents.ts';
import { type PhoneDesk, phoneDesk } from './phone-desk.ts';
import { callSid, parametersFor, posted, publicUrl, wired, withHeaders } from './signed.ts';

const call = callSid(1);
const failed = { ErrorCode: '11200', ErrorUrl: `${publicUrl}/gather?t=1` };
const sends = async (desk: PhoneDesk, target: string, more = {}) =>
  (await desk.service.answer(wired(posted(target, parametersFor(call, more))))).body;
/** A delivery of its own, or the same again. */
const helps = async (desk: PhoneDesk, delivery: string) => {
  const sent = posted('/fallback', parametersFor(call, failed));
  return (await desk.service.answer(wired(withHeaders(sent, { 'i-twilio-idempotency-token': delivery }))))
    .body;
};

test('the caller hears again what the call was told last, then an apology', async () => {
  const desk = phoneDesk();
  const first = await sends(desk, '/voice');
  expect(await helps(desk, 'a')).toBe(first);
  expect(await helps(desk, 'b')).toBe(apology);
  expect(await helps(desk, 'c')).toBe(apology);
});

test('the same delivery gets the same, whatever came between', async () => {
  const desk = phoneDesk();
  const first = await sends(desk, '/voice');
  expect(await helps(desk, 'a')).toBe(first);
  expect(await helps(desk, 'b')).toBe(apology);
  await sends(desk, '/gather?t=1', { Digits: '1' });
  expect(await helps(desk, 'a')).toBe(first);
  expect(await helps(desk, 'b')).toBe(apology);
});

test('a late delivery of an old help does not use up the help of the next place', async () => {
  const desk = phoneDesk();
  await sends(desk, '/voice');
  await helps(desk, 'a');
  const next = await sends(desk, '/gather?t=1', { Digits: '1' });
  await helps(desk, 'a');
  expect(await helps(desk, 'b')).toBe(next);
});

test('two deliveries at once: one helps, and each keeps what it was given', async () => {
  const desk = phoneDesk();
  const first = await sends(desk, '/voice');
  const answers = await Promise.all(['a', 'b', 'a', 'b'].map((delivery) => helps(desk, delivery)));
  expect(new Set(answers)).toEqual(new Set([first, apology]));
  expect(answers.slice(0, 2)).toEqual(answers.slice(2));
});

test('a call that went on is helped again at its next place', async () => {
  const desk = phoneDesk();
  await sends(desk, '/voice');
  await helps(desk, 'a');
  const next = await sends(desk, '/gather?t=1', { Digits: '1' });
  expect(await helps(desk, 'b')).toBe(next);
});

test('a call that is over is told so, however often that is asked for', async () => {
  const desk = phoneDesk();
  await sends(desk, '/voice');
  await sends(desk, '/gather?t=1', { Digits: '' });
  const last = await sends(desk, '/heard?t=2');
  expect(last).toContain('<Hangup/>');
  expect(await helps(desk, 'a')).toBe(last);
  expect(await helps(desk, 'b')).toBe(last);
});

test('without a token of the delivery, its parameters tell it', async () => {
  const desk = phoneDesk();
  const first = await sends(desk, '/voice');
  expect(await sends(desk, '/fallback', failed)).toBe(first);
  expect(await sends(desk, '/fallback', failed)).toBe(first);
  expect(await sends(desk, '/fallback', { ...failed, ErrorCode: '11205' })).toBe(apology);
});

test('a call that never came as far as a document begins once more, and never in a circle', async () => {
  const desk = phoneDesk();
  expect(await helps(desk, 'a')).toContain(`<Redirect>${publicUrl}/voice</Redirect>`);
  expect(await helps(desk, 'b')).toBe(apology);
});

test('where the store fails, there is still the apology', async () => {
  const { store } = phoneDesk();
  const broken = {
    ...store,
    collection: () => ({ ...memoryStore().collection('x'), get: () => Promise.reject(new Error('gone')) }),
  };
  const desk = phoneDesk({ store: broken as typeof store });
  expect(await helps(desk, 'a')).toBe(apology);
  expect(desk.lines.at(-1)).toMatchObject({
    path: '/fallback',
    errorCode: '11200',
    problem: 'the store failed',
  });
});

test('another server on the same store knows what was helped', async () => {
  const store = memoryStore();
  const [one, other] = [phoneDesk({ store }), phoneDesk({ store })];
  const first = await sends(one, '/voice');
  expect(await helps(one, 'a')).toBe(first);
  expect(await helps(other, 'a')).toBe(first);
  expect(await helps(other, 'b')).toBe(apology);
});
