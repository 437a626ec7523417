import { disconnect, flow, playPrompt } from '../../../src/index.ts';

flow('Greeting', {
  start: 'welcom',
  steps: {
    welcome: playPrompt({ text: 'Hello.', next: 'end' }),
    end: disconnect(),
  },
});
