import { contactNamespaces, flowNamespaces, isNamespace } from '../../language/namespace.ts';
import { nearest } from '../../language/nearest.ts';
import { parseTemplate } from '../../language/reference.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../wording.ts';

export const unknownNamespace: Rule = {
  code: 'unknown_namespace',
  severity: 'error',
  sentence: ({ root, suggestion }) =>
    `Connect knows no reference that begins with $.${root} (letter case counts), and refuses a flow with one. ` +
    didYouMean(suggestion && `$.${suggestion}`, 'Contact attributes begin with $.Attributes.'),
  *find({ steps }) {
    for (const { name, path, values } of steps) {
      for (const { schema, value, path: inside } of values) {
        if (schema.dynamic === undefined || schema.dynamic === 'static' || !value.includes('$')) continue;
        const root = unknownRoot(value);
        if (root === undefined) continue;
        const suggestion = nearest(root, [...contactNamespaces, ...flowNamespaces]) ?? '';
        yield { step: name, path: [...path, 'Parameters', ...inside], args: { root, suggestion } };
      }
    }
  },
};

/** A price such as `$.50` is no reference. */
function unknownRoot(value: string): string | undefined {
  for (const part of parseTemplate(value)) {
    const root = typeof part === 'string' ? undefined : part[0];
    if (root !== undefined && !isNamespace(root) && !/^\d/.test(root)) return root;
  }
  return undefined;
}
