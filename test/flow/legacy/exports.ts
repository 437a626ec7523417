import { fromLegacy, type ImportedFlow } from '../../../src/flow/legacy/from-legacy.ts';
import type { ActionDocument } from '../../../src/language/document.ts';
import { graphOf } from '../../../src/language/graph.ts';
import type { Issue } from '../../../src/language/issue.ts';

/** A parameter of a legacy module. */
export interface WrittenParameter {
  readonly name: string;
  readonly value?: string | number | boolean | null;
  readonly namespace?: string | null;
  readonly [key: string]: unknown;
}

/** A legacy module as the tests write it: its branches as `condition → target`, tests as `Evaluate Equals 1 → a`. */
export interface WrittenModule {
  readonly type: string;
  readonly target?: string;
  readonly branches?: readonly string[];
  readonly parameters?: readonly WrittenParameter[];
}

/** The text of an export that begins with the module `m` and has the targets `a` to `f`, which hang up. */
export function exportOf(
  { type, target, branches = [], parameters = [] }: WrittenModule,
  flowType = 'contactFlow',
): string {
  const m = {
    id: 'm',
    type,
    ...(target === undefined ? {} : { target }),
    branches: branches.map(branchOf),
    parameters,
    metadata: { position: { x: 200, y: 20 } },
  };
  const ends = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
    id,
    type: 'Disconnect',
    branches: [],
    parameters: [],
    metadata: { position: { x: 500, y: 20 } },
  }));
  return JSON.stringify(
    {
      modules: [m, ...ends],
      version: '1',
      type: flowType,
      start: 'm',
      metadata: {
        entryPointPosition: { x: 10, y: 20 },
        name: 'Written here',
        type: flowType,
        status: 'saved',
      },
    },
    null,
    1,
  );
}

function branchOf(written: string): object {
  const [said = '', transition] = written.split(' → ');
  const [condition, conditionType, ...value] = said.split(' ');
  return {
    condition,
    ...(conditionType === undefined ? {} : { conditionType, conditionValue: value.join(' ') }),
    ...(transition === undefined ? {} : { transition }),
  };
}

/** The step that the module `m` became, with its exits in words. */
export function stepOf({ unit }: ImportedFlow): {
  readonly action: ActionDocument;
  readonly exits: readonly string[];
} {
  const step = unit && graphOf(unit.document).steps.get('m');
  if (step === undefined) throw new Error('there is no step m');
  return { action: step.action, exits: step.exits.map(({ name, target }) => `${name} → ${target}`) };
}

/** An issue in one line. */
export function told({ code, path = [] }: Issue): string {
  return `${code} ${path.join('.')}`;
}

/** Reads a module as a flow of its own. */
export function readModule(module: WrittenModule, flowType?: string): ImportedFlow {
  return fromLegacy(exportOf(module, flowType));
}
