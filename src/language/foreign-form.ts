import type { JsonPath } from './document.ts';
import { isFields, kindOf } from './shape.ts';

/** Why a value is no flow document, when it is something else that people take for one. */
interface ForeignForm {
  readonly code: 'legacy_export' | 'lex_export' | 'wrapped_flow' | 'not_a_flow';
  readonly path: JsonPath;
  readonly args: { readonly [name: string]: string };
}

/**
 * Tells the things that are not a flow document from those that are meant as one: the export that the console
 * wrote before the Flow language, a bot of Lex, an answer of an API with the flow inside it, any other JSON.
 * Undefined for an object with at least one of the keys that every flow has.
 */
export function foreignFormOf(value: unknown): ForeignForm | undefined {
  const isObject = isFields(value);
  if (isObject && 'modules' in value && !('Actions' in value)) {
    return { code: 'legacy_export', path: ['modules'], args: {} };
  }
  if (isObject && ['Version', 'StartAction', 'Actions'].some((key) => Object.hasOwn(value, key)))
    return undefined;
  if (isObject && isLexBot(value)) return { code: 'lex_export', path: [], args: {} };
  const content = findFlow(value);
  if (content === undefined) return { code: 'not_a_flow', path: [], args: { found: kindOf(value) } };
  const { path, form } = content;
  return { code: 'wrapped_flow', path, args: { at: path.join('.'), form } };
}

/**
 * A bot as the consoles of Lex export it: V1 in one file, V2 in many, of which this is the one at the top.
 *
 * @see https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html
 */
function isLexBot(value: { readonly [key: string]: unknown }): boolean {
  const { metadata, resource, dataPrivacy, idleSessionTTLInSeconds } = value;
  if (isFields(metadata) && metadata['importType'] === 'LEX') return isFields(resource);
  return isFields(dataPrivacy) && idleSessionTTLInSeconds !== undefined;
}

/** Looks a few levels deep for a flow, as an object or as text, and goes no further than a thousand values. */
function findFlow(top: unknown): { readonly path: JsonPath; readonly form: string } | undefined {
  const waiting: { readonly value: unknown; readonly path: JsonPath }[] = [{ value: top, path: [] }];
  for (const { value, path } of waiting) {
    if (typeof value === 'string') {
      const isMeant = /^\s*\{/.test(value) && value.includes('"Actions"');
      if (isMeant || isContent(path)) return { path, form: 'a string' };
    } else if (isFields(value) && Array.isArray(value.Actions) && 'StartAction' in value) {
      return { path, form: 'an object' };
    } else if (typeof value === 'object' && value !== null && path.length < 6) {
      const index = Array.isArray(value);
      for (const [key, inner] of Object.entries(value)) {
        if (waiting.length === 1000) break;
        waiting.push({ value: inner, path: [...path, index ? Number(key) : key] });
      }
    }
  }
  return undefined;
}

/** Where DescribeContactFlow and DescribeContactFlowModule answer with a flow, whatever has become of it. */
function isContent(path: JsonPath): boolean {
  const [around = '', key] = path.slice(-2);
  return key === 'Content' && /^ContactFlow(Module)?$/.test(String(around));
}
