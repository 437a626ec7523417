import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { definition, setRoutingCriteria } from '../../src/actions/update-contact-routing-criteria.ts';
import { attribute, system } from '../../src/language/reference.ts';
import { agentNamed } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

const german = { proficiency: 'language', value: 'de', level: 4 } as const;
const written = {
  AttributeCondition: {
    Name: 'language',
    Value: 'de',
    ProficiencyLevel: '4',
    ComparisonOperator: 'NumberGreaterOrEqualTo',
  },
};
const exits = { next: 'queue', onError: 'sorry' } as const;

test('the criteria are kept for the queue', () => {
  const routing = { Steps: [{ Expression: written }] };
  expect(definition.enter?.({ RoutingCriteria: routing }, contactWith(), 0)).toMatchObject({
    exit: 'next',
    change: { routing },
  });
});

test.each(['', 'text', null, 3, {}, { Steps: 'none' }])(
  'a reference that gave %j takes the error exit',
  (given) => {
    expect(definition.enter?.({ RoutingCriteria: given }, contactWith(), 0)).toMatchObject({
      exit: 'NoMatchingError',
    });
  },
);

test('setRoutingCriteria() writes steps, agents and references', () => {
  const agents = [agentNamed('Ada'), attribute('preferred')];
  expect(
    setRoutingCriteria({
      steps: [
        { require: { agents }, seconds: 30 },
        { require: { all: [german, german] } },
        { require: german },
      ],
      ...exits,
    }),
  ).toMatchObject({
    parameters: {
      RoutingCriteria: {
        Steps: [
          {
            Expression: {
              AttributeCondition: {
                ComparisonOperator: 'Match',
                MatchCriteria: {
                  AgentsCriteria: { AgentIds: ['trunkline:agent/Ada', '$.Attributes.preferred'] },
                },
              },
            },
            Expiry: { DurationInSeconds: '30' },
          },
          { Expression: { AndExpression: [written, written] } },
          { Expression: written },
        ],
      },
    },
    transitions: { NextAction: 'queue', Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }] },
  });
  expect(setRoutingCriteria({ steps: system('External', 'criteria'), ...exits }).parameters).toEqual({
    RoutingCriteria: '$.External.criteria',
  });
});

const validate = new Ajv({ strict: false }).compile(definition.parameters);

test.each([
  [true, '$.External.criteria'],
  [true, { Steps: [{ Expression: written, Expiry: { DurationInSeconds: '30' } }] }],
  [
    true,
    setRoutingCriteria({ steps: [{ require: { agents: [agentNamed('Ada')] } }], ...exits }).parameters[
      'RoutingCriteria'
    ],
  ],
  [false, 'some text'],
  [false, 3],
  [false, []],
  [false, {}],
  [false, { Steps: [] }],
  [
    false,
    { Steps: [{ Expression: { AttributeCondition: { ComparisonOperator: 'NumberGreaterOrEqualTo' } } }] },
  ],
  [
    false,
    {
      Steps: [
        { Expression: { AttributeCondition: { ...written.AttributeCondition, ProficiencyLevel: '6' } } },
      ],
    },
  ],
])('the schema gives %s for %j', (valid, RoutingCriteria) => {
  expect(validate({ RoutingCriteria })).toBe(valid);
});
