import { expect, test } from 'vitest';
import type { Effect } from '../../src/action/effect.ts';
import type { Entry } from '../../src/action/entry.ts';
import { advance } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import { sayingsOf } from '../../src/simulate/sayings.ts';
import { openingHours } from './fixture/desk.ts';

const { snapshot } = advance(link([openingHours]), { id: 'c', channel: 'VOICE' });
const prompt = (step: string, content: string) =>
  ({ as: 'text', content, voice: null, flow: 'Desk', step }) as const;
const standing = (step: string, ...effects: readonly Effect[]) => ({
  ...snapshot,
  flow: 'Desk',
  step,
  effects,
});

test('before anything is known, the flow that answers says it', () => {
  expect(sayingsOf('Desk').of('Hello.')).toEqual({ flow: 'Desk', step: '' });
});

test('words are of the step that says them, or said them, wherever the contact stands', () => {
  const sayings = sayingsOf('Desk');
  const started: Entry = { type: 'prompt.started', at: 0, flow: 'Main', step: 'welcome', text: 'Hello.' };
  sayings.learn(
    standing('menu', { kind: 'say', prompt: prompt('news', '<speak>Two<break/>news.</speak>') }),
    [started],
  );
  sayings.learn(standing('end'), []);
  expect(sayings.of('Hello.')).toEqual({ flow: 'Main', step: 'welcome' });
  expect(sayings.of('Two news.')).toEqual({ flow: 'Desk', step: 'news' });
  expect(sayings.of('Something else.')).toEqual({ flow: 'Desk', step: 'end' });
});

test('of two steps that say the same, it is the last', () => {
  const sayings = sayingsOf('Desk');
  sayings.learn(standing('one', { kind: 'say', prompt: prompt('one', 'Yes?') }), []);
  sayings.learn(standing('two', { kind: 'say', prompt: prompt('two', 'Yes?') }), []);
  expect(sayings.of('Yes?')).toMatchObject({ step: 'two' });
});

test('what is said while the caller waits is said round and round', () => {
  const sayings = sayingsOf('Desk');
  const messages = [prompt('music', 'You are in line.')];
  const around: Effect = { kind: 'play-around', messages, interruptAfter: 20, keepPlaying: false };
  sayings.learn(standing('music', { kind: 'say', prompt: prompt('sorry', 'Sorry.') }, around), []);
  expect(sayings.of('You are in line.')).toEqual({ flow: 'Desk', step: 'music', around: true });
  expect(sayings.of('Sorry.')).toEqual({ flow: 'Desk', step: 'sorry' });
});
