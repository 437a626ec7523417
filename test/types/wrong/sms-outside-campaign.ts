import { disconnect, flow, sendSms } from '../../../src/index.ts';

export const reminder = flow('Reminder', {
  start: 'sms',
  steps: {
    sms: sendSms({
      message: { template: 'template', knowledgeBase: 'base' },
      from: 'number',
      next: 'bye',
      onError: 'bye',
    }),
    bye: disconnect(),
  },
});
