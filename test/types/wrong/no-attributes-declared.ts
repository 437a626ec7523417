import { attribute, disconnect, flow, playPrompt, text } from '../../../src/index.ts';

flow('Greeting', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: text`Hello, ${attribute('name')}.`, next: 'end' }),
    end: disconnect(),
  },
});
