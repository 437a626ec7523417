import { doubtful, letters, multipliers, pauses, polite, silent, spelled, tens } from './heard-words.ts';

const uuid = /\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b/;

/**
 * The characters of a ticket number in what somebody says or types: digits and letters as words, `double three`,
 * `b as in boy`, words of the NATO alphabet, hyphens, and whatever is polite around it. Where several numbers are in
 * it, the longest counts.
 *
 * @returns Hexadecimal characters in lower case, 32 at the most, or nothing.
 * @example
 * ```ts
 * heardReference('My ticket is double three five six, seven, e, echo, eight, please.'); // '33567ee8'
 * ```
 */
export function heardReference(said: string): string {
  const text = said.normalize('NFKC').toLowerCase();
  const whole = uuid.exec(text)?.[0];
  if (whole !== undefined) return whole.replaceAll('-', '');
  const words = text.replace(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  let best = '';
  let run = '';
  for (let at = 0; at < words.length; ) {
    const { characters, taken } = read(words, at, run !== '');
    run = characters === undefined ? '' : run + characters;
    if (run.length > best.length) best = run;
    at += taken;
  }
  return best.slice(0, 32);
}

/** What was read at one place: its characters, none for a word that says nothing, undefined where a number ends. */
interface Reading {
  readonly characters: string | undefined;
  /** How many words that took. */
  readonly taken: number;
}

/** @param inside Whether a number is being read, so that letters and doubtful words count. */
function read(words: readonly string[], at: number, inside: boolean): Reading {
  const word = words[at] ?? '';
  if (inside && (pauses.has(word) || silent.has(word))) return { characters: '', taken: 1 };
  if (!(inside ? goesOn(words, at) : begins(words, at))) return { characters: undefined, taken: 1 };
  const times = multipliers.get(word);
  if (times !== undefined) {
    const { characters = '', taken } = read(words, at + 1, true);
    return {
      characters: (characters[0] ?? '').repeat(Number(times)) + characters.slice(1),
      taken: taken + 1,
    };
  }
  const ten = tens.get(word);
  if (ten !== undefined) {
    const unit = spelled.get(words[at + 1] ?? '') ?? '';
    return /^[1-9]$/.test(unit) ? { characters: ten + unit, taken: 2 } : { characters: `${ten}0`, taken: 1 };
  }
  const characters = spelled.get(word) ?? letters.get(word) ?? doubtful.get(word) ?? typed(word);
  return asIn(words, at, characters) ?? { characters, taken: 1 };
}

/** Letters begin a number where it goes on behind them: `b four`, and no `e mail`. */
function begins(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (!letters.has(word)) return isCertain(words, at);
  return goesOn(words, after(words, at)) || asIn(words, at, letters.get(word)) !== undefined;
}

function goesOn(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (isCertain(words, at)) return true;
  if (!doubtful.has(word) && !/^[a-f]{3,}$/.test(word)) return letters.has(word) || /^[a-f]+$/.test(word);
  const next = words[after(words, at)];
  return (
    next === undefined ||
    polite.has(next) ||
    goesOn(words, after(words, at)) ||
    asIn(words, at, doubtful.get(word)) !== undefined
  );
}

/** Where the next word stands that is more than a pause. */
function after(words: readonly string[], at: number): number {
  let next = at + 1;
  while (pauses.has(words[next] ?? '')) next++;
  return next;
}

function isCertain(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (multipliers.has(word)) return words[at + 1] !== undefined && goesOn(words, at + 1);
  if (spelled.has(word) || tens.has(word)) return true;
  return /^(?:[0-9a-f]*\d[0-9a-f]*|[a-f]{8})$/.test(typed(word));
}

/** As it is typed, with the letter for the digit where it stands among digits. */
function typed(word: string): string {
  return /\d/.test(word) ? word.replaceAll('o', '0') : word;
}

/** `b as in boy`, `b like boy`, `b for boy`: the word says more surely which letter it is. */
function asIn(words: readonly string[], at: number, letter: string | undefined): Reading | undefined {
  if (letter === undefined || !/^[a-f]$/.test(letter)) return undefined;
  const [first = '', second] = words.slice(at + 1, at + 3);
  const name = first === 'as' && second === 'in' ? words[at + 3] : second;
  if (name === undefined || !/^(?:as|like|for)$/.test(first)) return undefined;
  const [initial = ''] = name;
  // `b for one` goes on with a four, and `b for boy` does not.
  if (first === 'for' && (initial !== letter || name.length < 3)) return undefined;
  return { characters: /[a-f]/.test(initial) ? initial : letter, taken: name === second ? 3 : 4 };
}
