import { expect, test } from 'vitest';
import { definition, tagContact } from '../../src/actions/tag-contact.ts';
import { attribute, text } from '../../src/language/reference.ts';
import { enter, failure } from './contact.ts';

const five = { a: '1', b: '2', c: '3', d: '4', e: '5' };

test('tagContact() writes what the console writes', () => {
  const tags = { team: 'returns', tier: attribute('tier'), case: text`No. ${attribute('case')}` };
  expect(tagContact({ tags, next: 'on', onError: 'sorry' })).toEqual({
    type: 'TagContact',
    parameters: { Tags: { team: 'returns', tier: '$.Attributes.tier', case: 'No. $.Attributes.case' } },
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test.each([
  ['a contact without tags', {}, { team: 'a' }],
  ['a contact with other tags', { Tags: { tier: 'gold' } }, { tier: 'gold', team: 'a' }],
  ['a contact with this tag', { Tags: { team: 'b' } }, { team: 'a' }],
  [
    'a contact with five tags and one of Connect',
    { Tags: { ...five, 'aws:connect:instanceId': 'i' } },
    { ...five, 'aws:connect:instanceId': 'i', team: 'a' },
  ],
])('%s', (_, values, expected) => {
  expect(enter(definition, { Tags: { team: 'a' } }, { values })).toEqual({
    exit: 'next',
    set: { Tags: expected },
    entries: [{ type: 'setting.changed', name: 'Tags.team', value: 'a' }],
  });
});

test('a contact with six tags takes no seventh, and none of those that come with it', () => {
  const values = { Tags: { ...five, f: '6' } };
  expect(enter(definition, { Tags: { a: '2', team: 'a' } }, { values })).toEqual(
    failure('a contact has at most 6 tags'),
  );
  expect(enter(definition, { Tags: { a: '2' } }, { values })).toMatchObject({ exit: 'next' });
});

test('a key of Connect is refused, which a reference may give', () => {
  expect(enter(definition, { Tags: { team: 'a', 'aws:team': 'a' } })).toEqual(
    failure('a tag key may not begin with aws:'),
  );
});
