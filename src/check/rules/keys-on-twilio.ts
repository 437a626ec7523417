import type { Collect } from '../../action/effect.ts';
import type { CheckedStep } from '../checked-step.ts';
import { stepsOnTwilio } from '../on-twilio.ts';
import { memberOf } from '../project.ts';
import type { Finding, Rule } from '../rule.ts';

/** Seconds between two keys where a step says nothing. */
const usual: Collect['nextKey'] = 5;

/** @see https://www.twilio.com/docs/voice/twiml/gather#timeout */
export const keysOnTwilio: Rule = {
  code: 'keys_on_twilio',
  severity: 'note',
  on: 'twilio',
  sentence: ({ first, next }) =>
    next === undefined
      ? 'On Twilio, keys are heard only while a question is open: what a caller types before is lost, and nothing is ' +
        'kept for later steps. Ask where the keys are needed.'
      : `On Twilio, the first key has as long as every other: a caller who types nothing is waited for ${next} seconds ` +
        `and not ${first}. Give the first key as much time, or the others as little.`,
  *find(flow) {
    for (const step of stepsOnTwilio(flow)) {
      const finding = findingIn(step);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingIn({ name, path, parameters }: CheckedStep): Finding | undefined {
  const at = [...path, 'Parameters'];
  if (parameters['EnableDTMFBuffer'] === 'True')
    return { step: name, path: [...at, 'EnableDTMFBuffer'], args: {} };
  if (parameters['StoreInput'] !== 'True') return undefined;
  const first = Number(parameters['InputTimeLimitSeconds']);
  const written = memberOf(parameters['DTMFConfiguration'], 'InterdigitTimeLimitSeconds');
  const next = written === undefined ? usual : Number(written);
  const most = memberOf(memberOf(parameters['InputValidation'], 'CustomValidation'), 'MaximumLength');
  if (!(first < next) || most === '1') return undefined;
  return { step: name, path: [...at, 'InputTimeLimitSeconds'], args: { first, next } };
}
