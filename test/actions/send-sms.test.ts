import { expect, test } from 'vitest';
import { definition, sendSms } from '../../src/actions/send-sms.ts';
import { answer, enter } from './contact.ts';

const parameters = {
  Message: {
    MessageSourceType: 'TEMPLATE',
    TemplatedMessage: { WisdomKnowledgeBaseArn: 'base', WisdomMessageTemplateArn: 'template' },
  },
  SourceEndpoint: { Address: 'number', Type: 'CONNECT_PHONENUMBER_ARN' },
};

test('sendSms() writes what the page of AWS shows', () => {
  const message = { template: 'template', knowledgeBase: 'base' };
  expect(sendSms({ message, from: 'number', next: 'on', onError: 'sorry' })).toEqual({
    type: 'SendSMS',
    parameters,
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test('it asks its service, and flows read the id of the message', () => {
  expect(enter(definition, parameters)).toMatchObject({ ask: { service: 'SendSMS', parameters } });
  expect(answer(definition, parameters, { kind: 'served', result: { Id: 'm-1' } })).toMatchObject({
    exit: 'next',
    set: { OutboundCommunication: { Latest: { Id: 'm-1' } } },
  });
});
