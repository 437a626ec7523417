import { disconnect, flow, playPrompt } from '../../../src/index.ts';
import { call } from '../../../src/test.ts';

const greeting = flow('Greeting', {
  attributes: ['topic'],
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Hello.', next: 'goodbye' }),
    goodbye: disconnect(),
  },
});

await call(greeting, { world: { faults: { welcom: 'NoMatchingError' } } });
