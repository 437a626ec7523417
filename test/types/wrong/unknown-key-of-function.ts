import { disconnect, external, flow, fn, invokeLambda, playPrompt, text } from '../../../src/index.ts';

const lookupCaller = fn('lookup-caller', { returns: ['found', 'name'] });

flow('Look-up', {
  start: 'look-up',
  steps: {
    'look-up': invokeLambda({ function: lookupCaller, next: 'hello', onError: 'end' }),
    hello: playPrompt({ text: text`Hello, ${external(lookupCaller).nmae}.`, next: 'end' }),
    end: disconnect(),
  },
});
