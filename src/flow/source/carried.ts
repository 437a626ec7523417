import type { ActionDocument, FlowType, JsonPath, Unit } from '../../language/document.ts';
import type { Issue, Severity } from '../../language/issue.ts';
import { pathText } from '../../language/path-text.ts';
import { locate } from '../../language/position.ts';
import { flowLanguageVersion } from '../../language/shape.ts';
import { moduleSettings } from '../module.ts';
import type { Because, Call } from './call.ts';
import { differencesOf } from './difference.ts';

type Args = { readonly [name: string]: string };

const sentences = {
  not_carried_over: ({ key }: Args) =>
    `"${key}" has no place in a flow that is written in TypeScript, so it is left out. Keep the original where it matters.`,
  metadata_not_carried_over: ({ keys }: Args) =>
    `The console keeps more beside this flow than a source does (${keys}). It is left out: nothing of it changes what the flow does.`,
  settings_not_carried_over: () =>
    'The "Settings" of this module differ from those that every module is built with, and are left out. Amazon Connect keeps what goes in and comes out of a module as a setting: compare it with input and results in the source.',
  version_not_carried_over: ({ version }: Args) =>
    `The version of this flow is "${version}", and every flow is built as ${flowLanguageVersion}. Compare the result with the original.`,
  flow_type_assumed: ({ type }: Args) =>
    `The file does not say what type of flow this is. It is written as ${type}, which its actions fit best. If it is another, say so with --type.`,
  written_raw: ({ type, why }: Args) =>
    `${type} is written with rawAction(), because ${why}. It is built as it stands, without the help of types.`,
} as const;

type Code = keyof typeof sentences;

/** What a document holds and its source will not, and which steps the source has without types. */
export function carriedOver(unit: Unit, type: FlowType, calls: readonly Call[]): readonly Issue[] {
  const { document, source } = unit;
  const issues: Issue[] = [];
  const add = (code: Code, severity: Severity, path: JsonPath, args: Args = {}, step?: string) => {
    const place = source === undefined ? undefined : locate(source, path);
    issues.push({
      code,
      severity,
      flow: unit.name,
      ...(step === undefined ? {} : { step }),
      path,
      ...(source?.file === undefined ? {} : { file: source.file }),
      ...place,
      args,
      message: sentences[code](args),
    });
  };

  if (unit.type === undefined) add('flow_type_assumed', 'note', [], { type });
  if (document.Version !== flowLanguageVersion)
    add('version_not_carried_over', 'warning', ['Version'], { version: document.Version });
  for (const key of otherKeys(document, documentKeys)) add('not_carried_over', 'warning', [key], { key });
  const kept = otherKeys(document.Metadata ?? {}, metadataKeys);
  if (kept.length > 0)
    add('metadata_not_carried_over', 'note', ['Metadata', kept[0] ?? ''], { keys: kept.join(', ') });
  if (document.Settings !== undefined && !isBoilerplate(document.Settings))
    add('settings_not_carried_over', 'warning', ['Settings']);
  for (const [index, action] of document.Actions.entries()) {
    const step = action.Identifier;
    for (const path of otherPaths(action))
      add('not_carried_over', 'warning', ['Actions', index, ...path], { key: String(path.at(-1)) }, step);
    const call = calls[index];
    if (call?.by === 'rawAction')
      add(
        'written_raw',
        'note',
        ['Actions', index, ...pathOf(call.because)],
        { type: action.Type, why: whyOf(call.because) },
        step,
      );
  }
  return issues;
}

const documentKeys = ['Version', 'StartAction', 'Metadata', 'Actions', 'Settings'];
/** Written anew, or of no use beside the source. */
const metadataKeys = ['entryPointPosition', 'ActionMetadata', 'name', 'type', 'status', 'hash', 'snapToGrid'];

function otherKeys(value: object, known: readonly string[]): readonly string[] {
  return Object.keys(value).filter((key) => !known.includes(key));
}

/** Keys that the Flow language does not know, wherever an action has them. */
function otherPaths(action: ActionDocument): readonly JsonPath[] {
  const { Transitions = {} } = action;
  const branches = (['Errors', 'Conditions'] as const).flatMap((list) =>
    (Transitions[list] ?? []).flatMap((branch, index) =>
      otherKeys(branch, ['NextAction', 'ErrorType', 'Condition']).map((key) => [
        'Transitions',
        list,
        index,
        key,
      ]),
    ),
  );
  return [
    ...otherKeys(action, ['Identifier', 'Type', 'Parameters', 'Transitions']).map((key) => [key]),
    ...otherKeys(Transitions, ['NextAction', 'Errors', 'Conditions']).map((key) => ['Transitions', key]),
    ...branches,
  ];
}

function isBoilerplate(settings: Unit['document']['Settings']): boolean {
  const [one, other] = [settings, moduleSettings].map((Parameters = {}) => ({ Type: '', Parameters }));
  return one !== undefined && other !== undefined && differencesOf(one, other).length === 0;
}

function pathOf(because: Because): JsonPath {
  return because.reason === 'different' ? because.path : [];
}

function whyOf(because: Because): string {
  switch (because.reason) {
    case 'no_constructor':
      return 'no constructor writes that type';
    case 'unknown_action':
      return 'the type is not known';
    case 'wrong_form':
      return 'its parameters or exits are not of the form that its constructor writes';
    case 'flow_type':
      return `it does not belong in a ${because.type}`;
    default:
      return `${because.constructor}() would write another ${pathText(because.path)}`;
  }
}
