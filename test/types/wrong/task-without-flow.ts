import { createTask, disconnect, flow } from '../../../src/index.ts';

flow('Tasks', {
  start: 'task',
  steps: {
    task: createTask({ name: 'Call back', next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
