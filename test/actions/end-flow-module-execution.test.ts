import { expect, it } from 'vitest';
import { definition, returnFromModule } from '../../src/actions/end-flow-module-execution.ts';
import { attribute } from '../../src/language/reference.ts';
import { enter } from './contact.ts';

it('writes what the console writes', () => {
  expect(returnFromModule()).toEqual({ type: 'EndFlowModuleExecution', parameters: {}, transitions: {} });
  expect(
    returnFromModule({ result: 'Known', data: { name: attribute('name'), tries: 2 } }).parameters,
  ).toEqual({
    Result: 'Known',
    ResultData: { name: '$.Attributes.name', tries: 2 },
  });
});

it.each([
  ['nothing', {}, { return: '', result: {} }],
  ['a result', { Result: 'Known' }, { return: 'Known', result: {} }],
  ['data', { ResultData: { tries: 2 } }, { return: '', result: { tries: 2 } }],
  ['a reference that gave a text', { ResultData: 'x' }, { return: '', result: {} }],
  ['a reference that gave nothing', { ResultData: null }, { return: '', result: {} }],
])('returns %s', (_name, parameters, outcome) => {
  expect(enter(definition, parameters)).toEqual(outcome);
});
