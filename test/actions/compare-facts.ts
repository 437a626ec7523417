import {
  type ActionDefinition,
  type ChannelSupport,
  type Form,
  formOf,
} from '../../src/action/definition.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { compareParameter, differ, type ParameterFacts, sorted, unknownPaths } from './compare-parameters.ts';

/** What AWS pages, public flows and answers of the service say of one action, as `scripts/facts.mjs` writes it. */
export interface ActionFacts {
  readonly type: string;
  readonly source: string;
  readonly blocks: readonly string[];
  readonly legacy: readonly string[];
  /** Its form is not certain. */
  readonly verified?: false;
  /** What it belonged to has ended. */
  readonly retired?: true;
  readonly nextAction: string;
  readonly channels: { readonly [channel: string]: string };
  readonly flowTypes: readonly string[] | 'all';
  readonly flowTypesStrict: readonly string[] | null;
  readonly campaign: boolean;
  readonly errors: {
    readonly all: readonly string[];
    readonly required: readonly string[];
    readonly rejected: readonly string[];
    readonly conditional: readonly { readonly error: string; readonly when: string; readonly rule: string }[];
  };
  readonly conditions: { readonly required: boolean | string; readonly operators: readonly string[] };
  readonly operands: readonly string[] | null;
  readonly parameters: readonly ParameterFacts[];
}

/** Parameters that put an action into each of the situations that the facts speak of. */
export type Situations = { readonly [situation: string]: JsonObject };

/** Every point in which a definition and the facts differ, one sentence each. */
export function compareFacts(
  definition: ActionDefinition,
  facts: ActionFacts,
  situations: Situations = {},
): readonly string[] {
  const forms = [{}, ...Object.values(situations)].map((parameters) => formOf(definition, parameters));
  return [
    ...differ('source', definition.source, facts.source),
    ...differ('blocks', sorted(definition.blocks), sorted(facts.blocks)),
    ...differ(
      'legacy',
      sorted(definition.legacy),
      sorted([...new Set(facts.legacy.map((name) => name.replace(/ \(.*/, '')))]),
    ),
    ...differ('verified', definition.unverified === undefined, facts.verified !== false),
    ...differ('retired', definition.retired !== undefined, facts.retired === true),
    ...differ('next', definition.next, facts.nextAction === 'forbidden' ? 'none' : facts.nextAction),
    ...channels(definition, facts),
    ...flowTypes(definition, facts),
    ...errors(definition, facts, forms, situations),
    ...conditions(facts, forms),
    ...facts.parameters.flatMap((parameter) => compareParameter(definition, parameter)),
    ...unknownPaths(definition.parameters, facts.parameters),
  ];
}

function channels(definition: ActionDefinition, facts: ActionFacts): readonly string[] {
  const words: { readonly [word: string]: string } = {
    'error-branch': 'error',
    supported: 'supported',
    'no-effect': 'no-effect',
  };
  return Object.entries(facts.channels).flatMap(([channel, word]) => {
    const support: ChannelSupport =
      definition.channels[channel.toUpperCase() as keyof typeof definition.channels];
    const expected = words[word];
    return expected === undefined
      ? []
      : differ(`channel ${channel}`, typeof support === 'object' ? 'error' : support, expected);
  });
}

const everyFlowType = [
  'AGENT_HOLD',
  'AGENT_TRANSFER',
  'AGENT_WHISPER',
  'CONTACT_FLOW',
  'CUSTOMER_HOLD',
  'CUSTOMER_QUEUE',
  'CUSTOMER_WHISPER',
  'OUTBOUND_WHISPER',
  'QUEUE_TRANSFER',
];

function flowTypes({ flowTypes: { wide, strict } }: ActionDefinition, facts: ActionFacts): readonly string[] {
  const base = facts.flowTypes === 'all' ? everyFlowType : facts.flowTypes;
  const expected = named(facts.campaign ? [...new Set([...base, 'CAMPAIGN'])] : base);
  return [
    ...differ('flow types', named(wide), expected),
    ...differ('strict flow types', named(strict ?? wide), named(facts.flowTypesStrict ?? expected)),
  ];
}

/** Without modules: they may hold any action, so they say nothing here. */
function named(types: readonly string[]): readonly string[] {
  return sorted(types.filter((type) => type !== 'MODULE'));
}

function errors(
  definition: ActionDefinition,
  { errors: { all, required, rejected, conditional } }: ActionFacts,
  forms: readonly Form[],
  situations: Situations,
): readonly string[] {
  const known = new Set(
    forms.flatMap((form) => [...(form.errors.required ?? []), ...(form.errors.optional ?? [])]),
  );
  const always = [...known].filter((error) => forms.every((form) => form.errors.required?.includes(error)));
  const sometimes = new Set(conditional.map(({ error }) => error));
  return [
    ...differ('errors', sorted([...known]), sorted(all)),
    ...differ('required errors', sorted(always.filter((error) => !sometimes.has(error))), sorted(required)),
    ...rejected
      .filter((error) => known.has(error))
      .map((error) => `error ${error}: is known, the facts refuse it`),
    ...conditional.flatMap(({ error, when, rule }) => {
      const situation = situations[when];
      if (situation === undefined) return [`error ${error}: nothing puts the action where "${when}"`];
      const form = formOf(definition, situation).errors;
      const found = form.required?.includes(error)
        ? 'required'
        : form.optional?.includes(error)
          ? 'optional'
          : 'rejected';
      return differ(`error ${error} when ${when}`, found, rule);
    }),
  ];
}

function conditions(
  { conditions: { required, operators }, operands }: ActionFacts,
  forms: readonly Form[],
): readonly string[] {
  const rules = forms.flatMap((form) => form.conditions ?? []);
  const needed = forms.map((form) => form.conditions?.required === true);
  return [
    ...differ('operators', unionOf(rules.map((rule) => rule.operators)), sorted(operators)),
    ...(operands === null
      ? []
      : differ('operands', unionOf(rules.map((rule) => rule.operands ?? [])), sorted(operands))),
    ...(typeof required === 'boolean'
      ? differ('conditions required', needed.some(Boolean), required)
      : differ('conditions required', needed.some(Boolean) && !needed.every(Boolean), true)),
  ];
}

function unionOf(lists: readonly (readonly string[])[]): readonly string[] {
  return sorted([...new Set(lists.flat())]);
}
