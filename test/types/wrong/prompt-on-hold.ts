import { flow, playPrompt } from '../../../src/index.ts';

flow('Hold', {
  type: 'CUSTOMER_HOLD',
  start: 'wait',
  steps: { wait: playPrompt({ text: 'One moment.', next: 'wait' }) },
});
