import { describe, expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, wait } from '../../src/actions/wait.ts';
import { contactWith } from './contact.ts';

const chat = contactWith({ channel: 'CHAT' });

describe('played', () => {
  test.each([
    [{ TimeLimitSeconds: '5' }, { ask: { kind: 'wait', seconds: 5, events: [] } }],
    [
      { TimeLimitSeconds: '900', Events: ['CustomerReturned'] },
      { ask: { kind: 'wait', seconds: 900, events: ['CustomerReturned'] } },
    ],
    [{ ContinueExecution: 'True', MinimumWaitTimeSeconds: '5' }, { exit: 'NoMatchingError' }],
  ] as const)('%j', (parameters, expected) => {
    expect(definition.enter?.(parameters, chat, 0)).toMatchObject(expected);
  });

  test.each([
    [{ kind: 'waited' }, { match: 'WaitCompleted' }],
    [{ kind: 'happened', event: 'CustomerReturned' }, { match: 'CustomerReturned' }],
    [{ kind: 'failed', error: 'ParticipantNotFound' }, { exit: 'ParticipantNotFound' }],
    [{ kind: 'silence' }, { exit: 'NoMatchingError' }],
  ] as const)('answered by %j', (event, expected) => {
    expect(definition.answer?.({ TimeLimitSeconds: '5' }, chat, event, 0)).toEqual(expected);
  });

  test('a call takes the error exit', () => {
    expect(definition.channels).toMatchObject({ VOICE: 'error', CHAT: 'supported', EMAIL: 'supported' });
  });
});

describe('form', () => {
  test.each([
    [{ TimeLimitSeconds: '5' }, ['WaitCompleted'], ['NoMatchingError']],
    [
      { TimeLimitSeconds: '5', Events: ['CustomerReturned'] },
      ['WaitCompleted', 'CustomerReturned'],
      ['NoMatchingError'],
    ],
    [
      { TimeLimitSeconds: '5', Events: ['BotParticipantDisconnected'] },
      ['WaitCompleted', 'BotParticipantDisconnected'],
      ['ParticipantNotFound', 'NoMatchingError'],
    ],
    [
      { ContinueExecution: 'True', MinimumWaitTimeSeconds: '5' },
      ['Continue', 'WaitCompleted'],
      ['NoMatchingError'],
    ],
  ])('%j', (parameters, operands, required) => {
    const form = formOf(definition, parameters);
    expect(form.conditions).toMatchObject({ operands, exhaustive: true });
    expect(form.errors.required).toEqual(required);
  });
});

test('wait() writes what the console writes', () => {
  expect(wait({ seconds: 900, onReturn: 'back', onComplete: 'bye', onError: 'sorry' })).toMatchObject({
    parameters: { TimeLimitSeconds: '900', Events: ['CustomerReturned'] },
    transitions: {
      NextAction: 'sorry',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [
        { NextAction: 'back', Condition: { Operator: 'Equals', Operands: ['CustomerReturned'] } },
        { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } },
      ],
    },
  });
  expect(wait({ seconds: 5, onComplete: 'a', onError: 'b' }).parameters).toEqual({ TimeLimitSeconds: '5' });
});

test('the exit for the bot brings the exit for a chat without one', () => {
  const step = wait({
    seconds: 60,
    onBotLeft: 'person',
    onNoBot: 'person',
    onComplete: 'bye',
    onError: 'bye',
  });
  expect(step.transitions.Errors?.map(({ ErrorType }) => ErrorType)).toEqual([
    'ParticipantNotFound',
    'NoMatchingError',
  ]);
  // @ts-expect-error onNoBot is missing
  wait({ seconds: 60, onBotLeft: 'person', onComplete: 'bye', onError: 'bye' });
});
