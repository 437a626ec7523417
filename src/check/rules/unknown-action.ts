import { actions } from '../../actions/index.ts';
import { nearest } from '../../language/nearest.ts';
import { misnamedActions } from '../misnamed.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../wording.ts';

export const unknownAction: Rule = {
  code: 'unknown_action',
  severity: 'error',
  sentence: ({ type, suggestion }) =>
    `The flow language has no action "${type}", and Connect refuses a flow with it. ` +
    didYouMean(
      suggestion,
      'The types are at https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
    ),
  *find({ steps }) {
    for (const { name, type, path, definition } of steps) {
      if (definition !== undefined) continue;
      const suggestion = misnamedActions.get(type) ?? nearest(type, actions.keys()) ?? '';
      yield { step: name, path: [...path, 'Type'], args: { type, suggestion } };
    }
  },
};
