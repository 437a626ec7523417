import { disconnect, flow, invokeModule, moduleNamed } from '../../../src/index.ts';

flow('Greeting', {
  start: 'who',
  steps: {
    who: invokeModule({
      module: moduleNamed('Verify caller', { results: ['known', 'unknown'] }),
      when: { knwon: 'end' },
      next: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
