import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, loopPrompts } from '../../src/actions/message-participant-iteratively.ts';
import { promptNamed } from '../../src/language/resource.ts';
import { answer, enter, textPrompt } from './contact.ts';

describe('loopPrompts', () => {
  it('writes what the console writes, with an interrupt', () => {
    expect(
      loopPrompts({
        prompts: [{ text: 'Please hold.' }, { prompt: promptNamed('Music') }],
        interruptAfter: 30,
        keepPlaying: true,
        onInterrupt: 'position',
        onError: 'end',
      }),
    ).toEqual({
      type: 'MessageParticipantIteratively',
      parameters: {
        Messages: [{ Text: 'Please hold.' }, { PromptId: 'trunkline:prompt/Music' }],
        InterruptFrequencySeconds: '30',
        ContinueMessagingDuringInterrupt: 'true',
      },
      transitions: {
        NextAction: 'end',
        Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }],
        Conditions: [
          { NextAction: 'position', Condition: { Operator: 'Equals', Operands: ['MessagesInterrupted'] } },
        ],
      },
    });
  });

  it.each([
    [
      'an error exit',
      { onError: 'end' },
      { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }], Conditions: [] },
    ],
    ['no exit', {}, {}],
  ])('writes both forms without an interrupt: %s', (_name, exits, transitions) => {
    expect(loopPrompts({ prompts: [{ text: 'Please hold.' }], ...exits }).transitions).toEqual(transitions);
  });

  it('keeps the interrupt where there is no error exit', () => {
    const step = loopPrompts({ prompts: [{ text: 'x' }], interruptAfter: 30, onInterrupt: 'position' });
    expect(step.transitions).toMatchObject({
      NextAction: 'position',
      Conditions: [{ NextAction: 'position' }],
      Errors: [],
    });
  });

  it('takes an interval and its exit together', () => {
    // @ts-expect-error onInterrupt is missing
    loopPrompts({ prompts: [{ text: 'x' }], interruptAfter: 30 });
    // @ts-expect-error interruptAfter is missing
    loopPrompts({ prompts: [{ text: 'x' }], onInterrupt: 'a' });
    // @ts-expect-error there is nothing to play
    loopPrompts({ prompts: [] });
  });
});

describe('MessageParticipantIteratively', () => {
  it.each([
    [
      'for ever',
      { Messages: [{ Text: 'a' }, { PromptId: '' }] },
      { messages: [textPrompt('a')], interruptAfter: 0, keepPlaying: false },
    ],
    [
      'until it is interrupted',
      {
        Messages: [{ Text: 'a' }],
        InterruptFrequencySeconds: '30',
        ContinueMessagingDuringInterrupt: 'true',
      },
      { messages: [textPrompt('a')], interruptAfter: 30, keepPlaying: true },
    ],
  ] as const)('plays %s', (_name, parameters, ask) => {
    expect(enter(definition, parameters)).toEqual({ ask: { kind: 'play-around', ...ask } });
  });

  it('goes on when it is interrupted', () => {
    expect(answer(definition, { Messages: [] }, { kind: 'interrupted' })).toEqual({
      match: 'MessagesInterrupted',
    });
    expect(answer(definition, { Messages: [] }, { kind: 'silence' })).toEqual({ exit: 'NoMatchingError' });
  });

  it('takes the condition exactly with an interval', () => {
    expect(formOf(definition, { InterruptFrequencySeconds: '30' }).conditions?.operands).toEqual([
      'MessagesInterrupted',
    ]);
    expect(formOf(definition, {}).conditions).toBeUndefined();
  });
});
