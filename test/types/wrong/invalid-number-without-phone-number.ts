import { disconnect, flow, storeCustomerInput } from '../../../src/index.ts';

flow('Ticket', {
  start: 'ask',
  steps: {
    ask: storeCustomerInput({
      text: 'Type your ticket number.',
      digits: 7,
      next: 'end',
      onInvalidNumber: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
