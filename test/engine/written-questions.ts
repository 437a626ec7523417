import fc from 'fast-check';
import type { Condition, Json, JsonObject } from '../../src/language/document.ts';
import { services } from './written-services.ts';
import {
  type Any,
  action,
  equals,
  intents,
  maybeQueue,
  named,
  number,
  prompt,
  queueOrAgent,
  type WrittenAction,
  words,
} from './written-values.ts';

const { constantFrom, oneof, tuple, constant } = fc;

function comparisons(paths: readonly string[], operators: readonly string[], operands: readonly string[]) {
  const condition = tuple(constantFrom(...operators), constantFrom(...operands)).map(
    ([Operator, operand]): Condition => ({ Operator, Operands: [operand] }),
  );
  const exists = constant<Condition>({ Operator: 'Exists' });
  return action(
    'Compare',
    constantFrom(...paths).map((ComparisonValue) => ({ ComparisonValue })),
    fc.array(oneof({ weight: 9, arbitrary: condition }, { weight: 1, arbitrary: exists }), {
      minLength: 1,
      maxLength: 4,
    }),
  );
}

const numeric = [
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
  'Equals',
];
const textual = ['Equals', 'TextStartsWith', 'TextEndsWith', 'TextContains'];
const compares = [
  comparisons(['$.Attributes.n', '$.Metrics.Queue.Size', '$.StoredCustomerInput'], numeric, [
    '1',
    '3',
    '$.Attributes.n',
  ]),
  comparisons(['$.Attributes.a', '$.Channel', '$.Lex.IntentName', '$.Queue.Name'], textual, [
    'go',
    'gold',
    'd',
    'VO',
    '$.Attributes.a',
  ]),
  comparisons(['$.SegmentAttributes.place', '$.Attributes.a'], ['KeyExists'], ['city', 'constructor']),
];

const seconds = constantFrom('1', '5', '60');
const menu = action(
  'GetParticipantInput',
  tuple(prompt, seconds).map(([said, limit]) => ({
    ...said,
    InputTimeLimitSeconds: limit,
    StoreInput: 'False',
  })),
  fc.subarray(['1', '2', '*', '0'], { minLength: 1 }).map((keys) => equals(...keys)),
);
const validation: Any<JsonObject> = oneof(
  number('1', '4', '20').map((MaximumLength) => ({ CustomValidation: { MaximumLength } })),
  constant({ PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } }),
  constant({ PhoneNumberValidation: { NumberFormat: 'E164' } }),
);
const dtmf: Any<JsonObject> = fc.record(
  {
    InputTerminationSequence: named('#', '0#'),
    DisableCancelKey: constantFrom('True', 'False'),
    InterdigitTimeLimitSeconds: number('1', '20'),
  },
  { requiredKeys: [] },
);
const store = action(
  'GetParticipantInput',
  tuple(prompt, seconds, validation, fc.option(dtmf, { nil: undefined }), fc.nat(4)).map(
    ([said, limit, checked, keys, secret]) => ({
      ...said,
      InputTimeLimitSeconds: limit,
      StoreInput: 'True',
      InputValidation: checked,
      ...(keys === undefined || Object.keys(keys).length === 0 ? {} : { DTMFConfiguration: keys }),
      ...(secret === 0 && 'CustomValidation' in checked
        ? { InputEncryption: { EncryptionKeyId: 'key-1', Key: '$.Attributes.a' } }
        : {}),
    }),
  ),
);
const lex = action(
  'ConnectParticipantWithLexBot',
  tuple(
    oneof(
      { weight: 5, arbitrary: prompt },
      { weight: 1, arbitrary: constant({ LexInitializationData: { InitialMessage: '$.Attributes.a' } }) },
    ),
    fc.record(
      {
        LexSessionAttributes: constant({ tier: '$.Attributes.a' }),
        LexTimeoutSeconds: constant({ Text: '60' }),
      },
      { requiredKeys: [] },
    ),
  ).map(([said, more]): JsonObject => ({ ...said, LexV2Bot: { AliasArn: 'trunkline:bot/Desk' }, ...more })),
  fc.subarray([...intents]).map((names) => equals(...names)),
);
const invocation = fc
  .record(
    {
      LambdaInvocationAttributes: fc.dictionary(
        constantFrom('who', 'nested'),
        oneof<Any<Json>[]>(
          words,
          words.map((deep) => ({ deep: [deep, 1] })),
        ),
        { maxKeys: 2 },
      ),
      ResponseValidation: constantFrom('STRING_MAP', 'JSON').map((ResponseType) => ({ ResponseType })),
      InvocationType: constantFrom('SYNCHRONOUS', 'ASYNCHRONOUS'),
    },
    { requiredKeys: [] },
  )
  .chain((more) =>
    constantFrom('1', '8').map(
      (limit): JsonObject => ({
        LambdaFunctionARN: 'trunkline:function/look-up',
        InvocationTimeLimitSeconds: limit,
        ...more,
      }),
    ),
  );
const numberTests = fc
  .subarray(
    ['NumberGreaterThan', 'NumberLessThan', 'Equals', 'NumberGreaterOrEqualTo', 'NumberLessOrEqualTo'],
    { minLength: 1 },
  )
  .map((found) => found.map((Operator): Condition => ({ Operator, Operands: ['3'] })));
const metric = oneof(
  action(
    'CheckMetricData',
    tuple(
      constantFrom('NumberOfAgentsAvailable', 'NumberOfAgentsStaffed', 'NumberOfAgentsOnline'),
      maybeQueue,
    ).map(([MetricType, queue]) => ({ MetricType, ...queue })),
    constant([{ Operator: 'NumberGreaterThan', Operands: ['0'] }]),
  ),
  action(
    'CheckMetricData',
    tuple(constantFrom('OldestContactInQueueAgeSeconds', 'NumberOfContactsInQueue'), maybeQueue).map(
      ([MetricType, queue]) => ({ MetricType, ...queue }),
    ),
    numberTests,
  ),
);

/** Everything that asks the caller or the platform something, but for queue music. */
export const questions: readonly Any<WrittenAction>[] = [
  action(
    'CheckHoursOfOperation',
    oneof(
      constant({}),
      named('desk').map((HoursOfOperationId) => ({ HoursOfOperationId })),
    ),
  ),
  metric,
  ...compares,
  lex,
  action(
    'CreateCallbackContact',
    maybeQueue.map((queue) => ({
      ...queue,
      InitialCallDelaySeconds: '5',
      MaximumConnectionAttempts: '2',
      RetryDelaySeconds: '600',
    })),
  ),
  action('DequeueContactAndTransferToQueue', queueOrAgent),
  action(
    'GetMetricData',
    tuple(maybeQueue, fc.option(constantFrom('Voice', '$.Channel'), { nil: undefined })).map(
      ([queue, QueueChannel]) => (QueueChannel === undefined ? queue : { ...queue, QueueChannel }),
    ),
  ),
  menu,
  store,
  action('InvokeLambdaFunction', invocation),
  ...services,
];
