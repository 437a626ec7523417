/** The index behind the number that begins at `at`, or -1 where no number begins. */
export function endOfNumber(text: string, at: number): number {
  number.lastIndex = at;
  return number.test(text) ? number.lastIndex : -1;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * What reading a JSON number does to it: `exact` keeps it, `changed` reads or prints a different number, and
 * `infinite` is beyond what a number can be, so that it could not be printed again.
 */
export function readingOf(literal: string): 'exact' | 'changed' | 'infinite' {
  if (literal.length <= 15 && /^(?:-?[1-9]\d*|0)(?:\.\d*[1-9])?$/.test(literal)) return 'exact';
  const value = Number(literal);
  if (!Number.isFinite(value)) return 'infinite';
  if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(value)) return 'changed';
  const written = String(value);
  return written === literal || decimal(literal) === decimal(written) ? 'exact' : 'changed';
}

/** One spelling for all spellings of a decimal: its digits without outer zeros, and the power of ten they carry. */
function decimal(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = withoutEndZeros(digits);
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - kept.length);
  return kept === '' ? `${sign}0` : `${sign}${kept}e${power}`;
}

/** A loop, because `/0+$/` takes quadratic time on long runs of zeros. */
function withoutEndZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}
