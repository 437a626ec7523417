import { disconnect, flow, flowNamed, setWorkingQueue } from '../../../src/index.ts';

flow('Person', {
  start: 'queue',
  steps: {
    queue: setWorkingQueue({ queue: flowNamed('Service desk'), next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
