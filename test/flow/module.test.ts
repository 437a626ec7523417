import { expect, test } from 'vitest';
import { returnFromModule } from '../../src/actions/end-flow-module-execution.ts';
import { check } from '../../src/check/check.ts';
import { module } from '../../src/flow/module.ts';
import { attribute } from '../../src/language/reference.ts';

const back = returnFromModule({ result: 'known', data: { name: attribute('name'), tries: 2 } });

test('the contract of a module holds its input, its results and what its steps give back', () => {
  const { contract } = module('Identify', {
    input: ['number'],
    results: ['known'],
    attributes: ['name'],
    start: 'back',
    steps: { back },
  });
  expect(contract).toEqual({
    input: { schema: { type: 'object', properties: { number: { type: 'string' } } } },
    resultData: {
      schema: { type: 'object', properties: { name: { type: 'string' }, tries: { type: 'number' } } },
    },
    transitions: { results: [{ name: 'known', description: '' }] },
  });
});

test('a module that declares nothing has an empty contract', () => {
  const { contract } = module('Nothing', { start: 'back', steps: { back: returnFromModule() } });
  expect(contract).toEqual({});
});

test('a module keeps its own contract, but for a result that it does not declare', () => {
  const identify = module('Identify', { attributes: ['name'], start: 'back', steps: { back } });
  expect(check(identify).filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'module_contract', step: 'back', args: { why: 'undeclared', what: 'result', name: 'known' } },
  ]);
});
