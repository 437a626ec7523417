import { attribute, checkContactAttributes, disconnect, equals, flow } from '../../../src/index.ts';

flow('Tiers', {
  attributes: ['tier', 'name'],
  start: 'tier',
  steps: {
    tier: checkContactAttributes({
      value: attribute('teir'),
      when: [[equals('gold'), 'end']],
      onNoMatch: 'end',
    }),
    end: disconnect(),
  },
});
