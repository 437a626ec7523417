import type { Step } from '../../action/step.ts';
import { definition as disconnect } from '../../actions/disconnect-participant.ts';
import type { ActionDocument, ActionMetadata, FlowDocument, FlowType } from '../../language/document.ts';
import { flowLanguageVersion } from '../../language/shape.ts';
import type { Conversion } from './conversion.ts';
import { behavior } from './conversions/behavior.ts';
import { branching } from './conversions/branching.ts';
import { contact } from './conversions/contact.ts';
import { input } from './conversions/input.ts';
import { prompts } from './conversions/prompts.ts';
import { routing } from './conversions/routing.ts';
import { unknown } from './conversions/unknown.ts';
import { type LegacyExport, type LegacyModule, positionIn, type Report } from './export.ts';
import type { Targets } from './legacy-exits.ts';
import { LegacyStep } from './legacy-step.ts';

/** Every module that a legacy export is known to hold: its type, with its target where that matters. */
export const conversions: ReadonlyMap<string, Conversion> = new Map(
  Object.entries({ ...behavior, ...branching, ...contact, ...input, ...prompts, ...routing }),
);

/** The document that a legacy export becomes; none where there is no module to begin with. */
export function convert(
  legacy: LegacyExport,
  type: FlowType | undefined,
  report: Report,
): FlowDocument | undefined {
  const { modules, metadata } = legacy;
  const [first] = modules;
  if (first === undefined) {
    report('legacy_no_steps', ['modules']);
    return undefined;
  }
  const targets = new KnownTargets(modules);
  const start = startOf(legacy, first, targets, report);
  const steps = modules.map((module) => convertModule(module, targets, report));
  if (targets.made) steps.push(endStep(targets.end(), type));
  const { entryPointPosition, name, description, status } = metadata;
  const entry = positionIn(entryPointPosition);
  return {
    Version: flowLanguageVersion,
    StartAction: start,
    Metadata: {
      ...(entry && { entryPointPosition: entry }),
      ActionMetadata: Object.fromEntries(steps.map(({ action, beside }) => [action.Identifier, beside])),
      ...texts({ name, description, type: metadata['type'], status }),
    },
    Actions: steps.map(({ action }) => action),
  };
}

interface Converted {
  readonly action: ActionDocument;
  readonly beside: ActionMetadata;
}

function convertModule(module: LegacyModule, targets: Targets, report: Report): Converted {
  const { id, type, target } = module;
  const conversion = conversions.get(`${type}/${target}`) ?? conversions.get(type) ?? unknown;
  const from = new LegacyStep(module, targets, report);
  const action = actionOf(id, conversion(from));
  return { action, beside: from.finish() };
}

/** The keys in the order of the console. */
function actionOf(id: string, { type, parameters, transitions }: Step): ActionDocument {
  return { Parameters: parameters, Identifier: id, Type: type, Transitions: transitions };
}

function startOf({ start }: LegacyExport, first: LegacyModule, targets: Targets, report: Report): string {
  if (typeof start === 'string' && targets.has(start)) return start;
  report('legacy_start', ['start'], { found: JSON.stringify(start) ?? 'nothing', start: first.id });
  return first.id;
}

/** Whispers and holds cannot hang up: there the flow ends, and what it was a part of goes on. */
function endStep(id: string, type: FlowType | undefined): Converted {
  const hangsUp = type === undefined || disconnect.flowTypes.wide.includes(type);
  const action: ActionDocument = {
    Parameters: {},
    Identifier: id,
    Type: hangsUp ? disconnect.type : 'EndFlowExecution',
    Transitions: {},
  };
  return { action, beside: { isFriendlyName: true } };
}

function texts(values: { readonly [key: string]: unknown }): { readonly [key: string]: string } {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The ids of an export, and the name of the end that is made when something leads nowhere. */
class KnownTargets implements Targets {
  made = false;
  readonly #ids: ReadonlySet<string>;

  constructor(modules: readonly LegacyModule[]) {
    this.#ids = new Set(modules.map(({ id }) => id));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  end(): string {
    this.made = true;
    let name = 'unconnected';
    for (let count = 2; this.#ids.has(name); count += 1) name = `unconnected-${count}`;
    return name;
  }
}
