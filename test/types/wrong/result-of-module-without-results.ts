import { disconnect, flow, invokeModule, module, returnFromModule } from '../../../src/index.ts';

const greet = module('Greet', { start: 'back', steps: { back: returnFromModule() } });

flow('Greeting', {
  start: 'who',
  steps: {
    who: invokeModule({ module: greet, when: { known: 'end' }, next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
