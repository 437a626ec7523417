import fc from 'fast-check';
import type { Condition, JsonObject } from '../../src/language/document.ts';

/** An action without a name and without targets. The conditions that a form asks for are not among these. */
export interface WrittenAction {
  readonly type: string;
  readonly parameters: JsonObject;
  readonly conditions: readonly Condition[];
}

/** The names that generated flows lead to, and the values that they share with the hosts that answer them. */
export const flowNames = {
  main: 'Main',
  other: 'Other',
  waiting: 'Waiting',
  after: 'After',
  part: 'Part',
} as const;

/** The intents that menus of speech have exits for. */
export const intents = ['Status', 'Agent', 'FallbackIntent'] as const;

const { constantFrom, oneof, record, tuple, constant } = fc;
/** Shorter to read in a table. */
export type Any<Value> = fc.Arbitrary<Value>;

const references = [
  '$.Attributes.a',
  '$.Attributes.n',
  '$.External.name',
  '$.FlowAttributes.f',
  '$.StoredCustomerInput',
  '$.Lex.IntentName',
  "$.Lex.Slots['number']",
  '$.Queue.Name',
  '$.Metrics.Queue.Size',
  '$.Modules.ResultData.name',
  '$.Modules.Input.name',
  '$.Channel',
  '$.CustomerEndpoint.Address',
  '$.SegmentAttributes.place',
  '$.Customer.FirstName',
  '$.Case.case_id',
  '$.Views.ViewResultData',
  '$.Attributes.none',
] as const;
/** A value that is there or is not, in every namespace that a flow writes. */
export const reference = constantFrom(...references);

/** What is said: plain, or with references in it. */
export const words: Any<string> = oneof(
  constantFrom('Hello.', 'Grüße, 世界 😀.', 'Costs $5 & more', '$.Attributes.none'),
  reference.map((path) => `It is ${path}, and that is all.`),
  tuple(reference, reference).map(([one, other]) => `${one} / ${other}`),
);

/** A number, or a reference to one; that to `none` never gives one. */
export const number = (...written: readonly string[]) =>
  constantFrom(...written, '$.Attributes.n', '$.Attributes.none');

/** A name, or a reference to one; that to `none` never gives one. */
export const named = (...names: readonly string[]) =>
  constantFrom(...names, '$.Attributes.q', '$.Attributes.none');

/** The parameters of a prompt, one of them. */
export const prompt: Any<JsonObject> = oneof(
  { weight: 6, arbitrary: words.map((Text) => ({ Text })) },
  { weight: 1, arbitrary: words.map((text) => ({ SSML: `<speak>${text.replace('&', 'and')}</speak>` })) },
  { weight: 1, arbitrary: named('music').map((PromptId) => ({ PromptId })) },
);

/** A queue that is named. */
export const queueOrAgent: Any<JsonObject> = oneof(
  {
    weight: 4,
    arbitrary: named('desk', 'arn:aws:connect:eu-central-1:123456789012:instance/i/queue/q-1').map(
      (QueueId) => ({ QueueId }),
    ),
  },
  { weight: 1, arbitrary: named('jane').map((AgentId) => ({ AgentId })) },
);

/** A queue that is named, or the working queue. */
export const maybeQueue: Any<JsonObject> = oneof(constant({}), queueOrAgent);

const kilobytes = (count: number) => 'x'.repeat(count * 1024);
const attributeValue = oneof(
  { weight: 12, arbitrary: words },
  { weight: 1, arbitrary: constantFrom(kilobytes(20), kilobytes(33)) },
);

/** Attributes, now and then more than a contact may have. */
export const attributeMap = fc.dictionary(
  constantFrom('a', 'n', 'q', 'tier', 'constructor'),
  attributeValue,
  {
    minKeys: 1,
    maxKeys: 2,
  },
);

/** One exit a value, in this order. */
export function equals(...operands: readonly string[]): Condition[] {
  return operands.map((operand) => ({ Operator: 'Equals', Operands: [operand] }));
}

/** An action of one form. */
export function action(
  type: string,
  parameters: Any<JsonObject>,
  conditions: Any<readonly Condition[]> = constant([]),
): Any<WrittenAction> {
  return record({ type: constant(type), parameters, conditions });
}
