import { expect, test } from 'vitest';
import { checkHours } from '../../src/actions/check-hours-of-operation.ts';
import { checkStaffing } from '../../src/actions/check-metric-data.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { setWorkingQueue } from '../../src/actions/update-contact-target-queue.ts';
import { flow } from '../../src/flow/flow.ts';
import { queue } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
import { playFixture } from '../../src/simulate/fixture/play.ts';
import type { QueueState } from '../../src/simulate/world.ts';
import { fixtureOf } from './fixture/playing.ts';

const staffing = flow('Staffing', {
  start: 'check',
  steps: {
    check: checkStaffing({
      metric: 'staffed',
      queue: queue('Desk'),
      yes: 'bye',
      no: 'closed',
      onError: 'closed',
    }),
    closed: disconnect(),
    bye: disconnect(),
  },
});

test.each<[unknown, string]>([
  [{ staffed: true }, 'has "staffed": true, and can have a number from 0 there.'],
  [{ waiting: '2' }, 'has "waiting": "2", and can have a number from 0 there.'],
  [{ waiting: -1 }, 'has "waiting": -1, and can have a number from 0 there.'],
  [{ full: 'yes' }, 'has "full": "yes", and can have true or false there.'],
  [{ stafed: 1 }, 'has no place for "stafed", and has one for staffed.'],
  [
    { constructor: 1 },
    'has no place for "constructor", and has one for staffed, available, online, waiting, ',
  ],
  ['open', 'is "open", and can be an object such as { "staffed": 1, "waiting": 0 }.'],
])('%j says nothing of a queue', async (state, problem) => {
  const world = { queues: { Desk: state as QueueState } };
  await expect(call(staffing, { world })).rejects.toMatchObject({
    code: 'bad_world',
    message: expect.stringContaining(`In the world of this call, "queues: Desk" ${problem}`),
  });
});

test('a queue as it can be', async () => {
  const world = { queues: { Desk: { staffed: 0, oldest: 2.5, full: false, unknown: false } } };
  expect((await call(staffing, { world })).passed).toEqual(['check', 'closed']);
});

const ownHours = flow('Own hours', {
  start: 'choose',
  steps: {
    choose: setWorkingQueue({ queue: queue('Desk'), next: 'check', onError: 'bye' }),
    check: checkHours({ open: 'bye', closed: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});

test('hours that nobody mocked are those of the queue where the step names none', async () => {
  await expect(call(ownHours)).rejects.toMatchObject({
    code: 'unmocked',
    message: expect.stringMatching(
      /^The flow asks for the hours of the queue "Desk", .*\n {2}"hours": \{ "Desk": "open" \}$/,
    ),
  });
  const result = await playFixture(fixtureOf('name: hours\nflow: Own hours\n'), 'voice', { flow: ownHours });
  expect(result.failure?.message).toMatch(/^The flow asks for the hours of the queue "Desk", /);
});
