const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const irregular: { readonly [cardinal: string]: string } = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/**
 * A whole number in words: `eighty-four`, `minus five`. What is no whole number from -999 to 999 comes back in
 * digits.
 *
 * @example spokenNumber(84) // 'eighty-four'
 */
export function spokenNumber(number: number): string {
  if (!Number.isInteger(number) || Math.abs(number) > 999) return String(number);
  if (number < 0) return `minus ${spokenNumber(-number)}`;
  if (number >= 100) {
    const rest = number % 100;
    return `${units[Math.floor(number / 100)]} hundred${rest === 0 ? '' : ` ${spokenNumber(rest)}`}`;
  }
  if (number < 20) return units[number] ?? '';
  const ten = tens[Math.floor(number / 10)] ?? '';
  return number % 10 === 0 ? ten : `${ten}-${units[number % 10]}`;
}

/**
 * The place of something in words, from 1 to 999.
 *
 * @example spokenOrdinal(23) // 'twenty-third'
 */
export function spokenOrdinal(number: number): string {
  const cardinal = spokenNumber(number);
  const last = cardinal.slice(Math.max(cardinal.lastIndexOf('-'), cardinal.lastIndexOf(' ')) + 1);
  const ordinal = irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return cardinal.slice(0, cardinal.length - last.length) + ordinal;
}
