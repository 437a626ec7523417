import { disconnect, flow, playPrompt } from '../../../src/index.ts';

flow('Greeting', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 7, next: 'end' }),
    end: disconnect(),
  },
});
