import type { Step } from '../action/step.ts';
import type { ActionDocument, FlowDocument, FlowType, Unit } from '../language/document.ts';
import { layOut } from './layout.ts';
import { metadataOf } from './metadata.ts';

/** A flow written in TypeScript. It is also a resource, so other flows can lead to it by value. */
export interface Flow<
  Name extends string = string,
  StepName extends string = string,
  Attribute extends string = string,
> extends Unit {
  readonly kind: 'flow';
  readonly name: Name;
  readonly type: FlowType;
  /** The flow exactly as Amazon Connect stores it, with resources by name. */
  readonly document: FlowDocument;
  /** The names of the steps, in the order in which they were written. */
  readonly steps: readonly StepName[];
  /** The contact attributes that the steps may read and set, as they were declared. */
  readonly attributes: readonly Attribute[];
  /** The document, so that `JSON.stringify(flow)` is what Connect takes. */
  toJSON(): FlowDocument;
}

/**
 * The flow type that steps must fit; none where the type is unknown until the program runs. A misspelled type is
 * then the one error of its flow, not one more at every step.
 */
export type Known<Type extends FlowType> = FlowType extends Type ? never : Type;

/** What a flow is made of. Targets, start, flow type and attributes are checked while you type. */
export interface FlowDefinition<StepName extends string, Attribute extends string, Type extends FlowType> {
  /** @default 'CONTACT_FLOW' */
  readonly type?: Type;
  /** The contact attributes that the steps may read and set. */
  readonly attributes?: readonly Attribute[];
  /** The step that a contact meets first. */
  readonly start: NoInfer<StepName>;
  readonly steps: {
    readonly [Name in StepName]: Step<NoInfer<StepName>, Known<NoInfer<Type>>, NoInfer<Attribute>>;
  };
  /** Identifiers to keep instead of the step names, as an imported flow has them. */
  readonly identifiers?: { readonly [Name in NoInfer<StepName>]?: string };
}

/**
 * Names the steps of a contact flow. The name of a step becomes its `Identifier`, so the same source always gives
 * the same bytes.
 *
 * @example
 * ```ts
 * flow('Greeting', {
 *   start: 'welcome',
 *   steps: { welcome: playPrompt({ text: 'Hello.', next: 'bye' }), bye: disconnect() },
 * });
 * ```
 */
export function flow<
  const Name extends string,
  const StepName extends string,
  const Attribute extends string = never,
  const Type extends FlowType = 'CONTACT_FLOW',
>(name: Name, definition: FlowDefinition<StepName, Attribute, Type>): Flow<Name, StepName, Attribute> {
  const document = documentOf(definition);
  return Object.freeze({
    kind: 'flow',
    name,
    type: definition.type ?? 'CONTACT_FLOW',
    document,
    ...namedOf(definition),
    steps: Object.freeze(Object.keys(definition.steps) as StepName[]),
    attributes: Object.freeze([...(definition.attributes ?? [])]),
    toJSON: () => document,
  });
}

/** What a unit keeps beside its document, so that a step goes by its name wherever it is spoken of. */
export function namedOf({ start, steps, identifiers }: Steps): { readonly named?: FlowDocument } {
  return identifiers === undefined ? {} : { named: documentOf({ start, steps }) };
}

/** What `documentOf` needs of a flow or a module. */
interface Steps {
  readonly start: string;
  readonly steps: { readonly [name: string]: Step };
  readonly identifiers?: { readonly [name: string]: string | undefined };
}

/** The document of named steps, laid out for the console. */
export function documentOf({ start, steps, identifiers = {} }: Steps): FlowDocument {
  const identifier = (name: string) =>
    (Object.hasOwn(identifiers, name) ? identifiers[name] : undefined) ?? name;
  const led = <Branch extends { readonly NextAction: string }>(branch: Branch): Branch => ({
    ...branch,
    NextAction: identifier(branch.NextAction),
  });
  const actions = Object.entries(steps).map(
    ([name, { type, parameters, transitions }]): ActionDocument => ({
      Parameters: parameters,
      Identifier: identifier(name),
      Type: type,
      Transitions:
        Object.keys(transitions).length === 0
          ? {}
          : {
              ...(transitions.NextAction === undefined
                ? {}
                : { NextAction: identifier(transitions.NextAction) }),
              Errors: (transitions.Errors ?? []).map(led),
              Conditions: (transitions.Conditions ?? []).map(led),
            },
    }),
  );
  const document: FlowDocument = { Version: '2019-10-30', StartAction: identifier(start), Actions: actions };
  return Object.freeze({
    Version: document.Version,
    StartAction: document.StartAction,
    Metadata: metadataOf(document, layOut(document)),
    Actions: Object.freeze(actions),
  });
}
