import type * as z from 'zod';
import type { JsonObject } from '../language/document.ts';
import { maskedText } from '../language/mask.ts';
import { isFields } from '../language/shape.ts';
import { valueProblem } from '../language/value-problem.ts';
import type { Tool } from './tool.ts';

/**
 * What is wrong with an input, to be read behind the parameter's name: `is missing.` The problem names the rule and
 * never the value, so that it can be logged and sent on.
 */
export interface WrongInput {
  readonly code: 'missing_parameter' | 'invalid_value';
  readonly parameter?: string;
  readonly problem: string;
}

/** Holds the input of a call against the tool's schema. What the schema does not name is refused first. */
export function readInput(
  tool: Pick<Tool, 'input'>,
  given: unknown,
): { readonly input: JsonObject } | WrongInput {
  const value = given ?? {};
  if (!isFields(value))
    return { code: 'invalid_value', problem: 'The input has to be an object with the parameters.' };
  const { success, data, error } = tool.input.safeParse(value, { error: valueProblem, reportInput: true });
  if (success) return { input: data as JsonObject };
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  return issue === undefined
    ? { code: 'invalid_value', problem: 'The input does not fit.' }
    : wrongAt(issue, Object.keys(tool.input.shape));
}

function wrongAt(issue: z.core.$ZodIssue, known: readonly string[]): WrongInput {
  if (issue.code === 'unrecognized_keys') {
    const inside = issue.path.length > 0;
    const others = known.length === 0 ? 'It takes none.' : `It takes ${known.join(', ')}.`;
    const problem = inside ? 'has no place there.' : `is no parameter of this tool. ${others}`;
    // The name is the caller's own writing.
    const name = maskedText(issue.keys[0] ?? '').slice(0, 60);
    return { code: 'invalid_value', ...named([...issue.path, name]), problem };
  }
  const code = issue.input === undefined ? 'missing_parameter' : 'invalid_value';
  return { code, ...named(issue.path), problem: issue.message };
}

function named(path: readonly PropertyKey[]): { readonly parameter?: string } {
  return path.length === 0 ? {} : { parameter: path.map(String).join('.') };
}
