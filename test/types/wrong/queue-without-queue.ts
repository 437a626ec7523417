import { disconnect, flow, setWorkingQueue } from '../../../src/index.ts';

flow('Person', {
  start: 'queue',
  steps: {
    queue: setWorkingQueue({ next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
