import { disconnect, flow, fn, invokeLambda } from '../../../src/index.ts';

flow('Look-up', {
  start: 'look-up',
  steps: {
    'look-up': invokeLambda({ function: fn('lookup-caller'), next: 'end' }),
    end: disconnect(),
  },
});
