import { checkContactAttributes, disconnect, equals, external, flow, fn } from '../../../src/index.ts';

const lookupCaller = fn('lookup-caller', { returns: ['found', 'name'] });

flow('Look-up', {
  attributes: ['tier'],
  start: 'known',
  steps: {
    known: checkContactAttributes({
      value: external(lookupCaller).fuond,
      when: [[equals('true'), 'end']],
      onNoMatch: 'end',
    }),
    end: disconnect(),
  },
});
