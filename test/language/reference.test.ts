import { describe, expect, test } from 'vitest';
import { TrunklineError } from '../../src/language/error.ts';
import {
  attribute,
  caseField,
  customer,
  isReference,
  parseReference,
  parseTemplate,
  reference,
  storedInput,
  system,
  text,
  view,
  written,
} from '../../src/language/reference.ts';

describe('a reference', () => {
  test.each([
    [attribute('tier'), '$.Attributes.tier'],
    [attribute('first name'), "$.Attributes['first name']"],
    [system('CustomerEndpoint', 'Address'), '$.CustomerEndpoint.Address'],
    [system('SegmentAttributes', 'connect:Subtype'), "$.SegmentAttributes['connect:Subtype']"],
    [storedInput, '$.StoredCustomerInput'],
    [customer('FirstName'), '$.Customer.FirstName'],
    [customer('Attributes', 'shoe size'), "$.Customer.Attributes['shoe size']"],
    [caseField('case_id'), '$.Case.case_id'],
    [view('ViewResultData', 'FormData', 'name'), '$.Views.ViewResultData.FormData.name'],
    [reference('Lex', 'Slots', 'ticket-number'), '$.Lex.Slots.ticket-number'],
  ])('%o is written %s', (value, path) => {
    expect(written(value)).toBe(path);
    expect(isReference(path)).toBe(true);
  });

  test.each([
    ['$.Attributes.tier', ['Attributes', 'tier']],
    ["$['Attributes']['Language']", ['Attributes', 'Language']],
    ['$["Attributes"].x', ['Attributes', 'x']],
    [
      '`$.DataTableList.ResultData.primaryKeyGroups.g[0]`',
      ['DataTableList', 'ResultData', 'primaryKeyGroups', 'g', '0'],
    ],
    ['$.Attributes.tier and more', undefined],
    ['Attributes.tier', undefined],
    ['$', undefined],
    ['$.', undefined],
    ['$.Attributes.', undefined],
    ['', undefined],
  ])('%s is taken apart', (value, path) => {
    expect(parseReference(value)).toEqual(path);
  });
});

describe('references inside a text', () => {
  test.each([
    ['Hello.', ['Hello.']],
    ['Hello $.Attributes.name, welcome', ['Hello ', ['Attributes', 'name'], ', welcome']],
    ['Your order is $.External.status.', ['Your order is ', ['External', 'status'], '.']],
    [
      '$.External.a$.External.b',
      [
        ['External', 'a'],
        ['External', 'b'],
      ],
    ],
    ["$.Attributes['a b']s", [['Attributes', 'a b'], 's']],
    ['That is $5, or $.50', ['That is $5, or ', ['50']]],
    ['a price of $', ['a price of $']],
    ['', ['']],
  ])('%s', (value, parts) => {
    expect(parseTemplate(value)).toEqual(parts);
  });
});

describe('a text template', () => {
  const name = attribute('name');
  const odd = attribute('first name');

  test.each([
    [text`Hello ${name}.`, 'Hello $.Attributes.name.'],
    [text`Hello ${name}, ${name}!`, 'Hello $.Attributes.name, $.Attributes.name!'],
    [text`${name}${name}`, '$.Attributes.name$.Attributes.name'],
    [text`Hello ${odd}s`, "Hello $.Attributes['first name']s"],
    [text`That is all. ${name}. Bye`, 'That is all. $.Attributes.name. Bye'],
  ])('is written %o', (value, words) => {
    expect(written(value)).toBe(words);
  });

  test.each([
    ['a letter', () => text`Hello ${name}s`, 's'],
    ['a hyphen', () => text`Hello ${name}-san`, '-san'],
    ['a digit', () => text`Room ${name}7`, '7'],
    ['a dot before a letter', () => text`Hello ${name}.Welcome`, '.Welcome'],
    ['an index', () => text`Hello ${name}[0]`, '[0'],
  ])('does not let a reference swallow %s', (_, write, swallowed) => {
    let thrown: unknown;
    try {
      write();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(TrunklineError);
    expect(thrown).toMatchObject({
      code: 'reference_swallows',
      args: { reference: '$.Attributes.name', swallowed },
    });
  });
});

test('a reference in a plain template says that the tag is missing', () => {
  expect(() => `Hello ${attribute('name') as unknown as string}`).toThrow(
    /Write the word text right before the first backtick/,
  );
});
