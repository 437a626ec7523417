import { expect, test } from 'vitest';
import { definition, getCase } from '../../src/actions/get-case.ts';
import { attribute } from '../../src/language/reference.ts';
import { answer } from './contact.ts';

const parameters = {
  LinkContactToCase: 'false',
  GetLastUpdatedCase: 'false',
  CaseRequestFields: { case_id: 'c-7' },
} as const;
const result = { case_id: 'c-7', status: 'open', title: 'Broken screen' };

test.each([
  [undefined, { case_id: 'c-7' }],
  [['title'], { case_id: 'c-7', title: 'Broken screen' }],
])('a step that loads %j reads %j', (load, Case) => {
  const loading = load === undefined ? parameters : { ...parameters, CaseResponseFields: load };
  expect(answer(definition, loading, { kind: 'served', result })).toMatchObject({
    exit: 'next',
    set: { Case },
  });
});

test.each(['MultipleFound', 'NoneFound', 'NoMatchingError'])('%s takes the exit of that name', (error) => {
  const outcome = answer(definition, parameters, { kind: 'failed', error });
  expect(outcome).toEqual({ exit: error, entries: [{ type: 'service.failed', error }] });
});

test('of one case, the last that was changed, there are never several', () => {
  const last = { ...parameters, GetLastUpdatedCase: 'true' } as const;
  const outcome = answer(definition, last, { kind: 'failed', error: 'MultipleFound' });
  expect(outcome).toMatchObject({ exit: 'NoMatchingError' });
});

test('getCase() writes what the console writes', () => {
  const exits = { next: 'a', onMultiple: 'm', onNone: 'n', onError: 'e' } as const;
  const where = { case_id: attribute('case') };
  expect(getCase({ where, load: ['title'], latest: true, ...exits })).toMatchObject({
    parameters: {
      LinkContactToCase: 'false',
      GetLastUpdatedCase: 'true',
      CaseRequestFields: { case_id: '$.Attributes.case' },
      CaseResponseFields: ['title'],
    },
    transitions: {
      NextAction: 'a',
      Errors: [
        { NextAction: 'm', ErrorType: 'MultipleFound' },
        { NextAction: 'n', ErrorType: 'NoneFound' },
        { NextAction: 'e', ErrorType: 'NoMatchingError' },
      ],
    },
  });
  const linked = getCase({ where, link: 'Related', onNotLinked: 'l', ...exits });
  expect(linked.parameters).toEqual({
    LinkContactToCase: 'true',
    ContactToLink: 'Related',
    GetLastUpdatedCase: 'false',
    CaseRequestFields: { case_id: '$.Attributes.case' },
  });
  expect(linked.transitions.Errors?.[0]).toEqual({ NextAction: 'l', ErrorType: 'ContactNotLinked' });
});
