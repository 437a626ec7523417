import { expect, test } from 'vitest';
import { slotValue } from '../../../src/fulfillment/lex/lex-event.ts';
import { slot } from '../lambda/events.ts';

const list = { shape: 'List', value: null, values: [slot('red'), null, slot(null), slot('blue')] };
const address = {
  shape: 'Composite',
  value: { originalValue: 'Main Street, Tampa', interpretedValue: 'Main Street, Tampa', resolvedValues: [] },
  subSlots: { Street: slot('Main Street'), City: slot('Tampa'), Zip: null },
};

test.each([
  ['a value', { S: slot('o-1') }, 'S', { value: 'o-1' }],
  ['the one value that was resolved', { S: slot(null, ['10:00']) }, 'S', { value: '10:00' }],
  [
    'the values that could be meant',
    { S: slot(null, ['10:00', '22:00']) },
    'S',
    { choices: ['10:00', '22:00'] },
  ],
  [
    'the value that Lex has chosen of several',
    { S: slot('10:00', ['10:00', '22:00']) },
    'S',
    { value: '10:00' },
  ],
  ['nothing understood', { S: slot(null) }, 'S', {}],
  ['an empty text', { S: slot('') }, 'S', {}],
  ['null', { S: null }, 'S', {}],
  ['no such slot', {}, 'S', {}],
  ['a slot without a value', { S: { shape: 'Scalar' } }, 'S', {}],
  ['a list, without what was not understood', { S: list }, 'S', { value: ['red', 'blue'] }],
  ['an empty list', { S: { shape: 'List', values: [null] } }, 'S', {}],
  ['a composite slot', { S: address }, 'S', { value: { Street: 'Main Street', City: 'Tampa' } }],
  ['a part of it', { S: address }, 'S.City', { value: 'Tampa' }],
  ['a part that is missing', { S: address }, 'S.Zip', {}],
  ['a part of what has none', { S: slot('o-1') }, 'S.City', {}],
  ['a name that every object has', {}, 'constructor', {}],
])('%s', (_, slots, path, expected) => {
  expect(slotValue(slots, path)).toEqual(expected);
});
