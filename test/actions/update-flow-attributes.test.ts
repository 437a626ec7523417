import { expect, it } from 'vitest';
import { definition, setFlowAttributes } from '../../src/actions/update-flow-attributes.ts';
import { flowAttribute } from '../../src/language/reference.ts';
import { enter, failure } from './contact.ts';

it('writes what the console writes', () => {
  expect(
    setFlowAttributes({
      attributes: { tries: '1', last: flowAttribute('tries') },
      next: 'menu',
      onError: 'sorry',
    }),
  ).toEqual({
    type: 'UpdateFlowAttributes',
    parameters: { FlowAttributes: { tries: { Value: '1' }, last: { Value: '$.FlowAttributes.tries' } } },
    transitions: {
      NextAction: 'menu',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

it('adds to the attributes that the flow has', () => {
  const flowValues = { FlowAttributes: { tries: '1', kept: 'yes' } };
  expect(enter(definition, { FlowAttributes: { tries: { Value: '2' } } }, { flowValues })).toEqual({
    exit: 'next',
    set: { FlowAttributes: { tries: '2', kept: 'yes' } },
    entries: [{ type: 'attribute.set', name: 'FlowAttributes.tries', value: '2' }],
  });
  expect(flowValues.FlowAttributes.tries).toBe('1');
});

it.each([
  [32 * 1024 - 1, { exit: 'next' }],
  [32 * 1024, failure('the flow attributes take more than 32 KB')],
])('takes 32 KB with the names: %d and a name of one', (length, outcome) => {
  expect(enter(definition, { FlowAttributes: { a: { Value: 'x'.repeat(length) } } })).toMatchObject(outcome);
});
