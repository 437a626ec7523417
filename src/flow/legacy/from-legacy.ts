import type { FlowType, JsonPath, Source, Unit } from '../../language/document.ts';
import { consoleFlowTypes } from '../../language/flow-type.ts';
import type { Issue } from '../../language/issue.ts';
import { type ParseOptions, parseFlow } from '../../language/parse.ts';
import { locate, startOf } from '../../language/position.ts';
import { isFields } from '../../language/shape.ts';
import { convert } from './convert.ts';
import { type LegacyExport, type Report, readExport } from './export.ts';
import { tell } from './sentence.ts';

/** What a legacy export gave. `unit` is there when at least one module could be read. */
export interface ImportedFlow {
  /** Without a `source`: places in the document are no places in the export. */
  readonly unit?: Unit;
  /** What was noticed, with the place in the export; what could not be carried over is named here. */
  readonly issues: readonly Issue[];
  readonly source: Source;
}

/**
 * Reads a flow in the export format that the console wrote before the Flow language (`modules` with `branches`), and
 * makes the document of it that the console would write today. Identifiers and positions are kept; the names of
 * resources stand beside their ARNs, and in place of them where the export has none. Never throws: whatever is wrong
 * with the export, or has no counterpart in the Flow language, comes back as issues.
 *
 * A branch that leads nowhere leads to a step `unconnected`, which ends the contact, or only the flow in a
 * whisper or a hold; the Flow language needs a target.
 *
 * @example
 * const { unit, issues } = fromLegacy(await readFile('main.json', 'utf8'), { file: 'main.json' });
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-import-export.html
 */
export function fromLegacy(text: string, options: ParseOptions = {}): ImportedFlow {
  const { document, issues: read, source } = parseFlow(text, options);
  const issues = read.filter(({ code }) => code !== 'legacy_export');
  const report: Report = (code, path, args = {}, step) => {
    const { severity, message } = tell(code, args);
    issues.push({
      code,
      severity,
      ...(options.name === undefined ? {} : { flow: options.name }),
      ...(step === undefined ? {} : { step }),
      path,
      ...(options.file === undefined ? {} : { file: options.file }),
      ...locate(source, path),
      args,
      message,
    });
  };
  if (document !== undefined) report('not_legacy', []);
  if (document !== undefined || issues.length === read.length) return { issues, source };
  const value: unknown = JSON.parse(text.slice(startOf(text)));
  const unit = isFields(value) ? unitOf(readExport(value, report), options.name, report) : undefined;
  return unit === undefined ? { issues, source } : { unit, issues, source };
}

function unitOf(legacy: LegacyExport, name: string | undefined, report: Report): Unit | undefined {
  const { name: title } = legacy.metadata;
  const type = typeOf(legacy, report);
  const document = convert(legacy, type, report);
  if (document === undefined) return undefined;
  return {
    name: name ?? (typeof title === 'string' && title !== '' ? title : 'Imported flow'),
    ...(type === undefined ? {} : { type }),
    document,
  };
}

/** The oldest exports say their type among the metadata only. */
function typeOf({ type, metadata }: LegacyExport, report: Report): FlowType | undefined {
  const said = type ?? metadata['type'];
  const known = consoleFlowTypes.get(said);
  const at: JsonPath = type === undefined ? ['metadata', 'type'] : ['type'];
  if (known === undefined) report('legacy_unknown_type', at, { type: JSON.stringify(said) ?? 'nothing' });
  return known;
}
