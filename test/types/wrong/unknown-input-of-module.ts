import { disconnect, flow, invokeModule, moduleNamed } from '../../../src/index.ts';

flow('Greeting', {
  start: 'who',
  steps: {
    who: invokeModule({
      module: moduleNamed('Verify caller', { input: ['number'] }),
      input: { nubmer: '1' },
      next: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
