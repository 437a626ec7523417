import { expect, test } from 'vitest';
import { definition, untagContact } from '../../src/actions/untag-contact.ts';
import { enter } from './contact.ts';

test('untagContact() writes what the console writes', () => {
  expect(untagContact({ keys: ['team', 'tier'], next: 'on', onError: 'sorry' })).toEqual({
    type: 'UntagContact',
    parameters: { TagKeys: ['team', 'tier'] },
    transitions: {
      NextAction: 'on',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
});

test.each([
  ['the tag that is there', { Tags: { team: 'a', tier: 'gold' } }, { tier: 'gold' }, ['Tags.team']],
  ['none where it is not there', { Tags: { tier: 'gold' } }, { tier: 'gold' }, []],
  ['none where no tag is there', {}, {}, []],
])('it takes off %s', (_, values, left, gone) => {
  expect(enter(definition, { TagKeys: ['team', 'constructor'] }, { values })).toEqual({
    exit: 'next',
    set: { Tags: left },
    entries: gone.map((name) => ({ type: 'setting.changed', name, value: '' })),
  });
});
