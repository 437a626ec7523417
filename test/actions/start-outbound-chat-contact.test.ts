import { expect, test } from 'vitest';
import { definition, sendTextMessage } from '../../src/actions/start-outbound-chat-contact.ts';
import { customer, text } from '../../src/language/reference.ts';
import { flowNamed } from '../../src/language/resource.ts';
import { answer } from './contact.ts';

const from = 'arn:aws:connect:us-east-1:111122223333:phone-number/p-1';

test('the flow goes on at once and reads nothing', () => {
  const message = {
    SourceEndpoint: { Address: from },
    DestinationEndpoint: { Address: '+12025550100' },
    ContactFlowArn: 'trunkline:flow/Survey',
  };
  expect(answer(definition, message, { kind: 'served', result: {} })).toEqual({
    exit: 'next',
    entries: [{ type: 'service.returned', result: {} }],
  });
});

test('sendTextMessage() writes to the caller', () => {
  expect(sendTextMessage({ from, flow: flowNamed('Survey'), next: 'a', onError: 'b' })).toMatchObject({
    parameters: {
      SourceEndpoint: { Address: from, Type: 'CONNECT_PHONENUMBER_ARN' },
      DestinationEndpoint: { Address: '$.CustomerEndpoint.Address', Type: 'TELEPHONE_NUMBER' },
      ContactFlowArn: 'trunkline:flow/Survey',
      ContactSubtype: 'connect:SMS',
    },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
});

test('sendTextMessage() takes a number, a first message and the relation', () => {
  const step = sendTextMessage({
    from,
    to: '+12025550100',
    flow: flowNamed('Survey'),
    message: text`Hello ${customer('FirstName')}.`,
    related: true,
    next: 'a',
    onError: 'b',
  });
  expect(step.parameters).toMatchObject({
    DestinationEndpoint: { Address: '+12025550100' },
    InitialSystemMessage: { Content: 'Hello $.Customer.FirstName.' },
    RelatedContact: 'CURRENT',
  });
});
