import { disconnect, flow, transferToPhoneNumber } from '../../../src/index.ts';

flow('Outside', {
  start: 'dial',
  steps: {
    dial: transferToPhoneNumber({ number: '+12025550100', resume: true, next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
