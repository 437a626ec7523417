import type { FlowDocument, JsonPath } from './document.ts';
import type { Issue, Severity } from './issue.ts';

/** What `checkShape` calls for each place that is not as a document should be. */
type Report = (
  code: 'missing_key' | 'wrong_shape' | 'unknown_version',
  severity: Severity,
  path: JsonPath,
  args: Issue['args'],
) => void;

/** The version of the Flow language that this package speaks, and the only one there is. */
export const flowLanguageVersion = '2019-10-30';

type Fields = { readonly [key: string]: unknown };
type Kind = 'an object' | 'a list' | 'a string' | 'a number';

/**
 * Whether a value has the shape of a flow, down to the conditions and the positions. Reports each place that has
 * not. What an action's parameters hold is not looked at, and keys that the language does not know are accepted.
 */
export function checkShape(value: Fields, report: Report): value is Fields & FlowDocument {
  const shape = new Shape(report);
  const version = shape.required(value, 'Version', 'a string', []);
  if (typeof version === 'string' && version !== flowLanguageVersion) {
    report('unknown_version', 'warning', ['Version'], { version, known: flowLanguageVersion });
  }
  shape.required(value, 'StartAction', 'a string', []);
  checkMetadata(value, shape);
  shape.each(value, 'Actions', [], true, (action, path) => {
    shape.required(action, 'Identifier', 'a string', path);
    shape.required(action, 'Type', 'a string', path);
    shape.optional(action, 'Parameters', 'an object', path);
    const transitions = shape.object(action, 'Transitions', path);
    if (transitions !== undefined) checkTransitions(transitions, [...path, 'Transitions'], shape);
  });
  shape.optional(value, 'Settings', 'an object', []);
  return shape.sound;
}

function checkTransitions(transitions: Fields, at: JsonPath, shape: Shape): void {
  shape.optional(transitions, 'NextAction', 'a string', at);
  shape.each(transitions, 'Errors', at, false, (branch, path) => {
    shape.required(branch, 'NextAction', 'a string', path);
    shape.required(branch, 'ErrorType', 'a string', path);
  });
  shape.each(transitions, 'Conditions', at, false, (branch, path) => {
    shape.required(branch, 'NextAction', 'a string', path);
    shape.required(branch, 'Condition', 'an object', path);
    const condition = branch.Condition;
    if (!isFields(condition)) return;
    const inside = [...path, 'Condition'];
    shape.required(condition, 'Operator', 'a string', inside);
    const operands = shape.optional(condition, 'Operands', 'a list', inside);
    if (!Array.isArray(operands)) return;
    operands.forEach((operand, index) => {
      shape.is(operand, 'a string', [...inside, 'Operands', index]);
    });
  });
}

function checkMetadata(document: Fields, shape: Shape): void {
  const metadata = shape.object(document, 'Metadata', []);
  if (metadata === undefined) return;
  checkPosition(metadata, 'entryPointPosition', ['Metadata'], shape);
  const actions = shape.object(metadata, 'ActionMetadata', ['Metadata']);
  for (const identifier of Object.keys(actions ?? {})) {
    const action = shape.object(actions ?? {}, identifier, ['Metadata', 'ActionMetadata']);
    const path = ['Metadata', 'ActionMetadata', identifier];
    if (action !== undefined) checkPosition(action, 'position', path, shape);
    if (action !== undefined) shape.object(action, 'parameters', path);
  }
}

function checkPosition(parent: Fields, key: string, at: JsonPath, shape: Shape): void {
  const position = shape.object(parent, key, at);
  if (position === undefined) return;
  shape.required(position, 'x', 'a number', [...at, key]);
  shape.required(position, 'y', 'a number', [...at, key]);
}

/** Whether a value is a JSON object, and neither a list nor null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a JSON value in words: `a list`, `null`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Asks for keys and kinds, and remembers whether every answer was the one it asked for. */
class Shape {
  sound = true;
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  is(value: unknown, kind: Kind, path: JsonPath): boolean {
    const found = kindOf(value);
    if (found === kind) return true;
    this.sound = false;
    this.#report('wrong_shape', 'error', path, { expected: kind, found });
    return false;
  }

  required(parent: Fields, key: string, kind: Kind, at: JsonPath): unknown {
    if (Object.hasOwn(parent, key)) return this.optional(parent, key, kind, at);
    this.sound = false;
    this.#report('missing_key', 'error', at, { key, expected: kind });
    return undefined;
  }

  optional(parent: Fields, key: string, kind: Kind, at: JsonPath): unknown {
    const value = Object.hasOwn(parent, key) ? parent[key] : undefined;
    if (value !== undefined && kindOf(value) !== kind) this.is(value, kind, [...at, key]);
    return value;
  }

  /** The object under a key that may be left out. */
  object(parent: Fields, key: string, at: JsonPath): Fields | undefined {
    const value = this.optional(parent, key, 'an object', at);
    return isFields(value) ? value : undefined;
  }

  /** Visits each object of the list under a key. */
  each(
    parent: Fields,
    key: string,
    at: JsonPath,
    needed: boolean,
    visit: (item: Fields, path: JsonPath) => void,
  ): void {
    const list = needed ? this.required(parent, key, 'a list', at) : this.optional(parent, key, 'a list', at);
    if (!Array.isArray(list)) return;
    for (const [index, item] of list.entries()) {
      const path = [...at, key, index];
      if (this.is(item, 'an object', path)) visit(item as Fields, path);
    }
  }
}
