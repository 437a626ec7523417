import { expect, test } from 'vitest';
import { checkContactAttributes } from '../../src/actions/compare.ts';
import { endFlow } from '../../src/actions/end-flow-execution.ts';
import { checkCommunicationStatus } from '../../src/actions/get-outbound-communication-status.ts';
import { sendSms } from '../../src/actions/send-sms.ts';
import { wait } from '../../src/actions/wait.ts';
import { check } from '../../src/check/check.ts';
import { flow } from '../../src/flow/flow.ts';
import { attribute, system } from '../../src/language/reference.ts';
import { call } from '../../src/simulate/call.ts';

test.each([
  [undefined, ['$.OutboundCommunication.Latest.Id']],
  [
    ['m-1', attribute('id')],
    ['m-1', '$.Attributes.id'],
  ],
])('checkCommunicationStatus() of %j writes what the page of AWS shows', (ids, OutboundCommunicationIds) => {
  const exits = { next: 'on', onError: 'sorry' } as const;
  expect(checkCommunicationStatus(ids === undefined ? exits : { ids, ...exits })).toEqual({
    type: 'GetOutboundCommunicationStatus',
    parameters: { OutboundCommunicationIds },
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

const campaign = flow('Reminder', {
  type: 'CAMPAIGN',
  start: 'send',
  steps: {
    send: sendSms({
      message: { template: 'template', knowledgeBase: 'base' },
      from: 'number',
      next: 'wait',
      onError: 'end',
    }),
    wait: wait({ seconds: 60, onComplete: 'status', onError: 'end' }),
    status: checkCommunicationStatus({ next: 'bounced', onError: 'end' }),
    bounced: checkContactAttributes({
      value: system('DeliveryReceipts', '`$.OutboundCommunication.Latest.Id`', 'Bounce'),
      when: [[{ operator: 'Equals', operand: 'true' }, 'again']],
      onNoMatch: 'end',
    }),
    again: sendSms({
      message: { template: 'other', knowledgeBase: 'base' },
      from: 'number',
      next: 'end',
      onError: 'end',
    }),
    end: endFlow(),
  },
});

test('check has nothing against a campaign that sends, waits, asks and branches', () => {
  expect(check(campaign).filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test.each([
  ['m-1', 'true', 2],
  ['m-1', 'false', 1],
  ['m-2', 'true', 1],
])('a receipt for %s that says Bounce %s', async (id, Bounce, sent) => {
  const caller = await call(campaign, {
    channel: 'chat',
    world: {
      services: { SendSMS: { Id: 'm-1' }, GetOutboundCommunicationStatus: { [id]: { Bounce } } },
    },
  });
  await caller.staysSilent();
  const asked = caller.entries.filter((entry) => entry.type === 'service.called');
  expect(asked.map(({ service }) => service)).toEqual(
    ['SendSMS', 'GetOutboundCommunicationStatus', 'SendSMS'].slice(0, sent + 1),
  );
  expect(asked[1]?.parameters).toEqual({ OutboundCommunicationIds: ['m-1'] });
});
