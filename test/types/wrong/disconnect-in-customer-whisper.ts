import { disconnect, flow, playPrompt } from '../../../src/index.ts';

flow('Whisper', {
  type: 'CUSTOMER_WHISPER',
  start: 'whisper',
  steps: {
    whisper: playPrompt({ text: 'A colleague is there.', next: 'end' }),
    end: disconnect(),
  },
});
