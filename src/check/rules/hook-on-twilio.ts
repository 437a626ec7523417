import { stepsOnTwilio } from '../on-twilio.ts';
import { memberOf } from '../project.ts';
import type { Rule } from '../rule.ts';

/** The flows that are played there: in the queue, and when the agent is gone. */
const played: ReadonlySet<string> = new Set(['CustomerQueue', 'CustomerRemaining']);

export const hookOnTwilio: Rule = {
  code: 'hook_on_twilio',
  severity: 'warning',
  on: 'twilio',
  sentence: ({ hook }) =>
    `On Twilio, the flow that is set for ${hook} is not played: only CustomerQueue and CustomerRemaining are. Say what ` +
    'matters before the queue.',
  *find(flow) {
    for (const { name, path, parameters } of stepsOnTwilio(flow)) {
      const hooks = parameters['EventHooks'];
      for (const hook of Object.keys(typeof hooks === 'object' && hooks !== null ? hooks : {})) {
        if (!played.has(hook) && typeof memberOf(hooks, hook) === 'string')
          yield { step: name, path: [...path, 'Parameters', 'EventHooks', hook], args: { hook } };
      }
    }
  },
};
