import { byteLength } from '../language/function-result.ts';

const limit = 32 * 1024;

/**
 * Says whether attributes take more than 32 KB of UTF-8 together, names included. Connect refuses the step then.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export function exceedsAttributeLimit(attributes: { readonly [name: string]: string }): boolean {
  let length = 0;
  for (const name in attributes) length += name.length + (attributes[name]?.length ?? 0);
  // The real size is counted only near the limit: a text never takes more than three bytes a unit.
  return length * 3 > limit && byteLength(Object.entries(attributes).flat().join('')) > limit;
}
