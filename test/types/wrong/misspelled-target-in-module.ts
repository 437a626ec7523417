import { module, playPrompt, returnFromModule } from '../../../src/index.ts';

module('Greet', {
  start: 'welcome',
  steps: {
    welcome: playPrompt({ text: 'Hello.', next: 'bak' }),
    back: returnFromModule(),
  },
});
