import type { Prop, Props } from '../../action/constructor.ts';
import type { FlowDocument } from '../../language/document.ts';
import type { Resource } from '../../language/resource.ts';
import type { Call } from './call.ts';
import { widthOf } from './code.ts';
import { isMap, isReference, isResource, isTemplate } from './prop.ts';

/**
 * A name for each action, in the order of the actions: its identifier where that is a name, else what the step says
 * or does. The same document gets the same names, no two are alike, and none is the identifier of another action.
 */
export function stepNames(
  { StartAction, Actions }: FlowDocument,
  calls: readonly Call[],
  nameOf: (resource: Resource) => string,
): readonly string[] {
  const targets = Actions.flatMap(
    ({ Transitions: { NextAction = '', Errors = [], Conditions = [] } = {} }) => [
      NextAction,
      ...[...Errors, ...Conditions].map((branch) => branch.NextAction),
    ],
  );
  const taken = new Set([StartAction, ...targets, ...Actions.map(({ Identifier }) => Identifier)]);
  const kept = new Set<string>();
  return Actions.map(({ Identifier, Type }, index) => {
    if (isStepName(Identifier) && !kept.has(Identifier)) {
      kept.add(Identifier);
      return Identifier;
    }
    const call = calls[index];
    const wanted =
      call === undefined || call.by === 'rawAction' ? kebab(Type) : nameFor(call.by.name, call.props, nameOf);
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
    taken.add(name);
    return name;
  });
}

const generated = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}/i;

/** Objects put whole numbers before all other keys, and the order of the steps is that of the actions. */
function isStepName(identifier: string): boolean {
  return (
    /^[^\p{C}]{1,60}$/u.test(identifier) &&
    !/^\d+$|^__proto__$/i.test(identifier) &&
    !generated.test(identifier) &&
    identifier.trim() === identifier
  );
}

function nameFor(constructor: string, props: Props, nameOf: (resource: Resource) => string): string {
  const said = wordsOf(saidBy(props), 4);
  if (said !== '') return said;
  const full = kebab(constructor);
  const verb = /^transfer-to|^[a-z]+/.exec(full)?.[0] ?? full;
  const subject = wordsOf(subjectOf(Object.values(props), nameOf), 5);
  return subject === '' ? full : `${verb}-${subject}`;
}

/** What a step says to the caller, without references and tags. */
function saidBy({ text, ssml }: Props): string {
  const words = text ?? ssml;
  const said = isTemplate(words)
    ? words.parts.map((part) => (typeof part === 'string' ? part : ' ')).join('')
    : words;
  return typeof said === 'string' ? said.replace(/<[^>]*>/g, ' ') : '';
}

/** The resource that a step names, else the name that it reads or sets first. */
function subjectOf(props: readonly (Prop | undefined)[], nameOf: (resource: Resource) => string): string {
  const resource = props.find(isResource);
  // What the console called by an id alone has no name to go by.
  if (resource !== undefined) return generated.test(nameOf(resource)) ? '' : nameOf(resource);
  const named = props.find((prop) => isMap(prop) || isReference(prop));
  if (isMap(named)) return [...named.keys()][0] ?? '';
  return isReference(named) ? named.path.replace(/^.*\./, '') : '';
}

/** The first words of a text, as far as they fit into 32 columns. */
function wordsOf(text: string, most: number): string {
  const words = text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = '';
  for (const word of words.slice(0, most)) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (name !== '' && widthOf(longer) > 32) break;
    name = longer;
  }
  while (widthOf(name) > 32) name = Array.from(name).slice(0, -1).join('');
  return /^\d+$/.test(name) ? '' : name.toLowerCase();
}

/** The words of a name in the spelling of programs. */
function kebab(name: string): string {
  return wordsOf(name, 6) || 'step';
}
