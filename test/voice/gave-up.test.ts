import { expect, test } from 'vitest';
import {
  attribute,
  disconnect,
  flow,
  flowNamed,
  getCustomerInput,
  setDisconnectFlow,
  transferToFlow,
} from '../../src/index.ts';
import { smallCall } from './small.ts';

const bye = disconnect();

/** Key 1 leads to the flow that the contact names, key 2 to the end. */
const line = flow('Line', {
  attributes: ['desk'],
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'Press.',
      when: { '1': 'away', '2': 'bye' },
      onTimeout: 'bye',
      onNoMatch: 'bye',
      onError: 'bye',
    }),
    away: transferToFlow({ flow: attribute('desk'), onError: 'bye' }),
    bye,
  },
});

const pressed = (keys: string) => ({ kind: 'keys', keys, ended: false }) as const;
const ofSam = { begins: async () => ({ attributes: { desk: 'The desk of Sam' } }) };

test('a contact that its flow leads nowhere is told of once, by its place and without what it holds', async () => {
  const call = smallCall([line], ofSam);
  await call.arrives();
  expect(await call.answers(pressed('1'))).toMatchObject({ waits: 'ended' });
  await call.calls.answers('CA1', 1, pressed('1'));
  await call.happens({ id: 'completed', kind: 'hangup', by: 'customer' });
  expect(call.lines).toEqual([
    {
      level: 'warn',
      message: 'The flow could not go on, and the contact was ended.',
      contactId: 'CA1',
      flow: 'Line',
      step: 'away',
      code: 'not_linked',
    },
  ]);
});

test('where it ends as it begins, too', async () => {
  const call = smallCall([
    flow('Door', {
      start: 'away',
      steps: { away: transferToFlow({ flow: flowNamed('Desk'), onError: 'bye' }), bye },
    }),
  ]);
  expect(await call.arrives()).toMatchObject({ waits: 'ended' });
  expect(call.lines).toMatchObject([{ flow: 'Door', step: 'away', code: 'not_linked' }]);
});

test('and where what follows a hang-up is missing', async () => {
  const call = smallCall([
    flow('Line', {
      start: 'after',
      steps: {
        after: setDisconnectFlow({ flow: flowNamed('After'), next: 'menu', onError: 'menu' }),
        menu: getCustomerInput({
          text: 'Press.',
          when: {},
          onTimeout: 'bye',
          onNoMatch: 'bye',
          onError: 'bye',
        }),
        bye,
      },
    }),
  ]);
  await call.arrives();
  await call.happens({ id: 'completed', kind: 'hangup', by: 'customer' });
  expect(call.lines).toMatchObject([{ level: 'warn', step: 'menu', code: 'not_linked' }]);
});

test.each([
  ['by its flow', pressed('2')],
  ['by its caller', undefined],
])('a contact that ends %s is not told of', async (_by, answer) => {
  const call = smallCall([line], ofSam);
  await call.arrives();
  if (answer === undefined) await call.happens({ id: 'completed', kind: 'hangup', by: 'customer' });
  else await call.answers(answer);
  expect(call.snapshot().ended).not.toBeNull();
  expect(call.lines).toEqual([]);
});
