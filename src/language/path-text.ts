import type { JsonPath } from './document.ts';

/** A path as a person writes it: `Actions[3].Parameters.Text`. Empty for the document itself. */
export function pathText(path: JsonPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
