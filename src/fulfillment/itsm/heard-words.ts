/** Words that stand for characters of a reference, whatever is around them. */
export const spelled = charactersOf({
  '0': 'zero nought null',
  '1': 'one',
  '2': 'two',
  '3': 'three tree',
  '4': 'four fower',
  '5': 'five fife',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine niner',
  '10': 'ten',
  '11': 'eleven',
  '12': 'twelve',
  '13': 'thirteen',
  '14': 'fourteen',
  '15': 'fifteen',
  '16': 'sixteen',
  '17': 'seventeen',
  '18': 'eighteen',
  '19': 'nineteen',
  a: 'alpha alfa',
  b: 'bravo',
  c: 'charlie',
  d: 'delta',
  e: 'echo',
  f: 'foxtrot',
});

/** Tens, which take the unit that follows: `thirty three`. */
export const tens = charactersOf({
  '2': 'twenty',
  '3': 'thirty',
  '4': 'forty',
  '5': 'fifty',
  '6': 'sixty',
  '7': 'seventy',
  '8': 'eighty',
  '9': 'ninety',
});

/** How often the next character counts. */
export const multipliers = charactersOf({ '2': 'double', '3': 'triple treble' });

/** Letters as they are said. Alone they mean nothing: `e mail`. */
export const letters = charactersOf({
  '0': 'oh o',
  a: 'a',
  b: 'b bee',
  c: 'c cee',
  d: 'd dee',
  e: 'e',
  ee: 'ee',
  f: 'f ef eff',
});

/** Words that sound like a character, and count where a reference goes on or ends behind them: `three for five`. */
export const doubtful = charactersOf({
  '1': 'won',
  '2': 'to too',
  '4': 'for',
  '8': 'ate',
  a: 'a ay',
  b: 'be',
  c: 'see sea',
});

/** Sounds and signs between the characters of a reference: `three, um, three dash five`. */
export const pauses: ReadonlySet<string> = new Set(
  'um uh er erm hm dash hyphen minus space comma dot'.split(' '),
);

/** Other words inside a reference that say nothing: `three three and then the letter e`. */
export const silent: ReadonlySet<string> = new Set(
  'and then again the letter number digit capital small lowercase uppercase'.split(' '),
);

/** Words with which a reference is over, and which no doubtful one speaks of: `three ate, please`. */
export const polite: ReadonlySet<string> = new Set(
  'please thanks thank ok okay yes right sorry i'.split(' '),
);

/** A map and no object, in which `constructor` would be a word. */
function charactersOf(words: { readonly [characters: string]: string }): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([characters, list]) =>
      list.split(' ').map((word) => [word, characters] as const),
    ),
  );
}
