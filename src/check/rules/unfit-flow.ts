import { namedFlows } from '../project.ts';
import type { Rule } from '../rule.ts';
import { anyOf } from '../wording.ts';

/** @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacteventhooks.html */
export const unfitFlow: Rule = {
  code: 'unfit_flow',
  severity: 'error',
  sentence: ({ parameter, named, flowType, flowTypes }) =>
    `"${parameter}" names "${named}", a flow of type ${flowType}, where Connect takes ${anyOf(flowTypes)}. Name ` +
    'another flow, or give that one another type.',
  *find({ steps }, project) {
    for (const step of steps) {
      for (const { flow, path, parameter, types } of namedFlows(step, project)) {
        if (flow.type === undefined || types.includes(flow.type)) continue;
        const args = { parameter, named: flow.unit.name, flowType: flow.type, flowTypes: types };
        yield { step: step.name, path, args };
      }
    }
  },
};
