import { expect, test } from 'vitest';
import { definition, sendOutboundEmail } from '../../src/actions/send-outbound-email.ts';
import { attribute, text } from '../../src/language/reference.ts';
import { answer, enter } from './contact.ts';

const EmailMessage = {
  MessageSourceType: 'TEMPLATE',
  TemplatedMessage: {
    WisdomKnowledgeBaseArn: '$.Attributes.base',
    WisdomMessageTemplateArn: 'template',
  },
};
const message = { template: 'template', knowledgeBase: attribute('base') };

test.each([
  [{ address: 'desk@example.com' }, { EmailAddress: 'desk@example.com' }],
  [
    { address: attribute('from'), name: text`Desk of ${attribute('site')}` },
    { EmailAddress: '$.Attributes.from', DisplayName: 'Desk of $.Attributes.site' },
  ],
])('sendOutboundEmail() from %j writes what the page of AWS shows', (from, FromEmailAddress) => {
  expect(sendOutboundEmail({ message, from, next: 'on', onError: 'sorry' })).toEqual({
    type: 'SendOutboundEmail',
    parameters: { EmailMessage, FromEmailAddress },
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test('it asks its service, and flows read the id of the email', () => {
  const parameters = { EmailMessage, FromEmailAddress: { EmailAddress: 'desk@example.com' } };
  expect(enter(definition, parameters)).toMatchObject({ ask: { service: 'SendOutboundEmail', parameters } });
  expect(answer(definition, parameters, { kind: 'served', result: { Id: 'm-2' } })).toMatchObject({
    exit: 'next',
    set: { OutboundCommunication: { Latest: { Id: 'm-2' } } },
  });
});
