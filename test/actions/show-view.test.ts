import { expect, test } from 'vitest';
import { definition, showView } from '../../src/actions/show-view.ts';
import { attribute, customer, text } from '../../src/language/reference.ts';
import { answer, enter } from './contact.ts';

const view = 'arn:aws:connect:us-east-1:aws:view/form:1';
const parameters = { ViewResource: { Id: view }, InvocationTimeLimitSeconds: '300', ViewData: {} };
const result = { Action: 'Next', ViewResultData: { FormData: { name: 'Sam' } } };

test('the action taken in the view decides, and the answer is read from then on', () => {
  expect(enter(definition, parameters)).toMatchObject({ ask: { service: 'ShowView', timeLimit: 300_000 } });
  expect(answer(definition, parameters, { kind: 'served', result })).toEqual({
    match: 'Next',
    set: { Views: result },
    entries: [{ type: 'service.returned', result }],
  });
});

test('an answer that is to be hidden is not in the log', () => {
  const hidden = { ...parameters, SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] } };
  expect(answer(definition, hidden, { kind: 'served', result })).toMatchObject({
    set: { Views: result },
    entries: [{ result: { Action: 'Next', ViewResultData: '(hidden)' } }],
  });
});

test.each([
  [{ kind: 'failed', error: 'timeout' }, 0, 'TimeLimitExceeded'],
  [{ kind: 'failed', error: 'TimeLimitExceeded' }, 0, 'TimeLimitExceeded'],
  [{ kind: 'served', result }, 300_001, 'TimeLimitExceeded'],
  [{ kind: 'served', result: { ViewResultData: {} } }, 0, 'NoMatchingError'],
] as const)('%j after %i ms takes an error exit', (event, at, exit) => {
  expect(answer(definition, parameters, event, { at })).toMatchObject({ exit });
});

const exits = { onNoMatch: 'n', onTimeout: 't', onError: 'e' } as const;

test('showView() writes what the console writes', () => {
  expect(showView({ view, when: { Next: 'a', Back: 'b' }, hideAnswer: true, ...exits })).toMatchObject({
    parameters: {
      ViewResource: { Id: view },
      InvocationTimeLimitSeconds: '400',
      ViewData: {},
      SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] },
    },
    transitions: {
      NextAction: 'e',
      Conditions: [
        { NextAction: 'a', Condition: { Operator: 'Equals', Operands: ['Next'] } },
        { NextAction: 'b', Condition: { Operator: 'Equals', Operands: ['Back'] } },
      ],
      Errors: [
        { NextAction: 'n', ErrorType: 'NoMatchingCondition' },
        { NextAction: 'e', ErrorType: 'NoMatchingError' },
        { NextAction: 't', ErrorType: 'TimeLimitExceeded' },
      ],
    },
  });
});

test('showView() writes references and texts wherever they stand in its inputs', () => {
  const inputs = {
    Heading: text`Hello ${customer('FirstName')}.`,
    Items: [{ Label: 'Date', Value: attribute('date'), Fluid: true, Columns: 2 }],
    // What an author writes stays what it is.
    Link: { path: '/help' },
    Note: { text: 'plain' },
  };
  expect(
    showView({ view: attribute('view'), inputs, timeout: attribute('limit'), ...exits }).parameters,
  ).toEqual({
    ViewResource: { Id: '$.Attributes.view' },
    InvocationTimeLimitSeconds: '$.Attributes.limit',
    ViewData: {
      Heading: 'Hello $.Customer.FirstName.',
      Items: [{ Label: 'Date', Value: '$.Attributes.date', Fluid: true, Columns: 2 }],
      Link: { path: '/help' },
      Note: { text: 'plain' },
    },
  });
});
