import { disconnect, flow, setContactAttributes } from '../../../src/index.ts';

flow('Topic', {
  attributes: ['topic'],
  start: 'remember',
  steps: {
    remember: setContactAttributes({ attributes: { topik: 'laptop' }, next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
