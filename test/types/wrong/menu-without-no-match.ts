import { disconnect, flow, getCustomerInput } from '../../../src/index.ts';

flow('Menu', {
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'To hang up, press 1.',
      when: { '1': 'end' },
      onTimeout: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
