import { expect, test } from 'vitest';
import { connectAssistant, definition } from '../../src/actions/create-wisdom-session.ts';
import { answer } from './contact.ts';

const arn = 'arn:aws:wisdom:us-east-1:111122223333:assistant/a-1';

test('the session is read from then on', () => {
  const result = { SessionArn: 's-1' };
  expect(answer(definition, { WisdomAssistantArn: arn }, { kind: 'served', result })).toMatchObject({
    exit: 'next',
    set: { Wisdom: result },
  });
});

test('connectAssistant() writes the first of the two actions of its block', () => {
  expect(connectAssistant({ assistant: arn, next: 'keep', onError: 'queue' })).toMatchObject({
    type: 'CreateWisdomSession',
    parameters: { WisdomAssistantArn: arn },
    transitions: { NextAction: 'keep', Errors: [{ NextAction: 'queue', ErrorType: 'NoMatchingError' }] },
  });
});
