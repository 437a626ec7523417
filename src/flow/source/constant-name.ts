import { isName } from './code.ts';

const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/**
 * The name of a constant for something that has a name of its own: `Service desk` gives `serviceDesk`. A name without
 * words, such as the id of a resource, gives the kind and a number.
 *
 * @param taken Names that stand for something else.
 */
export function constantName(name: string, kind: string, taken: ReadonlySet<string>): string {
  const words = isId(name) ? [] : wordsOf(name);
  const joined = words.map((word, index) => (index === 0 ? lowered(word) : raised(word))).join('');
  const isFree = (candidate: string) =>
    isName(candidate) && !taken.has(candidate) && !reserved.has(candidate);
  if (isFree(joined)) return joined;
  const base =
    words.length === 0 || !isName(joined) ? `${kind}${raised(joined)}` : `${joined}${raised(kind)}`;
  if (words.length > 0 && isFree(base)) return base;
  let count = 1;
  while (!isFree(`${base}${count}`)) count++;
  return `${base}${count}`;
}

/** Says whether a name was made by a machine, so that no person reads anything in it. */
function isId(name: string): boolean {
  return /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/i.test(name) || name.startsWith('arn:');
}

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return (plain.match(/[A-Za-z0-9]+/g) ?? []).slice(0, 8);
}

function lowered(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function raised(word: string): string {
  const rest = word.slice(1);
  return word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? rest.toLowerCase() : rest);
}
