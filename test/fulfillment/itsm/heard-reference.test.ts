import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardReference } from '../../../src/fulfillment/itsm/heard-reference.ts';
import { charactersInSsml, spokenCharacters } from '../../../src/fulfillment/spoken/spoken-characters.ts';

test.each([
  ['three three five six seven e e eight', '33567ee8'],
  ['Double three five six, seven double e eight, please.', '33567ee8'],
  ['My ticket number is 3356-7EE8.', '33567ee8'],
  ['3 3 5 6, 7 E E 8', '33567ee8'],
  ['3356 7 ee 8', '33567ee8'],
  ['thirty three fifty six seven echo echo ate', '33567ee8'],
  ['three tree fife six, um, seven, dash, e as in echo, e for echo, eight', '33567ee8'],
  ['d as in dog e e like elephant', 'dee'],
  ['b as in delta three', 'd3'],
  ['triple oh seven', '0007'],
  ['335o7ee8', '33507ee8'],
  ['a three three five', 'a335'],
  ['bee cee dee eff', 'bcdf'],
  ['one to three for', '1234'],
  ['b for one', 'b41'],
  ['seven e e a, thanks', '7eea'],
  ['twelve ninety', '1290'],
  ['three and three, then five, then the letter e', '335e'],
  ['I have a number, 3356', '3356'],
  ['oh dash oh, um, 7', '007'],
  ['double 356', '3356'],
  ['deadbeef', 'deadbeef'],
  ['It is 3356 for my notebook', '3356'],
  ['ticket 3356 to see if it is done', '3356'],
  ['on 3356 add that it started after the update', '3356'],
  ['My extension is 1234 and my ticket is 33567ee8', '33567ee8'],
  ['My ticket is 33567ee8 and my extension is 1234.', '33567ee8'],
  ['33567ee8-5b1c-4d0e-9a52-6f1f0c8d2b71', '33567ee85b1c4d0e9a526f1f0c8d2b71'],
  ['it is 33567EE85B1C4D0E9A526F1F0C8D2B71, I think', '33567ee85b1c4d0e9a526f1f0c8d2b71'],
])('%s is %s', (said, heard) => {
  expect(heardReference(said)).toBe(heard);
});

test.each([
  '',
  'I have a ticket',
  'the number for my ticket',
  'please add a comment to it',
  'e mail',
  'double',
  'constructor',
  'to be or not to be',
])('in "%s" there is no number', (said) => {
  expect(heardReference(said).length).toBeLessThan(4);
});

const names: { readonly [character: string]: readonly string[] } = {
  '0': ['0', 'zero', 'oh'],
  '1': ['1', 'one'],
  '2': ['2', 'two'],
  '3': ['3', 'three'],
  '4': ['4', 'four'],
  '5': ['5', 'five'],
  '6': ['6', 'six'],
  '7': ['7', 'seven'],
  '8': ['8', 'eight'],
  '9': ['9', 'nine', 'niner'],
  a: ['alpha', 'alfa', 'a as in apple'],
  b: ['bravo', 'b as in boy', 'bee', 'b'],
  c: ['charlie', 'c for cat', 'cee'],
  d: ['delta', 'd like dog', 'dee', 'D'],
  e: ['echo', 'e', 'e as in echo'],
  f: ['foxtrot', 'f', 'eff'],
};

test('however the characters are named, and whatever is polite around them, the number is heard', () => {
  const reference = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 8 });
  const before = fc.constantFrom('', 'it is ', 'My ticket number is: ', 'um, ', 'The reference, please, is ');
  const after = fc.constantFrom('', ' please', ', thanks.', '?', ' I think');
  const between = fc.constantFrom(' ', ', ', ' - ', ' um ', ' dash ');
  fc.assert(
    fc.property(
      reference,
      before,
      after,
      between,
      fc.infiniteStream(fc.nat()),
      (hex, pre, post, gap, picks) => {
        const said = hex.split('').map((character) => {
          const ways = names[character] ?? [];
          return ways[picks.next().value % ways.length] ?? '';
        });
        expect(heardReference(pre + said.join(gap) + post)).toBe(hex);
        expect(heardReference(pre + spokenCharacters(hex) + post)).toBe(hex);
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});

test('what the tools say is what the resolver understands', () => {
  const uuid = '9c41d0f2-7a86-4b35-8d1e-0e52f6a7c913';
  expect(heardReference(spokenCharacters(uuid.slice(0, 8)))).toBe('9c41d0f2');
  expect(heardReference(charactersInSsml(uuid.slice(0, 8)).replace(/<[^>]*>/g, ''))).toBe('9c41d0f2');
});

test('any text is read to hexadecimal characters, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (said) => {
      expect(heardReference(said)).toMatch(/^[0-9a-f]{0,32}$/);
    }),
    { seed: 7 },
  );
  for (const word of ['double ', 'to ', 'a ', 'be as in '])
    expect(heardReference(word.repeat(200))).toMatch(/^[0-9a-f]{0,32}$/);
});
