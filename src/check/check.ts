import type { FlowDocument, FlowType, JsonPath, Unit } from '../language/document.ts';
import type { Issue } from '../language/issue.ts';
import { type ParseCode, parseSentence } from '../language/parse-sentence.ts';
import { pathText } from '../language/path-text.ts';
import { locate } from '../language/position.ts';
import { checkShape, isFields, kindOf } from '../language/shape.ts';
import { type CheckedFlow, prepare } from './checked-flow.ts';
import { flowTypeOf } from './flow-type.ts';
import type { Finding, Rule } from './rule.ts';
import { rules } from './rules/index.ts';

export interface CheckOptions {
  /** The type of the flows that do not say their own. */
  readonly type?: FlowType;
  /** Also tells what differs where this carrier answers the phone in place of Connect. */
  readonly on?: Rule['on'];
}

/**
 * Holds a flow, a module or a whole project against the rules of Amazon Connect and of good telephony. What is
 * wrong with a flow is never thrown. Issues come flow by flow, in the order of the document; those of a flow that
 * was read from a file have line and column.
 *
 * @example
 * const issues = check(flow('Greeting', { start: 'bye', steps: { bye: disconnect() } }));
 * const broken = issues.some(({ severity }) => severity === 'error');
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html
 */
export function check(
  input: Unit | FlowDocument | readonly Unit[],
  { type, on }: CheckOptions = {},
): readonly Issue[] {
  const units = unitsOf(input);
  const misshapen = units.map(issuesOfShape);
  const flows = units.map((unit, index) =>
    isSound(misshapen[index]) ? prepare(unit, flowTypeOf(unit, type)) : undefined,
  );
  const held = rules.filter((rule) => rule.on === undefined || rule.on === on);
  const project = flows.filter((flow) => flow !== undefined);
  return flows.flatMap((flow, index) =>
    (misshapen[index] ?? []).concat(flow === undefined ? [] : issuesOf(flow, project, held)),
  );
}

/** Callers without types hand in anything; what is no flow becomes an issue, not an exception. */
function unitsOf(input: Unit | FlowDocument | readonly Unit[]): readonly Unit[] {
  const items: readonly (Unit | FlowDocument)[] = isList(input) ? input : [input];
  return items.map((item) => (isUnit(item) ? item : { name: 'flow', document: item }));
}

function isList(input: Unit | FlowDocument | readonly Unit[]): input is readonly Unit[] {
  return Array.isArray(input);
}

function isUnit(item: Unit | FlowDocument): item is Unit {
  return isFields(item) && 'document' in item;
}

/** A document that `parseFlow` gave has its shape already; one from elsewhere may be anything. */
function issuesOfShape({ name, document, source }: Unit): Issue[] {
  const issues: Issue[] = [];
  if (source !== undefined) return issues;
  const add = (code: ParseCode, severity: Issue['severity'], path: JsonPath, args: Issue['args']): void => {
    const message = parseSentence(code, args, pathText(path));
    issues.push({ code, severity, flow: name, path, args, message });
  };
  if (isFields(document)) checkShape(document, add);
  else {
    const found = document === undefined ? 'nothing' : kindOf(document);
    add('wrong_shape', 'error', [], { expected: 'an object', found });
  }
  return issues;
}

function isSound(issues: readonly Issue[] = []): boolean {
  return issues.every(({ severity }) => severity !== 'error');
}

function issuesOf(
  flow: CheckedFlow,
  project: readonly CheckedFlow[],
  held: readonly Rule[],
): readonly Issue[] {
  const issues: Issue[] = [];
  const unverified = new Set(
    flow.steps.flatMap(({ name, definition }) => (definition?.unverified === undefined ? [] : name)),
  );
  for (const rule of held) {
    for (const finding of rule.find(flow, project)) {
      const isDoubtful = rule.ofForm === true && unverified.has(finding.step ?? '');
      issues.push(issueOf(isDoubtful ? doubted(finding, rule) : finding, rule, flow.unit, isDoubtful));
    }
  }
  return issues.sort((one, other) => byPlace(one, other) || byText(one.code, other.code));
}

/** A form that is not certain gives reason to look, and no more. */
function doubted(finding: Finding, rule: Rule): Finding {
  const severity = finding.severity ?? rule.severity;
  return { ...finding, severity: severity === 'error' ? 'warning' : severity };
}

const doubt = ' But that is not certain: no page of AWS shows the whole form of this action.';

function issueOf(
  { step, path, severity, args = {} }: Finding,
  rule: Rule,
  { name, source }: Unit,
  isDoubtful: boolean,
): Issue {
  return {
    code: rule.code,
    severity: severity ?? rule.severity,
    flow: name,
    ...(step === undefined ? {} : { step }),
    path,
    ...(source?.file === undefined ? {} : { file: source.file }),
    ...(source && locate(source, path)),
    args,
    message: rule.sentence(args) + (isDoubtful ? doubt : ''),
  };
}

function byPlace(one: Issue, other: Issue): number {
  const lines = (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
  return lines || byPath(one.path ?? [], other.path ?? []);
}

/** Parents before children, list entries by number, keys by name. */
function byPath(one: JsonPath, other: JsonPath): number {
  for (const [depth, part] of one.entries()) {
    const against = other[depth];
    if (against === undefined) return 1;
    if (part === against) continue;
    return typeof part === 'number' && typeof against === 'number' ? part - against : order(part, against);
  }
  return one.length - other.length;
}

/** The start stands before the actions, as `printFlow` writes it. */
function order(one: string | number, other: string | number): number {
  const start = Number(other === 'StartAction') - Number(one === 'StartAction');
  return start || byText(String(one), String(other));
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
