import type { Json, JsonObject } from './document.ts';

/** How a flow takes what a function returns: flat strings, or any JSON object. */
export type ResponseType = 'STRING_MAP' | 'JSON';

/** The most bytes of UTF-8 that a function may return. */
export const resultLimit = 32 * 1024;

/** A function's result as `$.External`, or why Connect does not take it. */
export type Projection =
  | { readonly values: JsonObject }
  | { readonly refused: 'not_an_object' | 'not_a_string' | 'too_large'; readonly key?: string };

/**
 * Turns what a function returned into `$.External`. With `STRING_MAP` every value must be a string; with `JSON`
 * any JSON object goes. 32 KB at the most.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export function projectResult(result: unknown, type: ResponseType): Projection {
  if (!isObject(result)) return { refused: 'not_an_object' };
  let size = 2;
  for (const key in result) {
    const value = result[key];
    if (typeof value === 'string') {
      size += key.length + value.length + 6;
    } else if (type === 'STRING_MAP') {
      return { refused: 'not_a_string', key };
    } else {
      size = resultLimit;
    }
  }
  // The sum above counts characters, and one takes up to six bytes of JSON: the real size is counted near the limit.
  if (size * 6 > resultLimit && byteLength(JSON.stringify(result)) > resultLimit)
    return { refused: 'too_large' };
  return { values: result };
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The length of a text in bytes of UTF-8. */
export function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}
