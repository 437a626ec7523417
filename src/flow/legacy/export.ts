import type { JsonPath, Position } from '../../language/document.ts';
import type { Issue } from '../../language/issue.ts';
import { isFields, kindOf } from '../../language/shape.ts';
import type { LegacyCode } from './sentence.ts';

/** Notes an issue about a place in the export. */
export type Report = (code: LegacyCode, path: JsonPath, args?: Issue['args'], step?: string) => void;

type Fields = { readonly [key: string]: unknown };

/** A parameter of a module. `value` is undefined where the export gives none. */
export interface LegacyParameter {
  readonly name: string;
  readonly value: string | undefined;
  readonly namespace: string;
  readonly key: string | undefined;
  readonly resourceName: string | undefined;
  /** What else it holds; some modules keep values under keys of their own. */
  readonly others: Fields;
  readonly path: JsonPath;
}

/** A branch of a module. `transition` is undefined where nothing is connected. */
export interface LegacyBranch {
  readonly condition: string;
  readonly operator: string;
  readonly operand: string | undefined;
  readonly transition: string | undefined;
  readonly path: JsonPath;
}

/** A module of an export, which becomes a step. */
export interface LegacyModule {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly parameters: readonly LegacyParameter[];
  readonly branches: readonly LegacyBranch[];
  readonly position: Position | undefined;
  readonly path: JsonPath;
}

/** A legacy export, as far as its shape is sound. */
export interface LegacyExport {
  readonly start: unknown;
  readonly type: unknown;
  /** Name, description, type and status, and where the entry point stands. */
  readonly metadata: Fields;
  readonly modules: readonly LegacyModule[];
}

const exportKeys = new Set(['modules', 'version', 'type', 'start', 'metadata']);
const moduleKeys = new Set(['id', 'type', 'target', 'branches', 'parameters', 'metadata']);
const branchKeys = new Set(['condition', 'conditionType', 'conditionValue', 'transition']);
const parameterKeys = new Set(['name', 'value', 'namespace', 'key', 'resourceName']);

/**
 * Reads the shape of a legacy export. What has another shape is reported and left out. The `metadata` of a module is
 * the state of its form in the console, so all but the position stays behind.
 */
export function readExport(value: Fields, report: Report): LegacyExport {
  const { version, metadata } = value;
  if (version !== '1')
    report('legacy_unknown_version', ['version'], { version: JSON.stringify(version) ?? 'not said' });
  unknownKeys(value, exportKeys, [], report);
  const ids = new Set<string>();
  const modules = objects(value, 'modules', [], report).flatMap(([module, path]) => {
    const read = readModule(module, path, report);
    if (read === undefined) return [];
    if (ids.has(read.id)) {
      report('legacy_duplicate_id', path, { id: read.id }, read.id);
      return [];
    }
    ids.add(read.id);
    return [read];
  });
  return {
    start: value['start'],
    type: value['type'],
    metadata: isFields(metadata) ? metadata : {},
    modules,
  };
}

function readModule(module: Fields, path: JsonPath, report: Report): LegacyModule | undefined {
  const id = name(module, 'id', path, report);
  const type = name(module, 'type', path, report);
  if (id === undefined || type === undefined) return undefined;
  unknownKeys(module, moduleKeys, path, report);
  const { target, metadata } = module;
  if (target !== undefined && target !== null && typeof target !== 'string') {
    report('legacy_wrong_shape', [...path, 'target'], { expected: 'a string', found: kindOf(target) }, id);
  }
  return {
    id,
    type,
    target: typeof target === 'string' ? target : '',
    parameters: objects(module, 'parameters', path, report).flatMap(([parameter, at]) =>
      readParameter(parameter, at, report),
    ),
    branches: objects(module, 'branches', path, report).flatMap(([branch, at]) =>
      readBranch(branch, at, report),
    ),
    position: positionIn(isFields(metadata) ? metadata['position'] : undefined),
    path,
  };
}

function readParameter(parameter: Fields, path: JsonPath, report: Report): readonly LegacyParameter[] {
  const named = name(parameter, 'name', path, report);
  if (named === undefined) return [];
  const read = (key: string) => scalar(parameter, key, path, report);
  return [
    {
      name: named,
      value: read('value'),
      namespace: read('namespace') ?? '',
      key: read('key'),
      resourceName: read('resourceName'),
      others: Object.fromEntries(Object.entries(parameter).filter(([key]) => !parameterKeys.has(key))),
      path,
    },
  ];
}

function readBranch(branch: Fields, path: JsonPath, report: Report): readonly LegacyBranch[] {
  const condition = name(branch, 'condition', path, report);
  if (condition === undefined) return [];
  unknownKeys(branch, branchKeys, path, report);
  const read = (key: string) => scalar(branch, key, path, report);
  return [
    {
      condition,
      operator: read('conditionType') ?? '',
      operand: read('conditionValue'),
      transition: read('transition') || undefined,
      path,
    },
  ];
}

/** The objects of a list, each with its place. */
function objects(
  parent: Fields,
  key: string,
  at: JsonPath,
  report: Report,
): readonly (readonly [Fields, JsonPath])[] {
  const list = parent[key];
  if (!Array.isArray(list)) {
    const found = list === undefined ? 'nothing' : kindOf(list);
    report('legacy_wrong_shape', [...at, key], { expected: 'a list', found });
    return [];
  }
  return list.flatMap((item: unknown, index) => {
    const path = [...at, key, index];
    if (isFields(item)) return [[item, path] as const];
    report('legacy_wrong_shape', path, { expected: 'an object', found: kindOf(item) });
    return [];
  });
}

/** A text that must be there. `__proto__` is refused: as a key it would change the object that holds it. */
function name(parent: Fields, key: string, at: JsonPath, report: Report): string | undefined {
  const value = parent[key];
  if (typeof value === 'string' && value !== '' && value !== '__proto__') return value;
  const found = value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : kindOf(value);
  report('legacy_wrong_shape', [...at, key], { expected: 'a name', found });
  return undefined;
}

/** A value as text; older exports write numbers and truth values as they are. Many values become keys. */
function scalar(parent: Fields, key: string, at: JsonPath, report: Report): string | undefined {
  const value = parent[key];
  if (value === undefined || value === null) return undefined;
  if (isScalar(value) && value !== '__proto__') return String(value);
  const found = isScalar(value) ? `"${value}"` : kindOf(value);
  report('legacy_wrong_shape', [...at, key], { expected: 'a string', found });
  return undefined;
}

/** Whether a value is a text, a number or a truth value. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function unknownKeys(fields: Fields, known: ReadonlySet<string>, at: JsonPath, report: Report): void {
  for (const key of Object.keys(fields)) {
    if (!known.has(key)) report('legacy_lost_key', [...at, key], { key });
  }
}

/** A position, where the value is one. */
export function positionIn(value: unknown): Position | undefined {
  if (!isFields(value)) return undefined;
  const { x, y } = value;
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined;
}
