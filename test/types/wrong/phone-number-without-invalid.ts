import { disconnect, flow, storeCustomerInput } from '../../../src/index.ts';

flow('Callback', {
  start: 'ask',
  steps: {
    ask: storeCustomerInput({
      text: 'Type your number.',
      phoneNumber: { country: 'US' },
      next: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
