import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, setMediaProcessing } from '../../src/actions/update-contact-media-processing.ts';
import { fn } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

const on = {
  ProcessingEnabled: 'True',
  LambdaProcessorARN: 'mask',
  ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' },
} as const;
const off = {
  ProcessingEnabled: 'False',
  ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' },
} as const;

test.each([
  [on, on, 'mask'],
  [off, null, 'off'],
])('%j', (ChatProcessor, mediaProcessing, value) => {
  expect(definition.enter?.({ ChatProcessor }, contactWith({ channel: 'CHAT' }), 0)).toEqual({
    exit: 'next',
    change: { mediaProcessing },
    entries: [{ type: 'setting.changed', name: 'media processing', value }],
  });
});

test('a function is needed to switch it on', () => {
  expect(formOf(definition, { ChatProcessor: on }).required).toEqual(['ChatProcessor.LambdaProcessorARN']);
  expect(formOf(definition, { ChatProcessor: off }).required).toEqual([]);
});

test('setMediaProcessing() writes the function, or off', () => {
  const exits = { next: 'on', onMismatch: 'other', onError: 'sorry' } as const;
  expect(setMediaProcessing({ function: fn('mask'), deliverUnprocessed: true, ...exits })).toMatchObject({
    parameters: {
      ChatProcessor: {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: 'trunkline:function/mask',
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'True' },
      },
    },
    transitions: {
      NextAction: 'on',
      Errors: [
        { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
        { NextAction: 'other', ErrorType: 'ChannelMismatch' },
      ],
    },
  });
  expect(setMediaProcessing({ off: true, ...exits }).parameters).toEqual({ ChatProcessor: off });
});
