import fc from 'fast-check';
import type { Condition, Json, JsonObject } from '../../src/language/document.ts';
import { contactActions } from './written-contacts.ts';
import { questions } from './written-questions.ts';
import {
  type Any,
  action,
  attributeMap,
  equals,
  flowNames,
  named,
  number,
  prompt,
  queueOrAgent,
  reference,
  type WrittenAction,
  words,
} from './written-values.ts';

const { constantFrom, oneof, record, tuple, constant } = fc;

const third = tuple(
  constantFrom('+12025550100', '$.Attributes.phone', '$.Attributes.none'),
  number('0', '30'),
  constantFrom('True', 'False'),
  fc.boolean(),
).map(
  ([
    ThirdPartyPhoneNumber,
    ThirdPartyConnectionTimeLimitSeconds,
    ContinueFlowExecution,
    full,
  ]): JsonObject => ({
    ThirdPartyPhoneNumber,
    ThirdPartyConnectionTimeLimitSeconds,
    ContinueFlowExecution,
    ...(full
      ? { ThirdPartyDTMFDigits: '1,,2#', CallerId: { Number: '+12025550101', Name: 'Desk $.Attributes.a' } }
      : {}),
  }),
);
const hook = oneof<Any<JsonObject>[]>(
  constant({ EventHooks: { CustomerQueue: flowNames.waiting } }),
  constant({ EventHooks: { CustomerRemaining: flowNames.after } }),
  constantFrom('CustomerHold', 'AgentWhisper', 'CustomerWhisper', 'CustomerQueue').map((name) => ({
    EventHooks: { [name]: '$.Attributes.q' },
  })),
  constant({ EventHooks: { DefaultAgentUI: flowNames.other } }),
  constant({ EventHooksConfiguration: { CustomerQueue: { DisableExecution: 'true' } } }),
);
const repeated = fc.array(prompt, { minLength: 1, maxLength: 2 });
const interrupted = tuple(repeated, number('20', '60')).map(
  ([Messages, InterruptFrequencySeconds]): JsonObject => ({ Messages, InterruptFrequencySeconds }),
);
const wait = tuple(number('1', '900'), fc.subarray(['CustomerReturned', 'BotParticipantDisconnected'])).map(
  ([TimeLimitSeconds, Events]): JsonObject =>
    Events.length > 0 ? { TimeLimitSeconds, Events } : { TimeLimitSeconds },
);
const contactData = oneof<Any<JsonObject>[]>(
  fc
    .record({
      Name: words,
      Description: words,
      LanguageCode: constantFrom('de-DE', '$.Attributes.a'),
      TargetContact: constantFrom('Current', 'Related'),
    })
    .map((all): JsonObject => ({ ...all })),
  constant({
    IsVoiceIdStreamingEnabled: 'TRUE',
    IsVoiceAuthenticationEnabled: 'FALSE',
    IsFraudDetectionEnabled: 'FALSE',
  }),
);
const recorded: JsonObject = { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Enabled' };
const behavior = constantFrom<JsonObject>(
  { VoiceBehavior: { VoiceRecordingBehavior: recorded } },
  {
    ChatBehavior: {
      ChatAnalyticsBehavior: { Enabled: 'True', AnalyticsLanguage: 'en-US', AnalyticsModes: ['ContactLens'] },
    },
  },
  { ScreenRecordingBehavior: { ScreenRecordedParticipants: ['Agent'] } },
);
const criteria: JsonObject = {
  Steps: [
    {
      Expression: {
        AttributeCondition: {
          Name: 'Language',
          Value: 'de',
          ProficiencyLevel: '3',
          ComparisonOperator: 'NumberGreaterOrEqualTo',
        },
      },
      Expiry: { DurationInSeconds: '30' },
    },
  ],
};
const results = ['Known', 'Unknown'] as const;

/** Puts the contact into its queue. */
export const toQueue: WrittenAction = { type: 'TransferContactToQueue', parameters: {}, conditions: [] };

/** An arbitrary of every action that is played and does not end a flow, by its type; several forms where it has them. */
export const writtenActions: readonly Any<WrittenAction>[] = [
  ...questions,
  ...contactActions,
  action(
    'DistributeByPercentage',
    constant({}),
    constantFrom(['21', '51'], ['34']).map((all) =>
      all.map((operand): Condition => ({ Operator: 'NumberLessThan', Operands: [operand] })),
    ),
  ),
  action(
    'GetParticipantInput',
    constantFrom('True', 'False').map((EnableDTMFBuffer) => ({ EnableDTMFBuffer })),
  ),
  action(
    'InvokeFlowModule',
    oneof(
      constant({ FlowModuleId: flowNames.part }),
      reference.map((name) => ({ FlowModuleId: flowNames.part, Input: { name, count: 3 } })),
    ),
    fc.subarray([...results]).map((all) => equals(...all)),
  ),
  action(
    'Loop',
    number('0', '1', '2', '3').map((LoopCount) => ({ LoopCount })),
  ),
  action('MessageParticipant', prompt),
  action('MessageParticipantIteratively', record({ Messages: repeated })),
  action('MessageParticipantIteratively', interrupted),
  constant(toQueue),
  action('TransferParticipantToThirdParty', third),
  action(
    'TransferToFlow',
    constantFrom<string>(flowNames.other, '$.Attributes.none').map((ContactFlowId) => ({ ContactFlowId })),
  ),
  action(
    'UpdateContactAttributes',
    tuple(attributeMap, fc.nat(5)).map(([Attributes, other]) =>
      other === 0 ? { Attributes, TargetContact: 'Related' } : { Attributes },
    ),
  ),
  action(
    'UpdateContactCallbackNumber',
    constantFrom('$.CustomerEndpoint.Address', '$.Attributes.phone', '$.Attributes.none').map(
      (CallbackNumber) => ({ CallbackNumber }),
    ),
  ),
  action('UpdateContactData', contactData),
  action('UpdateContactEventHooks', hook),
  action(
    'UpdateContactMediaProcessing',
    constantFrom<JsonObject>(
      {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: 'f',
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'True' },
      },
      { ProcessingEnabled: 'False', ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' } },
    ).map((ChatProcessor) => ({ ChatProcessor })),
  ),
  action(
    'UpdateContactMediaStreamingBehavior',
    constantFrom('Enabled', 'Disabled').map((MediaStreamingState) => ({
      MediaStreamingState,
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['To', 'From'] }],
      MediaStreamType: 'Audio',
    })),
  ),
  action('UpdateContactRecordingAndAnalyticsBehavior', behavior),
  action('UpdateContactRecordingBehavior', constant({ RecordingBehavior: recorded })),
  action(
    'UpdateContactRoutingBehavior',
    constantFrom<JsonObject>({ QueuePriority: '2' }, { QueueTimeAdjustmentSeconds: '-30' }),
  ),
  action(
    'UpdateContactRoutingCriteria',
    constantFrom<JsonObject>({ RoutingCriteria: criteria }, { RoutingCriteria: '$.External.criteria' }),
  ),
  action('UpdateContactTargetQueue', queueOrAgent),
  action(
    'UpdateContactTextToSpeechVoice',
    named('Joanna').map((TextToSpeechVoice) => ({ TextToSpeechVoice, TextToSpeechEngine: 'Neural' })),
  ),
  action(
    'UpdateFlowAttributes',
    attributeMap.map((all) => ({
      FlowAttributes: Object.fromEntries(
        Object.entries(all).map(([name, Value]) => [name === 'a' ? 'f' : name, { Value }]),
      ),
    })),
  ),
  action(
    'UpdateFlowLoggingBehavior',
    constantFrom('Enabled', 'Disabled').map((FlowLoggingBehavior) => ({ FlowLoggingBehavior })),
  ),
  action('Wait', wait),
];

/** What a contact needs before it can wait in a queue, and for its hang-up to be played. */
export const openings: readonly WrittenAction[] = [
  {
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { CustomerQueue: flowNames.waiting } },
    conditions: [],
  },
  {
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { CustomerRemaining: flowNames.after } },
    conditions: [],
  },
  { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'desk' }, conditions: [] },
];

const returnFromModule = action(
  'EndFlowModuleExecution',
  fc
    .record(
      {
        Result: constantFrom(...results, 'Else'),
        ResultData: oneof<Any<Json>[]>(
          constant({ name: '$.External.name', count: 3 }),
          constant('$.Lex.Slots'),
        ),
      },
      { requiredKeys: [] },
    )
    .map((all): JsonObject => ({ ...all })),
);

/** The actions that end a flow, and what a module returns with. */
export const endings = {
  flow: constantFrom('DisconnectParticipant', 'EndFlowExecution').map(
    (type): WrittenAction => ({ type, parameters: {}, conditions: [] }),
  ),
  module: oneof(
    { weight: 9, arbitrary: returnFromModule },
    {
      weight: 1,
      arbitrary: constant<WrittenAction>({ type: 'TransferContactToAgent', parameters: {}, conditions: [] }),
    },
  ),
} as const;
