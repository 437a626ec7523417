import { disconnect, external, flow, fn, getCustomerInput, invokeLambda, playPrompt, text } from 'trunkline';

const orderStatus = fn('order-status', { returns: ['status'] });

export const orderLine = flow('Order line', {
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'For your order, press 1.',
      when: { '1': 'order' },
      onTimeout: 'sorry',
      onNoMatch: 'menu',
      onError: 'sorry',
    }),
    order: invokeLambda({ function: orderStatus, next: 'status', onError: 'sorry' }),
    status: playPrompt({ text: text`Your order is ${external(orderStatus).status}.`, next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry, I cannot help you now.', next: 'bye' }),
    bye: disconnect(),
  },
});
