import type { Reference } from './reference.ts';
import { isReference, reference } from './reference.ts';

/** The kinds of things outside a flow that a flow names. */
export type ResourceKind = 'agent' | 'bot' | 'flow' | 'function' | 'hours' | 'module' | 'prompt' | 'queue';

/** Something outside the flow, by its name. `publish` alone turns names into ARNs. */
export interface Resource<Kind extends ResourceKind = ResourceKind> {
  readonly kind: Kind;
  readonly name: string;
  /** What stands in the document in place of the name. */
  readonly id?: string;
}

/** How an instance knows a resource. */
export interface Identified {
  /**
   * Its ARN or id, written as it stands: the flow then belongs to one instance. A resource without one is written
   * by its name.
   */
  readonly id?: string;
}

/** A Lambda function with the keys of its result. */
export interface FunctionResource<Key extends string = string> extends Resource<'function'> {
  readonly returns: readonly Key[];
}

/** A flow module with what it takes and the names by which it returns. */
export interface ModuleResource<Input extends string = string, Result extends string = string>
  extends Resource<'module'> {
  readonly input: readonly Input[];
  readonly results: readonly Result[];
}

/**
 * A queue by its name.
 *
 * @example queue('Service desk')
 * @example queue('Service desk', { id: 'arn:aws:connect:eu-central-1:123456789012:instance/…/queue/…' })
 */
export function queue(name: string, { id }: Identified = {}): Resource<'queue'> {
  return Object.freeze({ kind: 'queue', name, ...identified(id) });
}

/** Hours of operation by their name. */
export function hours(name: string, { id }: Identified = {}): Resource<'hours'> {
  return Object.freeze({ kind: 'hours', name, ...identified(id) });
}

/** A flow by its name, where the flow itself is not at hand. */
export function flowNamed(name: string, { id }: Identified = {}): Resource<'flow'> {
  return Object.freeze({ kind: 'flow', name, ...identified(id) });
}

/** A flow module by its name, where the module itself is not at hand. Input and results not stated here may be any. */
export function moduleNamed<const Input extends string = string, const Result extends string = string>(
  name: string,
  {
    input = [],
    results = [],
    id,
  }: Identified & { readonly input?: readonly Input[]; readonly results?: readonly Result[] } = {},
): ModuleResource<Input, Result> {
  return Object.freeze({
    kind: 'module',
    name,
    ...identified(id),
    input: Object.freeze([...input]),
    results: Object.freeze([...results]),
  });
}

/** A recorded prompt by its name. Voice only: give chat a text. */
export function promptNamed(name: string, { id }: Identified = {}): Resource<'prompt'> {
  return Object.freeze({ kind: 'prompt', name, ...identified(id) });
}

/** A Lex V2 bot alias by the bot's name. */
export function botNamed(name: string, { id }: Identified = {}): Resource<'bot'> {
  return Object.freeze({ kind: 'bot', name, ...identified(id) });
}

/** An agent, for the agent's own queue. */
export function agentNamed(name: string, { id }: Identified = {}): Resource<'agent'> {
  return Object.freeze({ kind: 'agent', name, ...identified(id) });
}

/**
 * A Lambda function by its name, with the keys of the result that flows read.
 *
 * @example
 * ```ts
 * const lookupCaller = fn('lookup-caller', { returns: ['found', 'name'] });
 * text`Hello ${external(lookupCaller).name}.`
 * ```
 */
export function fn<const Key extends string = never>(
  name: string,
  { returns = [], id }: Identified & { readonly returns?: readonly Key[] } = {},
): FunctionResource<Key> {
  return Object.freeze({ kind: 'function', name, ...identified(id), returns: Object.freeze([...returns]) });
}

/** Reads the result of a function: `external(lookupCaller).name` is `$.External.name`. Each call replaces it whole. */
export function external<Key extends string>(
  source: FunctionResource<Key>,
): { readonly [Name in Key]: Reference } {
  return Object.fromEntries(source.returns.map((key) => [key, reference('External', ...key.split('.'))])) as {
    [Name in Key]: Reference;
  };
}

const scheme = 'trunkline:';

/** The written form of a resource: its id, or where only its name is known `trunkline:queue/Service%20desk`. */
export function nameOf({ kind, name, id }: Resource): string {
  if (id !== undefined) return id;
  // Half a character has no written form in an address.
  return `${scheme}${kind}/${encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}

/** Says whether a value is the written form of a name, which stands where a resource has no id. */
export function isWrittenName(kind: ResourceKind, value: string): boolean {
  return value.startsWith(`${scheme}${kind}/`);
}

/** What is known of a resource as it stands in a document. */
export interface ReadResource {
  readonly kind: ResourceKind;
  readonly name?: string;
  readonly arn?: string;
  /** The value is a reference: which resource it is shows when the contact is there. */
  readonly dynamic?: true;
  /** The value stands for an ARN that a template fills in later. */
  readonly placeholder?: true;
}

/**
 * Reads every form in which a document names a resource: our own names, ARNs, bare ids and names, references and
 * placeholders of templates (`${Queue}`, `{{queue}}`, `<queue>`, `%queue%`). The console's `displayName` gives an
 * ARN its name.
 */
export function readResource(kind: ResourceKind, value: string, displayName?: string): ReadResource {
  const known = displayName === undefined ? {} : { name: displayName };
  if (value.startsWith(scheme)) {
    const slash = value.indexOf('/');
    return { kind, name: decode(value.slice(slash + 1)) };
  }
  if (isReference(value)) return { kind, dynamic: true };
  if (value.startsWith('arn:') && !placeholder.test(value)) return { kind, arn: value, ...known };
  if (placeholder.test(value)) return { kind, placeholder: true, ...known };
  return { kind, name: value, ...known };
}

/** The names under which a document's value may be found: its name, its ARN, and the last parts of the ARN. */
export function aliasesOf(value: string): readonly string[] {
  const { name, arn } = readResource('function', value);
  if (name !== undefined) return [name];
  if (arn === undefined) return [value];
  const resource = arn.split(':').slice(5).join(':');
  const parts = resource.split(/[/:]/);
  const withoutQualifier = arn.replace(/:(?:\$LATEST|\d+)$/, '');
  const last = parts.findLast((part) => part !== '$LATEST' && !/^\d{1,5}$/.test(part));
  const named = parts[0] === 'function' ? parts[1] : undefined;
  return [...new Set([arn, withoutQualifier, named, last].filter((alias) => alias !== undefined))];
}

/** How a person names what a document names: the last part of an ARN. */
export function plainName(value: string): string {
  return aliasesOf(value).at(-1) ?? value;
}

function identified(id: string | undefined): Identified {
  return id === undefined ? {} : { id };
}

const placeholder = /\$\{|\{\{|<[^>]+>|%[\w-]+%|__\w+__/;

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
