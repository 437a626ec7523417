import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { connectLex, definition } from '../../src/actions/connect-participant-with-lex-bot.ts';
import { attribute, system } from '../../src/language/reference.ts';
import { botNamed } from '../../src/language/resource.ts';
import { answer, enter, failure, textPrompt } from './contact.ts';

const bot = { LexV2Bot: { AliasArn: 'trunkline:bot/Desk' } };
const spoken = { ...bot, Text: 'How can I help?' };
const timed = { ...spoken, LexTimeoutSeconds: { Text: '60' } };
const begun = { ...bot, LexInitializationData: { InitialMessage: 'my laptop' } };

describe('connectLex', () => {
  it('writes what the console writes', () => {
    expect(
      connectLex({
        bot: botNamed('Desk'),
        text: 'How can I help?',
        sessionAttributes: { 'x-amz-lex:audio:start-timeout-ms:*': '4000', caller: attribute('name') },
        chatTimeout: 60,
        when: { Status: 'status', FallbackIntent: 'menu' },
        onNoMatch: 'menu',
        onTimeout: 'still-there',
        onError: 'sorry',
      }),
    ).toEqual({
      type: 'ConnectParticipantWithLexBot',
      parameters: {
        Text: 'How can I help?',
        LexV2Bot: { AliasArn: 'trunkline:bot/Desk' },
        LexSessionAttributes: { 'x-amz-lex:audio:start-timeout-ms:*': '4000', caller: '$.Attributes.name' },
        LexTimeoutSeconds: { Text: '60' },
      },
      transitions: {
        NextAction: 'sorry',
        Errors: [
          { NextAction: 'still-there', ErrorType: 'InputTimeLimitExceeded' },
          { NextAction: 'menu', ErrorType: 'NoMatchingCondition' },
          { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
        ],
        Conditions: [
          { NextAction: 'status', Condition: { Operator: 'Equals', Operands: ['Status'] } },
          { NextAction: 'menu', Condition: { Operator: 'Equals', Operands: ['FallbackIntent'] } },
        ],
      },
    });
  });

  it('begins with what the chat customer wrote', () => {
    const step = connectLex({
      bot: attribute('bot'),
      initialMessage: system('Media', 'InitialMessage'),
      onNoMatch: 'a',
      onError: 'a',
    });
    expect(step.parameters).toEqual({
      LexV2Bot: { AliasArn: '$.Attributes.bot' },
      LexInitializationData: { InitialMessage: '$.Media.InitialMessage' },
    });
  });
});

describe('ConnectParticipantWithLexBot', () => {
  const converse = {
    kind: 'converse',
    bot: 'trunkline:bot/Desk',
    prompt: textPrompt('How can I help?'),
    initialMessage: null,
    sessionAttributes: {},
    textTimeout: 0,
  };

  it.each([
    ['by voice', 'VOICE', spoken, converse],
    ['by chat', 'CHAT', timed, { ...converse, textTimeout: 60 }],
    ['with a first message', 'CHAT', begun, { ...converse, prompt: null, initialMessage: 'my laptop' }],
    ['without a first message by voice', 'VOICE', { ...begun, ...spoken }, converse],
    ['with nothing to say', 'VOICE', { ...spoken, Text: '' }, { ...converse, prompt: null }],
    [
      'with a bot of the first version',
      'VOICE',
      { Text: 'How can I help?', LexBot: { Name: 'QA' }, LexSessionAttributes: { a: 'b' } },
      { ...converse, bot: 'QA', sessionAttributes: { a: 'b' } },
    ],
  ] as const)('hands the contact over %s', (_name, channel, parameters, ask) => {
    expect(enter(definition, parameters, { channel })).toEqual({ ask });
  });

  it.each([
    ['VOICE', bot, 'no prompt is written'],
    ['VOICE', { Text: 'x' }, 'no bot is named'],
    ['VOICE', begun, 'only a chat begins with a message'],
    ['CHAT', { ...bot, LexInitializationData: { InitialMessage: '' } }, 'there is no message to begin with'],
    ['CHAT', { ...bot, SSML: '<speak/>' }, 'a chat cannot show ssml'],
    ['CHAT', { ...bot, PromptId: 'beep' }, 'a chat cannot show recording'],
  ] as const)('fails on %s: %j', (channel, parameters, detail) => {
    expect(enter(definition, parameters, { channel })).toEqual(failure(detail));
  });

  it('leaves what the bot learned', () => {
    const event = {
      kind: 'intent',
      intent: 'Status',
      input: 'ticket seven',
      slots: { ticket: '7' },
      sessionAttributes: { seen: 'yes' },
      confidence: 0.8,
    } as const;
    expect(answer(definition, { ...spoken, LexSessionAttributes: { caller: 'Ann' } }, event)).toEqual({
      match: 'Status',
      set: {
        Lex: {
          IntentName: 'Status',
          Slots: { ticket: '7' },
          SessionAttributes: { caller: 'Ann', seen: 'yes' },
          DialogState: 'Fulfilled',
          IntentConfidence: { Score: 0.8 },
        },
      },
      entries: [{ type: 'input.bot', text: 'ticket seven', intent: 'Status', slots: { ticket: '7' } }],
    });
  });

  it.each([
    ['silence by voice', 'VOICE', timed, { kind: 'silence' }, 'NoMatchingError'],
    ['silence in a chat with a limit', 'CHAT', timed, { kind: 'silence' }, 'InputTimeLimitExceeded'],
    ['silence in a chat without', 'CHAT', spoken, { kind: 'silence' }, 'NoMatchingError'],
    ['a failure', 'VOICE', spoken, { kind: 'failed', error: 'bot_failed' }, 'NoMatchingError'],
    ['another kind of answer', 'VOICE', spoken, { kind: 'played' }, 'NoMatchingError'],
  ] as const)('takes the exit for %s', (_name, channel, parameters, event, exit) => {
    expect(answer(definition, parameters, event, { channel })).toMatchObject({ exit });
  });

  it('takes a time-out branch only with a time limit', () => {
    expect(formOf(definition, timed).errors.optional).toEqual(['InputTimeLimitExceeded']);
    expect(formOf(definition, spoken).errors.optional).toEqual([]);
  });
});
