import { attribute, disconnect, flow, playPrompt, text } from '../../../src/index.ts';

flow('Greeting', {
  attributes: ['name'],
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: text`Hello, ${attribute('name')} or ${attribute('nam')}.`, next: 'end' }),
    end: disconnect(),
  },
});
