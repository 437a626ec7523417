import { hasParameter } from '../parameter-path.ts';
import type { Rule } from '../rule.ts';
import { anyOf } from '../wording.ts';

export const wrongFlowType: Rule = {
  code: 'wrong_flow_type',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, flowType, flowTypes, certain, parameter }) =>
    parameter !== ''
      ? `${type} stands with "${parameter}" in a flow of type ${flowType}, and AWS lists that for ` +
        `${anyOf(flowTypes, 'and')} only. Connect may refuse the flow. Move the step to a flow of such a type.`
      : certain === 'yes'
        ? `${type} stands in a flow of type ${flowType}, and AWS lists it for ${anyOf(flowTypes, 'and')} only. Connect ` +
          'refuses the flow. Move the step to a flow of such a type, or give this flow another type.'
        : `${type} stands in a flow of type ${flowType}, for which not every page of AWS lists it; all of them list it ` +
          `for ${anyOf(flowTypes, 'and')}. Connect may refuse the flow. Try it on an instance before you rely on it.`,
  *find({ type: flowType, steps }) {
    if (flowType === undefined) return;
    for (const { name, type, path, definition, parameters } of steps) {
      if (definition === undefined) continue;
      for (const [parameter, flowTypes] of Object.entries(definition.parameterFlows ?? {})) {
        if (flowType === 'MODULE' || flowTypes.includes(flowType) || !hasParameter(parameters, parameter))
          continue;
        yield {
          step: name,
          path: [...path, 'Parameters', ...parameter.split('.')],
          severity: 'warning',
          args: { type, flowType, flowTypes, certain: 'no', parameter },
        };
      }
      const { wide, strict = wide } = definition.flowTypes;
      // A module may hold any action: at run time it is judged by the flow that invokes it.
      if (flowType === 'MODULE' || strict.includes(flowType)) continue;
      const inWide = wide.includes(flowType);
      yield {
        step: name,
        path: [...path, 'Type'],
        severity: inWide ? 'warning' : 'error',
        args: {
          type,
          flowType,
          flowTypes: inWide ? strict : wide,
          certain: inWide ? 'no' : 'yes',
          parameter: '',
        },
      };
    }
  },
};
