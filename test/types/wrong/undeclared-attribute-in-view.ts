import { attribute, disconnect, flow, showView } from '../../../src/index.ts';

flow('Guide', {
  attributes: ['topic'],
  start: 'form',
  steps: {
    form: showView({
      view: 'arn:aws:connect:us-east-1:aws:view/form:1',
      inputs: { Items: [{ Label: attribute('topik') }] },
      onNoMatch: 'end',
      onTimeout: 'end',
      onError: 'end',
    }),
    end: disconnect(),
  },
});
