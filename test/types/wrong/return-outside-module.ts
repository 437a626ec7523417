import { flow, playPrompt, returnFromModule } from '../../../src/index.ts';

flow('Greeting', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Hello.', next: 'back' }),
    back: returnFromModule(),
  },
});
