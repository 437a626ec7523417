import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../../src/actions/index.ts';
import type {
  ActionDocument,
  FlowDocument,
  FlowType,
  Json,
  JsonObject,
  Unit,
} from '../../src/language/document.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { parseReference } from '../../src/language/reference.ts';
import { aliasesOf } from '../../src/language/resource.ts';
import { bye, unit } from './contact.ts';

/** A flow that somebody published, with small stand-ins for the flows and modules that it leads to. */
export interface PublicFlow {
  readonly file: string;
  /** The flow first, or what calls it where it is a module. */
  readonly flows: readonly Unit[];
}

/** The flows of a folder that hold played actions only, in the order of their file names; none without the folder. */
export function publicFlows(folder: string): readonly PublicFlow[] {
  const flows = join(folder, 'flows');
  if (!existsSync(flows)) return [];
  return readdirSync(flows)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const { document } = parseFlow(readFileSync(join(flows, file), 'utf8'), { file });
      if (document === undefined || !document.Actions.every(({ Type }) => isPlayed(Type))) return [];
      const flow = { name: file, ...typeOf(document), document };
      return [{ file, flows: [...callersOf(flow), flow, ...standIns(document)] }];
    });
}

/** The texts of all flows of a folder. */
export function publicTexts(folder: string): readonly string[] {
  const flows = join(folder, 'flows');
  if (!existsSync(flows)) return [];
  const files = readdirSync(flows).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => readFileSync(join(flows, file), 'utf8'));
}

function isPlayed(type: string): boolean {
  return actions.get(type)?.enter !== undefined;
}

function typeOf({ Metadata, Settings }: FlowDocument): { readonly type?: FlowType } {
  const type = Metadata?.['type'];
  if (Settings !== undefined) return { type: 'MODULE' };
  return typeof type === 'string' && /^[A-Z_]+$/.test(type) ? { type: type as FlowType } : {};
}

function callersOf({ name, document }: Unit): readonly Unit[] {
  if (!document.Actions.some(({ Type }) => Type === 'EndFlowModuleExecution')) return [];
  const exits = { next: 'bye', errors: { NoMatchingError: 'bye' } };
  return [unit('Caller', { call: ['InvokeFlowModule', { FlowModuleId: name }, exits], bye })];
}

/** A flow that hangs up for every flow that is named, and a module that goes back for every module. */
function standIns({ Actions }: FlowDocument): readonly Unit[] {
  const found = new Map<string, Unit>();
  for (const { Type, Parameters = {} } of Actions) {
    for (const value of namedFlows(Type, Parameters).flatMap((named) => valuesOf(named, Actions))) {
      const name = aliasesOf(value).at(-1) ?? value;
      const end = Type === 'InvokeFlowModule' ? (['EndFlowModuleExecution'] as const) : bye;
      found.set(name, unit(name, { end }, Type === 'InvokeFlowModule' ? 'MODULE' : 'CONTACT_FLOW'));
    }
  }
  return [...found.values()];
}

function namedFlows(
  type: string,
  { ContactFlowId, FlowModuleId, EventHooks }: JsonObject,
): readonly string[] {
  const hooks = type === 'UpdateContactEventHooks' ? membersOf(EventHooks) : {};
  return [ContactFlowId, FlowModuleId, ...Object.values(hooks)].filter((value) => typeof value === 'string');
}

/** The value itself, or what the flow sets the attribute to that it refers to. */
function valuesOf(value: string, steps: readonly ActionDocument[]): readonly string[] {
  const [root = '', name = ''] = parseReference(value) ?? [];
  if (root === '') return [value];
  return steps.flatMap(({ Parameters: { Attributes, FlowAttributes } = {} }) => {
    const set =
      root === 'Attributes'
        ? membersOf(Attributes)[name]
        : membersOf(membersOf(FlowAttributes)[name])['Value'];
    return typeof set === 'string' ? [set] : [];
  });
}

function membersOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
