import type * as z from 'zod';
import type { JsonObject } from '../language/document.ts';
import { maskedText } from '../language/mask.ts';
import { isFields } from '../language/shape.ts';
import type { Tool } from './tool.ts';

/** What is wrong with an input. The problem names the rule and never the value, so that it can be logged and sent on. */
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
    return { code: 'invalid_value', problem: 'The input is an object with the parameters.' };
  const { success, data, error } = tool.input.safeParse(value);
  if (success) return { input: data as JsonObject };
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  return issue === undefined
    ? { code: 'invalid_value', problem: 'The input does not fit.' }
    : wrongAt(issue, value, Object.keys(tool.input.shape));
}

function wrongAt(issue: z.core.$ZodIssue, value: object, known: readonly string[]): WrongInput {
  if (issue.code === 'unrecognized_keys') {
    const inside = issue.path.length > 0;
    const problem = inside
      ? 'There is no such member.'
      : `There is no such parameter. ${known.length === 0 ? 'It takes none.' : `There are: ${known.join(', ')}.`}`;
    // The name is the caller's own writing.
    const name = maskedText(issue.keys[0] ?? '').slice(0, 60);
    return { code: 'invalid_value', ...named([...issue.path, name]), problem };
  }
  const missing = issue.path.length > 0 && at(value, issue.path) === undefined;
  return missing
    ? { code: 'missing_parameter', ...named(issue.path), problem: 'It is missing.' }
    : { code: 'invalid_value', ...named(issue.path), problem: issue.message };
}

function named(path: readonly PropertyKey[]): { readonly parameter?: string } {
  return path.length === 0 ? {} : { parameter: path.map(String).join('.') };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as { readonly [key: PropertyKey]: unknown })[key]
        : undefined,
    value,
  );
}
