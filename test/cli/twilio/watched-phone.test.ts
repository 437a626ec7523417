import { expect, test } from 'vitest';
import { orderLine } from '../../../flows/examples/order-line.ts';
import { type AnsweredRequest, watchedPhone } from '../../../src/cli/twilio/watched-phone.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { call } from '../../../src/simulate/call.ts';
import type { Row } from '../../../src/simulate/transcript.ts';
import { twilioPhone } from '../../../src/voice/twilio/phone.ts';

test.each([
  { takes: 10_000, told: [] },
  { takes: 12_000, told: [expect.stringContaining('would have heard the hold line after 10 s of that.')] },
])('a request that takes $takes ms on the wall', async ({ takes, told }) => {
  const wall = virtualClock(0);
  const requests: AnsweredRequest[] = [];
  const asides: Row[] = [];
  const phone = watchedPhone(twilioPhone, wall.now, (answered, rows) => {
    requests.push(answered);
    asides.push(...rows);
  });
  const status = () => {
    wall.moveTo(wall.now() + takes);
    return { status: 'on its way' };
  };
  const caller = await call(orderLine, {
    channel: 'twilio',
    phone,
    world: { functions: { 'order-status': status } },
  });
  await caller.presses('1');
  expect(requests.map(({ path, milliseconds }) => [path, milliseconds])).toContainEqual([
    '/gather?t=1',
    takes,
  ]);
  expect(asides.filter(({ who }) => who === '!').map(({ what }) => what)).toEqual(told);
});
