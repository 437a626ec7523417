import { endFlow, flow, loopPrompts } from '../../../src/index.ts';

flow('Waiting', {
  type: 'CUSTOMER_QUEUE',
  start: 'music',
  steps: {
    music: loopPrompts({ prompts: [{ text: 'Please hold.' }], interruptAfter: 30, onError: 'end' }),
    end: endFlow(),
  },
});
