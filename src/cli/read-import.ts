import { basename, relative } from 'node:path';
import { flowTypeOf } from '../check/flow-type.ts';
import { fromLegacy } from '../flow/legacy/from-legacy.ts';
import type { FlowDocument, FlowType, JsonPath, Source, Unit } from '../language/document.ts';
import type { Issue } from '../language/issue.ts';
import { parseFlow } from '../language/parse.ts';
import { pathText } from '../language/path-text.ts';
import { locate, startOf } from '../language/position.ts';
import { isFields } from '../language/shape.ts';
import { isFlowType } from './flow-types.ts';
import { readText } from './read-flow.ts';

/** What reading a file for the import gave. */
export interface ReadImport {
  readonly unit?: Unit;
  /** What was noticed in reading, with places in the file. */
  readonly issues: readonly Issue[];
  /** What the file is, in words: `a flow`, `a legacy export`. */
  readonly form: string;
  /** Gives an issue of the unit its place in the file. */
  readonly placed: (issue: Issue) => Issue;
}

/** What the command line says of the flow. */
export interface SaidOfFlow {
  readonly name?: string | undefined;
  readonly type?: FlowType | undefined;
}

/**
 * Reads a flow from an export of the console, new or legacy, or from an answer of the API that holds one as an object
 * or as text. It is named as the command line says, else as the file says, else as the file is named.
 */
export async function readImport(path: string, cwd: string, said: SaidOfFlow): Promise<ReadImport> {
  const file = relative(cwd, path);
  const text = await readText(path, file);
  const unread = { form: 'no text', placed: (issue: Issue) => issue };
  if (typeof text !== 'string') return { ...unread, issues: [text] };
  const fallback = basename(path).replace(/\.json$/i, '');
  const { document, issues, source } = parseFlow(text, { file });
  const placed = (issue: Issue) => placedIn(source, [], issue);
  if (document !== undefined) {
    const known = { name: titleOf(document) ?? fallback, type: flowTypeOf({ document }) };
    return { unit: { ...unitOf(document, known, said), source }, issues, form: formOf(document), placed };
  }
  if (issues.some(({ code }) => code === 'legacy_export')) return legacy(text, file, fallback, said);
  const wrapped = issues.find(({ code }) => code === 'wrapped_flow');
  if (wrapped === undefined) return { ...unread, issues };
  return unwrap({ source, issues, path: wrapped.path ?? [], fallback, said });
}

function legacy(text: string, file: string, fallback: string, said: SaidOfFlow): ReadImport {
  const { unit, issues, source } = fromLegacy(text, { file, ...(said.name && { name: said.name }) });
  const value: unknown = unit === undefined ? {} : JSON.parse(text.slice(startOf(text)));
  const modules: unknown = isFields(value) ? value['modules'] : [];
  const named = unit?.name === 'Imported flow' ? { ...unit, name: fallback } : unit;
  return {
    ...(named && { unit: { ...named, ...(said.type && { type: said.type }) } }),
    issues,
    form: 'a legacy export',
    // A step keeps the id of its module, so an issue about it can be shown there.
    placed: (issue) => {
      const index = Array.isArray(modules)
        ? modules.findIndex((module) => isFields(module) && module['id'] === issue.step)
        : -1;
      return { ...issue, file, ...(index === -1 ? {} : locate(source, ['modules', index])) };
    },
  };
}

/** What holds a flow, and where. */
interface Wrapped {
  readonly source: Source;
  readonly issues: readonly Issue[];
  readonly path: JsonPath;
  readonly fallback: string;
  readonly said: SaidOfFlow;
}

function unwrap({ source, issues, path, fallback, said }: Wrapped): ReadImport {
  const outer: unknown = JSON.parse(source.text.slice(startOf(source.text)));
  const value = valueAt(outer, path);
  const isText = typeof value === 'string';
  const inner = parseFlow(isText ? value : JSON.stringify(value));
  // Places inside a text are of no use to someone who sees the file: there it is one long line.
  const placed = (issue: Issue) => placedIn(source, path, isText ? { ...issue, path: [] } : issue);
  const found = [...issues.filter(({ code }) => code !== 'wrapped_flow'), ...inner.issues.map(placed)];
  const form = `${isText ? 'text' : 'an object'} ${path.length === 0 ? 'at the top' : `under ${pathText(path)}`}`;
  const { document } = inner;
  if (document === undefined) {
    const broken = inner.issues.find(({ severity }) => severity === 'error');
    const isCut = isText && broken !== undefined && broken.path === undefined;
    return { issues: isCut ? [brokenContent(broken, path, source)] : found, form, placed };
  }
  const around = valueAt(outer, path.slice(0, -1));
  const { Name: name, Type: type } = isFields(around) ? around : {};
  const known = {
    name: typeof name === 'string' && name !== '' ? name : (titleOf(document) ?? fallback),
    type: path.includes('ContactFlowModule')
      ? ('MODULE' as const)
      : isFlowType(type)
        ? type
        : flowTypeOf({ document }),
  };
  const unit = unitOf(document, known, said);
  return { unit, issues: found, form: `${formOf(document)}, ${form}`, placed };
}

/** A text inside the file that cannot be read: it is not the file that is broken. */
function brokenContent({ message, line = 1, column = 1 }: Issue, path: JsonPath, source: Source): Issue {
  const at = pathText(path);
  const issue: Issue = {
    code: 'broken_content',
    severity: 'error',
    path: [],
    args: { at },
    message: `A flow should stand under ${at}, and the text there cannot be read. At ${line}:${column} of that text: ${message}`,
  };
  return placedIn(source, path, issue);
}

function unitOf(
  document: FlowDocument,
  known: { readonly name: string; readonly type: FlowType | undefined },
  said: SaidOfFlow,
): Unit {
  const type = said.type ?? known.type;
  return { name: said.name ?? known.name, document, ...(type === undefined ? {} : { type }) };
}

function formOf({ Settings }: FlowDocument): string {
  return Settings === undefined ? 'a flow' : 'a module';
}

function titleOf({ Metadata }: FlowDocument): string | undefined {
  const name = Metadata?.['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as { [key: string]: unknown })[key] : undefined,
    value,
  );
}

/** @param prefix Where the flow stands in the file. */
function placedIn(source: Source, prefix: JsonPath, issue: Issue): Issue {
  const path = [...prefix, ...(issue.path ?? [])];
  return {
    ...issue,
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(issue.path === undefined && prefix.length === 0 ? {} : locate(source, path)),
  };
}
