import { expect, test } from 'vitest';
import {
  definition,
  startMediaStreaming,
  stopMediaStreaming,
} from '../../src/actions/update-contact-media-streaming-behavior.ts';
import { contactWith } from './contact.ts';

test.each([
  ['Enabled', true],
  ['Disabled', false],
] as const)('%s', (MediaStreamingState, streaming) => {
  expect(definition.enter?.({ MediaStreamingState, Participants: [] }, contactWith(), 0)).toMatchObject({
    exit: 'next',
    change: { streaming },
  });
});

test.each([
  ['Enabled', ['To', 'From'], startMediaStreaming({ next: 'on', onError: 'sorry' })],
  ['Enabled', ['From'], startMediaStreaming({ audio: 'said', next: 'on', onError: 'sorry' })],
  ['Disabled', ['To', 'From'], stopMediaStreaming({ next: 'on', onError: 'sorry' })],
])('the constructor for %s %j writes what the console writes', (state, directions, step) => {
  expect(step.parameters).toEqual({
    MediaStreamingState: state,
    Participants: [{ ParticipantType: 'Customer', MediaDirections: directions }],
    MediaStreamType: 'Audio',
  });
  expect(step.transitions).toEqual({
    NextAction: 'on',
    Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
    Conditions: [],
  });
});
