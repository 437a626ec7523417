import { disconnect, flow, getCustomerInput, playPrompt } from '../../../src/index.ts';

flow('Menu', {
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'For help, press 1.',
      when: { '1': 'helpp' },
      onTimeout: 'menu',
      onNoMatch: 'menu',
      onError: 'end',
    }),
    help: playPrompt({ text: 'Help is on its way.', next: 'end' }),
    end: disconnect(),
  },
});
