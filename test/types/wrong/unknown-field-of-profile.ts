import { disconnect, flow, updateCustomerProfile } from '../../../src/index.ts';

flow('Profile', {
  start: 'profile',
  steps: {
    profile: updateCustomerProfile({ fields: { Town: 'Bonn' }, next: 'end', onError: 'end' }),
    end: disconnect(),
  },
});
