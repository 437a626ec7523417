import { disconnect, flow, loopPrompts } from '../../../src/index.ts';

flow('Greeting', {
  start: 'music',
  steps: {
    music: loopPrompts({ prompts: [{ text: 'Please hold.' }], onError: 'end' }),
    end: disconnect(),
  },
});
