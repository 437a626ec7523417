import { disconnect, flow, getCustomerInput } from '../../../src/index.ts';

flow('Menu', {
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'To hang up, press 10.',
      when: { '10': 'end' },
      onTimeout: 'end',
      onNoMatch: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
