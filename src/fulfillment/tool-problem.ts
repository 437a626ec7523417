import type * as z from 'zod';
import { longestRun } from './connect-limits.ts';

/** What of a tool's definition has to hold together. */
interface Checked {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly injected: object;
  readonly deadline: number;
  readonly writes?: true;
  readonly keyed?: true;
  readonly outcomes?: { readonly [code: string]: string };
  readonly returns?: readonly string[];
  flat?(output: never): object;
}

/** What is wrong with a definition, and what to do; nothing where all is well. */
export function problemOf(tool: Checked): string | undefined {
  if (!/^[A-Za-z0-9_]{1,40}$/.test(tool.name))
    return 'the name can have 1 to 40 letters, digits and "_". Lex, Bedrock and MCP take no other.';
  if (tool.description.trim() === '') return 'the description is empty. A model chooses tools by it.';
  if (!Number.isInteger(tool.deadline) || tool.deadline < 1 || tool.deadline > longestRun)
    return `the deadline is ${tool.deadline}. It can be 1 to ${longestRun} ms: Connect stops waiting at 8 seconds.`;
  if (tool.keyed === true && tool.writes !== true)
    return 'it is keyed, and does not write. Take keyed away, or add writes: true.';
  for (const name of Object.keys(tool.injected))
    if (Object.hasOwn(tool.input.shape, name))
      return `"${name}" is injected, and in the input too, where a caller could set it. Take it out of the input.`;
  return problemWithOutcomes(tool.outcomes ?? {}) ?? problemWithReturns(tool);
}

/** The members of an object that a flow can read as they are: all but objects and lists. */
export function scalarsOf({ shape }: z.ZodObject): readonly string[] {
  return Object.keys(shape).filter((name) => isScalar(shape[name]));
}

function problemWithOutcomes(outcomes: { readonly [code: string]: string }): string | undefined {
  for (const [code, words] of Object.entries(outcomes)) {
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(code))
      return `the outcome "${code}" can have 1 to 40 small letters, digits and "_", and begins with a letter.`;
    if (code === 'ok') return 'the outcome ok is there already. It has no words: its output speaks.';
    if (words.trim() === '') return `the outcome ${code} has no words. Say what the caller may hear.`;
  }
  return undefined;
}

function problemWithReturns({ output, returns, flat }: Checked): string | undefined {
  if (Object.hasOwn(output.shape, 'outcome') || returns?.includes('outcome'))
    return 'outcome says how the call ended, for every tool. Give the member another name.';
  if (flat !== undefined && returns === undefined)
    return 'it has flat(), and does not say what that gives. List its keys in returns.';
  const scalars = scalarsOf(output);
  const odd = flat === undefined ? returns?.find((key) => !scalars.includes(key)) : undefined;
  return odd === undefined
    ? undefined
    : `it returns "${odd}", which is no text, number or boolean of the output. Write flat(), which gives it.`;
}

function isScalar(schema: z.core.$ZodType | undefined): boolean {
  if (schema === undefined) return false;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'array':
    case 'object':
    case 'record':
    case 'tuple':
    case 'map':
    case 'set':
    case 'intersection':
      return false;
    case 'union':
      return def.options.every(isScalar);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return isScalar(def.innerType);
    case 'pipe':
      return isScalar(def.out);
    case 'lazy':
      return isScalar(def.getter());
    default:
      return true;
  }
}
