import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { ActionDefinition } from '../action/definition.ts';
import { inRange, type ParameterSchema, type ParametersSchema } from '../action/parameter.ts';
import type { Json, JsonObject, JsonPath } from '../language/document.ts';
import type { Issue } from '../language/issue.ts';
import { nearest } from '../language/nearest.ts';
import { readResource } from '../language/resource.ts';
import { kindOf } from '../language/shape.ts';
import { misnamedParameters } from './misnamed.ts';
import { anyOf, patternInWords, short } from './wording.ts';

/** Something in an action's parameters that its schema does not take; `path` begins below `Parameters`. */
export interface ParameterProblem {
  readonly code: 'empty_string' | 'missing_parameter' | 'unknown_parameter' | 'wrong_type' | 'wrong_value';
  readonly path: JsonPath;
  readonly args: Issue['args'];
}

/** A schema is compiled when its action is first met: all of them at once would take longer than any check. */
const validators = new WeakMap<ParametersSchema, ValidateFunction>();
let compiler: Ajv | undefined;

/** Holds an action's parameters against its schema. At most one problem a value, the plainest one. */
export function parameterProblems(
  { type, parameters: schema }: Pick<ActionDefinition<never>, 'type' | 'parameters'>,
  parameters: JsonObject,
): readonly ParameterProblem[] {
  const validate = validatorOf(schema);
  if (validate(parameters)) return [];
  const problems = new Map<string, ParameterProblem>();
  for (const error of validate.errors ?? []) {
    const problem = problemOf(error, type, parameters);
    if (problem === undefined) continue;
    const place = JSON.stringify(problem.path);
    const known = problems.get(place);
    if (known === undefined || rank[problem.code] < rank[known.code]) problems.set(place, problem);
  }
  return [...problems.values()];
}

const rank: { readonly [code in ParameterProblem['code']]: number } = {
  wrong_type: 0,
  empty_string: 1,
  wrong_value: 2,
  unknown_parameter: 3,
  missing_parameter: 4,
};

function validatorOf(schema: ParametersSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  compiler ??= new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    meta: false,
    code: { optimize: false },
    addUsedSchema: false,
  })
    .addKeyword({ keyword: 'dynamic' })
    .addKeyword({ keyword: 'takes' })
    .addKeyword({ keyword: 'advised' })
    .addKeyword({
      keyword: 'range',
      type: 'string',
      validate: (range: readonly [number, number], value: string) =>
        !/^-?\d+$/.test(value) || inRange(range, value),
    });
  const validate = compiler.compile(schema);
  validators.set(schema, validate);
  return validate;
}

function problemOf(error: ErrorObject, type: string, parameters: JsonObject): ParameterProblem | undefined {
  const { keyword, params, instancePath, data, propertyName } = error;
  const schema = error.parentSchema as ParameterSchema | undefined;
  const path = pathOf(instancePath, parameters);
  const parameter = nameOf(path);
  if (propertyName !== undefined) {
    const args = {
      parameter: nameOf([...path, propertyName]),
      value: propertyName,
      expected: expectedBy(schema),
    };
    return { code: 'wrong_value', path: [...path, propertyName], args };
  }
  switch (keyword) {
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const advice = misnamedParameters.get(`${type}.${nameOf([...path, name])}`) ?? '';
      const suggestion = advice === '' ? (nearest(name, Object.keys(schema?.properties ?? {})) ?? '') : '';
      return {
        code: 'unknown_parameter',
        path: [...path, name],
        args: { type, parameter: name, suggestion, advice },
      };
    }
    case 'required': {
      const names = [nameOf([...path, String(params['missingProperty'])])];
      return { code: 'missing_parameter', path, args: { type, parameters: names } };
    }
    case 'type': {
      const args = {
        parameter,
        value: short(data),
        expected: kinds[String(schema?.type)] ?? '',
        found: kindOf(data),
      };
      return { code: 'wrong_type', path, args };
    }
    case 'minLength':
      return { code: 'empty_string', path, args: { parameter } };
    default: {
      if (typeof data === 'string' && readResource('prompt', data).placeholder) return undefined;
      // Texts that are too long have a rule of their own, which counts what is billed.
      if (keyword === 'maxLength' && /^(Text|SSML)$/.test(String(path.at(-1)))) return undefined;
      const args = { parameter, value: short(data), expected: expectedBy(schema) };
      return { code: 'wrong_value', path, args };
    }
  }
}

/** Longer lists than this help nobody. */
const mostChoices = 12;

/** What a schema takes, in words. */
function expectedBy(schema: ParameterSchema | undefined = {}): string {
  const { enum: choices, range, dynamic, pattern, maxLength, minItems, maxItems, minProperties } = schema;
  if (choices !== undefined && choices.length > mostChoices) {
    return `one of ${choices.length} words, such as ${anyOf(choices.slice(0, 3))} (letter case counts)`;
  }
  if (choices !== undefined) return `${anyOf(choices)} (letter case counts)`;
  if (range !== undefined) {
    const [least, greatest] = range;
    return greatest === Number.MAX_SAFE_INTEGER
      ? `a whole number of at least ${least}`
      : `a whole number from ${least} to ${greatest}`;
  }
  if (dynamic === 'reference') return 'exactly one reference, such as $.Attributes.name';
  if (pattern !== undefined) return patternInWords(pattern);
  if (maxLength !== undefined) return `at most ${maxLength} characters`;
  if (minItems !== undefined || maxItems !== undefined)
    return `${minItems ?? 0} to ${maxItems ?? 'any number of'} entries`;
  return `at least ${minProperties ?? 1} ${minProperties === undefined || minProperties === 1 ? 'entry' : 'entries'}`;
}

/** A JSON pointer as a path; where it leads through a list, the index is a number. */
function pathOf(pointer: string, root: JsonObject): JsonPath {
  if (pointer === '') return [];
  let value: Json | undefined = root;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const inList = Array.isArray(value);
      value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
      return inList ? Number(name) : name;
    });
}

/** The name of a parameter for a person: `Messages[0].Text`. */
function nameOf(path: JsonPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** The JSON types in words, as `kindOf` says what was found. */
const kinds: { readonly [type: string]: string } = {
  array: 'a list',
  boolean: 'a boolean',
  object: 'an object',
  string: 'a string',
};
