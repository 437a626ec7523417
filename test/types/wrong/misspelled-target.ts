import { disconnect, flow, playPrompt } from '../../../src/index.ts';

flow('Greeting', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Hello.', next: 'goodbey' }),
    goodbye: disconnect(),
  },
});
