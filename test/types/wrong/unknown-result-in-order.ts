import { disconnect, flow, invokeModule, moduleNamed } from '../../../src/index.ts';

flow('Greeting', {
  start: 'who',
  steps: {
    who: invokeModule({
      module: moduleNamed('Verify caller', { results: ['known', 'unknown'] }),
      when: { known: 'end', unknown: 'end' },
      order: ['unknwon', 'known'],
      next: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
