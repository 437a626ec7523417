import { expect, test } from 'vitest';
import { folderOf, project, trunkline } from '../trunkline.ts';

test.each([
  {
    what: 'names that no flow has are told of',
    from: "queue('Desk')",
    told: [
      'trunkline.config.ts: no flow plays the recording "helo" of twilio.recordings. Did you mean "hello"?',
      'trunkline.config.ts: no flow names the queue "Front" of twilio.queues.',
    ],
  },
  {
    what: 'of queues nothing is told where the contact names them',
    from: "attribute('desk')",
    told: [
      'trunkline.config.ts: no flow plays the recording "helo" of twilio.recordings. Did you mean "hello"?',
    ],
  },
])('$what', async ({ from, told }) => {
  const recordings = Object.fromEntries(
    ['hello', 'helo', 'night'].map((name) => [name, `https://calls.example.com/${name}.mp3`]),
  );
  const twilio = JSON.stringify({ flow: 'Main', recordings, queues: { Desk: 'desk', Front: 'front' } });
  const cwd = folderOf({
    'trunkline.config.ts': project['trunkline.config.ts'].replace(
      'functions:',
      `twilio: ${twilio}, functions:`,
    ),
    'flows/lines.ts': `
import { attribute, disconnect, flow, playPrompt, promptNamed, queue, setWorkingQueue } from 'trunkline';
export const main = flow('Main', {
  attributes: ['desk'],
  start: 'hello',
  steps: {
    hello: playPrompt({ prompt: promptNamed('hello'), next: 'queue', onError: 'queue' }),
    queue: setWorkingQueue({ queue: ${from}, next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
export const night = flow('Night', {
  start: 'night',
  steps: { night: playPrompt({ prompt: promptNamed('night'), next: 'bye', onError: 'bye' }), bye: disconnect() },
});
`,
  });
  const ran = await trunkline(['twilio', 'simulate', '--script', ''], { cwd });
  expect(ran).toMatchObject({ code: 0, err: `${told.join('\n')}\n` });
});
