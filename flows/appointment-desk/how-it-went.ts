import { checkContactAttributes, equals, module, moduleInput, returnFromModule } from '../../src/index.ts';

/**
 * Tells what the `outcome` of a tool that changes something means. `ok`: it is done. `again`: nothing is, and the
 * caller can choose or say something else. `wait`: somebody is at it, and the same call will tell. `refused`: nothing is
 * done, and the tool's `message` tells why. Anything else is `unsure`, for it may be done or not.
 */
export const howItWent = module('How it went', {
  input: ['outcome'],
  results: ['ok', 'again', 'wait', 'refused', 'unsure'],
  start: 'outcome',
  steps: {
    outcome: checkContactAttributes({
      value: moduleInput('outcome'),
      when: [
        [equals('ok'), 'ok'],
        [equals('slot_taken'), 'again'],
        [equals('slot_not_offered'), 'again'],
        [equals('date_not_offered'), 'again'],
        [equals('request_expired'), 'again'],
        [equals('invalid_value'), 'again'],
        [equals('in_progress'), 'wait'],
        [equals('project_not_found'), 'refused'],
        [equals('not_schedulable'), 'refused'],
        [equals('already_scheduled'), 'refused'],
        [equals('state_conflict'), 'refused'],
        [equals('not_enabled'), 'refused'],
        [equals('throttled'), 'refused'],
      ],
      onNoMatch: 'unsure',
    }),
    ok: returnFromModule({ result: 'ok' }),
    again: returnFromModule({ result: 'again' }),
    wait: returnFromModule({ result: 'wait' }),
    refused: returnFromModule({ result: 'refused' }),
    unsure: returnFromModule({ result: 'unsure' }),
  },
});
