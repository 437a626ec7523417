import { createCase, disconnect, flow } from '../../../src/index.ts';

flow('Cases', {
  start: 'case',
  steps: {
    case: createCase({ template: 'ct-1', fields: {}, link: 'Current', next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
