import { expect, it } from 'vitest';
import { definition, invokeModule } from '../../src/actions/invoke-flow-module.ts';
import { attribute } from '../../src/language/reference.ts';
import { moduleNamed } from '../../src/language/resource.ts';
import { enter, failure } from './contact.ts';

it('writes what the console writes', () => {
  expect(
    invokeModule({ module: moduleNamed('Identify'), next: 'menu', onNoMatch: 'ask', onError: 'sorry' }),
  ).toEqual({
    type: 'InvokeFlowModule',
    parameters: { FlowModuleId: 'trunkline:module/Identify' },
    transitions: {
      NextAction: 'menu',
      Errors: [
        { NextAction: 'ask', ErrorType: 'NoMatchingCondition' },
        { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
      ],
      Conditions: [],
    },
  });
});

it('writes input in its own types and a branch for each result', () => {
  const step = invokeModule({
    module: moduleNamed('Identify'),
    input: { name: attribute('name'), tries: 3, strict: true },
    when: { Known: 'menu', Unknown: 'ask' },
    next: 'ask',
    onError: 'sorry',
  });
  expect(step.parameters['Input']).toEqual({ name: '$.Attributes.name', tries: 3, strict: true });
  expect(step.transitions.Conditions).toEqual([
    { NextAction: 'menu', Condition: { Operator: 'Equals', Operands: ['Known'] } },
    { NextAction: 'ask', Condition: { Operator: 'Equals', Operands: ['Unknown'] } },
  ]);
  expect(step.transitions.Errors).toEqual([{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }]);
});

it.each([
  ['a module', { FlowModuleId: 'Identify' }, 0, { call: 'Identify', input: {} }],
  ['input', { FlowModuleId: 'Identify', Input: { tries: 3 } }, 4, { call: 'Identify', input: { tries: 3 } }],
  ['a sixth level', { FlowModuleId: 'Identify' }, 5, failure('modules are five deep at the most')],
  ['no module', { FlowModuleId: '' }, 0, failure('no module is named')],
])('calls %s', (_name, parameters, depth, outcome) => {
  expect(enter(definition, parameters, { depth })).toEqual(outcome);
});
