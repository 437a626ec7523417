import { expect, test } from 'vitest';
import { placeOfStep } from '../../src/cli/step-place.ts';
import { disconnect, flow } from '../../src/index.ts';
import { folderOf } from './trunkline.ts';

const file = 'flows/lines.ts';
const source = `import { disconnect, flow, playPrompt } from 'trunkline';
export const night = flow('Night', { start: 'say', steps: { say: playPrompt({ text: 'Hi.', next: 'bye' }), bye: disconnect() } });
export const made = flow('Made', { start: 'bye', steps: stepsOf('bye') });
export const day = flow('Day', {
  start: 'bye',
  steps: {
    bye: disconnect(),
  },
});
`;

test.each([
  ['Night', 'bye', `${file}:2`],
  ['Night', 'text', file],
  ['Made', 'bye', file],
  ['Day', 'bye', `${file}:7`],
])('of the flows of one file, the step of %s that is called %s is at %s', async (name, step, place) => {
  const unit = flow(name, { start: 'bye', steps: { bye: disconnect() } });
  expect(await placeOfStep({ ...unit, file }, step, folderOf({ [file]: source }))).toBe(place);
});
