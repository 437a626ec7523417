import { TrunklineError } from '../language/error.ts';
import { parseReference, parseTemplate, type Reference, reference, text } from '../language/reference.ts';
import { type ReadResource, type Resource, type ResourceKind, readResource } from '../language/resource.ts';
import type { PlacedAction, Prop, Props } from './constructor.ts';
import type { promptNames } from './prompt.ts';

/**
 * The text, template or reference that a parameter holds. A text that a template would change stays as it stands,
 * with the references written out.
 */
export function readWords(value: string | undefined): Prop | undefined {
  if (value === undefined || !value.includes('$')) return value;
  const whole = readReference(value);
  if (whole !== undefined) return whole;
  const parts = parseTemplate(value);
  const strings = [''];
  const references: Reference[] = [];
  for (const part of parts) {
    if (typeof part === 'string') strings[strings.length - 1] += part;
    else strings.push('');
    if (typeof part !== 'string') references.push(reference(...part));
  }
  if (references.length === 0 || !isFaithful(strings, references, value)) return value;
  return { text: value, parts };
}

function isFaithful(strings: readonly string[], references: readonly Reference[], value: string): boolean {
  try {
    return text(Object.assign([...strings], { raw: strings }), ...references).text === value;
  } catch (error) {
    // A text in which a reference takes more than was meant has no template.
    if (error instanceof TrunklineError) return false;
    throw error;
  }
}

/** The reference that a parameter is; nothing where it is none, or not spelled as this package spells it. */
export function readReference(value: string | undefined): Reference | undefined {
  const path = value === undefined ? undefined : parseReference(value);
  const read = path === undefined ? undefined : reference(...path);
  return read?.path === value ? read : undefined;
}

/** A text that may be one reference. */
export function readValue(value: string | undefined): string | Reference | undefined {
  return readReference(value) ?? value;
}

/** The number that a parameter's digits are; nothing where the number would be written in another way. */
export function readNumber(value: string | undefined): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isFinite(number) && String(number) === value ? number : undefined;
}

/** A number that may be a reference. */
export function readNumeric(value: string | undefined): number | Reference | undefined {
  return readNumber(value) ?? readReference(value);
}

/** The resource that a parameter names, by its name or by its id, or the reference that names it. */
export function readNamed(kind: ResourceKind, value: string | undefined): Resource | Reference | undefined {
  if (value === undefined) return undefined;
  return readReference(value) ?? { kind, ...nameAndId(readResource(kind, value), value) };
}

/** What is known by its id alone gets its name from whoever writes it. */
function nameAndId({ name }: ReadResource, value: string): Pick<Resource, 'name' | 'id'> {
  return value.startsWith('trunkline:') && name !== undefined ? { name } : { name: '', id: value };
}

/** One of the values that a constructor takes as they stand. */
export function readOneOf(choices: readonly string[], value: string | undefined): string | undefined {
  return choices.find((choice) => choice === value);
}

/** The word that a constructor has for a value of the document. */
export function readWord(
  words: { readonly [word: string]: string },
  value: string | undefined,
): string | undefined {
  return Object.keys(words).find((word) => words[word] === value);
}

/** The word that a constructor has for a list of the document. */
export function readList(
  words: { readonly [word: string]: readonly string[] },
  value: readonly string[] | undefined,
): string | undefined {
  return Object.keys(words).find((word) => words[word]?.join() === value?.join());
}

/** What a switch says; nothing where it is not written. */
export function readSwitch(value: string | undefined, on: string): boolean | undefined {
  return value === undefined ? undefined : value === on;
}

/** Values by the names that the author chose; nothing where there are none. */
export function readMap<Value>(
  values: { readonly [name: string]: Value } | undefined,
  read: (value: Value) => Prop | undefined,
): ReadonlyMap<string, Prop> | undefined {
  if (values === undefined) return undefined;
  const members = new Map<string, Prop>();
  for (const [name, value] of Object.entries(values)) {
    const prop = read(value);
    if (prop !== undefined) members.set(name, prop);
  }
  return members;
}

/** One of `text`, `ssml` and `prompt`. */
export function readPrompt(
  parameters: {
    readonly [Name in Exclude<(typeof promptNames)[number], 'Media'>]?: string;
  },
): Props {
  return {
    text: readWords(parameters.Text),
    ssml: readWords(parameters.SSML),
    prompt: readNamed('prompt', parameters.PromptId),
  };
}

/** `queue` or `agent`. */
export function readQueue(parameters: { readonly QueueId?: string; readonly AgentId?: string }): Props {
  return { queue: readNamed('queue', parameters.QueueId), agent: readNamed('agent', parameters.AgentId) };
}

/** Targets by operand, and the order of the operands where that of an object would be another. */
export function readChoices(when: PlacedAction['when']): Props {
  if (when.length === 0) return {};
  const targets = Object.fromEntries(when.map(([{ operand }, target]) => [operand, target]));
  const order = when.map(([{ operand }]) => operand);
  const same = Object.keys(targets).every((operand, index) => operand === order[index]);
  return { when: new Map(Object.entries(targets)), order: same ? undefined : order };
}

/** The target of an operand. */
export function readChoice(when: PlacedAction['when'], operand: string): string | undefined {
  return when.find(([test]) => test.operand === operand)?.[1];
}
