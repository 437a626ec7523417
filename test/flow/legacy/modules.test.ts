import { describe, expect, test } from 'vitest';
import { actions } from '../../../src/actions/index.ts';
import { check } from '../../../src/check/check.ts';
import { conversions } from '../../../src/flow/legacy/convert.ts';
import type { ImportedFlow } from '../../../src/flow/legacy/from-legacy.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import { readModule, stepOf, told, type WrittenModule, type WrittenParameter } from './exports.ts';

interface Row {
  readonly name: string;
  readonly module: WrittenModule;
  readonly type: string;
  readonly parameters?: JsonObject;
  readonly exits: readonly string[];
  /** The flow type that the module belongs in, where not every flow has it. */
  readonly in?: string;
}

const onward = ['Success → a', 'Error → b'];
const goesOn = ['next → a', 'NoMatchingError → b'];
const text = (value: string, kind = 'text', namespace: string | null = null): readonly WrittenParameter[] => [
  { name: 'Text', value, namespace },
  { name: 'TextToSpeechType', value: kind },
];
const queueArn = 'arn:aws:connect:eu-west-2:123456789012:instance/i/queue/q';

const rows: readonly Row[] = [
  {
    name: 'a prompt',
    module: { type: 'PlayPrompt', branches: ['Success → a'], parameters: text('Hello.') },
    type: 'MessageParticipant',
    parameters: { Text: 'Hello.' },
    exits: ['next → a'],
  },
  {
    name: 'a prompt in SSML, with an error branch',
    module: { type: 'PlayPrompt', branches: onward, parameters: text('<speak>Hello.</speak>', 'ssml') },
    type: 'MessageParticipant',
    parameters: { SSML: '<speak>Hello.</speak>' },
    exits: goesOn,
  },
  {
    name: 'a prompt that a function returned, as the oldest exports write it',
    module: {
      type: 'PlayAudio',
      branches: ['Success → a'],
      parameters: text('greeting', 'text', 'External'),
    },
    type: 'MessageParticipant',
    parameters: { Text: '$.External.greeting' },
    exits: ['next → a'],
  },
  {
    name: 'a recording of which only the name is known',
    module: {
      type: 'PlayPrompt',
      branches: ['Success → a'],
      parameters: [{ name: 'AudioPrompt', namespace: null, resourceName: 'Short beep.wav' }],
    },
    type: 'MessageParticipant',
    parameters: { PromptId: 'trunkline:prompt/Short%20beep.wav' },
    exits: ['next → a'],
  },
  {
    name: 'prompts that are interrupted',
    module: {
      type: 'LoopPrompts',
      branches: ['Timeout → a', 'Error → b'],
      parameters: [
        { name: 'Text', value: 'Please wait.', key: 'text' },
        {
          name: 'AudioPrompt',
          value: 'arn:aws:connect:eu-west-2:1:instance/i/prompt/p',
          resourceName: 'Music.wav',
        },
        { name: 'Text', value: '<speak>Still there.</speak>', key: 'ssml' },
        { name: 'InterruptSeconds', value: 30 },
      ],
    },
    type: 'MessageParticipantIteratively',
    parameters: {
      Messages: [
        { Text: 'Please wait.' },
        { PromptId: 'arn:aws:connect:eu-west-2:1:instance/i/prompt/p' },
        { SSML: '<speak>Still there.</speak>' },
      ],
      InterruptFrequencySeconds: '30',
    },
    exits: ['next → b', '= MessagesInterrupted → a', 'NoMatchingError → b'],
    in: 'customerQueue',
  },
  {
    name: 'prompts without an end',
    module: { type: 'LoopPrompts', parameters: [{ name: 'Text', value: 'Please wait.', key: 'text' }] },
    type: 'MessageParticipantIteratively',
    parameters: { Messages: [{ Text: 'Please wait.' }] },
    exits: [],
    in: 'customerQueue',
  },
  {
    name: 'a menu',
    module: {
      type: 'GetUserInput',
      target: 'Digits',
      branches: ['Evaluate Equals 1 → a', 'Evaluate Equals # → b', 'Timeout → c', 'NoMatch → d', 'Error → e'],
      parameters: [...text('Press 1.'), { name: 'Timeout', value: '8' }, { name: 'MaxDigits', value: '1' }],
    },
    type: 'GetParticipantInput',
    parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '8', StoreInput: 'False' },
    exits: [
      'next → d',
      '= 1 → a',
      '= # → b',
      'InputTimeLimitExceeded → c',
      'NoMatchingCondition → d',
      'NoMatchingError → e',
    ],
  },
  {
    name: 'a bot',
    module: {
      type: 'GetUserInput',
      target: 'Lex',
      branches: ['Evaluate Equals Pay → a', 'NoMatch → b', 'Error → c'],
      parameters: [
        ...text('What can I do?'),
        { name: 'BotName', value: 'Desk' },
        { name: 'BotAlias', value: '$LATEST' },
        { name: 'BotRegion', value: 'eu-west-2' },
      ],
    },
    type: 'ConnectParticipantWithLexBot',
    parameters: { Text: 'What can I do?', LexBot: { Name: 'Desk', Region: 'eu-west-2', Alias: '$LATEST' } },
    exits: ['next → c', '= Pay → a', 'NoMatchingCondition → b', 'NoMatchingError → c'],
  },
  {
    name: 'stored digits, encrypted',
    module: {
      type: 'StoreUserInput',
      branches: onward,
      parameters: [
        ...text('Type your card number.'),
        { name: 'CustomerInputType', value: 'Custom' },
        { name: 'Timeout', value: '6' },
        { name: 'MaxDigits', value: 16 },
        { name: 'EncryptEntry', value: true },
        { name: 'EncryptionKeyId', value: 'key-1', namespace: null },
        { name: 'EncryptionKey', value: 'certificate', namespace: 'User Defined' },
        { name: 'TerminatorDigits', value: '##' },
        { name: 'DisableCancel', value: true },
      ],
    },
    type: 'GetParticipantInput',
    parameters: {
      Text: 'Type your card number.',
      InputTimeLimitSeconds: '6',
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '16' } },
      InputEncryption: { EncryptionKeyId: 'key-1', Key: '$.Attributes.certificate' },
      DTMFConfiguration: { InputTerminationSequence: '##', DisableCancelKey: 'True' },
    },
    exits: goesOn,
  },
  {
    name: 'stored digits, in an export from before there was a key to start over',
    module: {
      type: 'StoreUserInput',
      branches: onward,
      parameters: [
        ...text('Type your number.'),
        { name: 'CustomerInputType', value: 'Custom' },
        { name: 'Timeout', value: '6' },
        { name: 'MaxDigits', value: 4 },
        { name: 'EncryptEntry', value: 'false' },
      ],
    },
    type: 'GetParticipantInput',
    parameters: {
      Text: 'Type your number.',
      InputTimeLimitSeconds: '6',
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '4' } },
      DTMFConfiguration: { DisableCancelKey: 'False' },
    },
    exits: goesOn,
  },
  {
    name: 'a stored phone number',
    module: {
      type: 'StoreCustomerInput',
      branches: ['Success → a', 'InvalidNumber → c', 'Error → b'],
      parameters: [
        ...text('Type your number.'),
        { name: 'CustomerInputType', value: 'PhoneNumber' },
        { name: 'Timeout', value: '6' },
        { name: 'PhoneNumberFormat', value: 'Local' },
        { name: 'CountryCode', value: 'US' },
      ],
    },
    type: 'GetParticipantInput',
    parameters: {
      Text: 'Type your number.',
      InputTimeLimitSeconds: '6',
      StoreInput: 'True',
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } },
    },
    exits: ['next → a', 'InvalidPhoneNumber → c', 'NoMatchingError → b'],
  },
  {
    name: 'a test of an attribute',
    module: {
      type: 'CheckAttribute',
      branches: [
        'Evaluate Equals two words → a',
        'Evaluate GreaterThan 5 → b',
        'Evaluate GreaterThanOrEqualTo 5 → b',
        'Evaluate LessThan 5 → c',
        'Evaluate LessThanOrEqualTo 5 → c',
        'Evaluate Contains x → d',
        'Evaluate StartsWith x → d',
        'Evaluate EndsWith x → d',
        'NoMatch → e',
      ],
      parameters: [
        { name: 'Attribute', value: 'tier' },
        { name: 'Namespace', value: 'User Defined' },
      ],
    },
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.tier' },
    exits: [
      'next → e',
      '= two words → a',
      '> 5 → b',
      '>= 5 → b',
      '< 5 → c',
      '<= 5 → c',
      'contains x → d',
      'starts with x → d',
      'ends with x → d',
      'NoMatchingCondition → e',
    ],
  },
  {
    name: 'hours of the working queue',
    module: { type: 'CheckHoursOfOperation', branches: ['True → a', 'False → b', 'Error → c'] },
    type: 'CheckHoursOfOperation',
    exits: ['next → c', '= True → a', '= False → b', 'NoMatchingError → c'],
  },
  {
    name: 'hours by name',
    module: {
      type: 'CheckHoursOfOperation',
      branches: ['True → a', 'False → b', 'Error → c'],
      parameters: [{ name: 'Hours', value: 'arn:hours', namespace: null, resourceName: 'Office' }],
    },
    type: 'CheckHoursOfOperation',
    parameters: { HoursOfOperationId: 'arn:hours' },
    exits: ['next → c', '= True → a', '= False → b', 'NoMatchingError → c'],
  },
  {
    name: 'the age of a queue, which exports count in milliseconds',
    module: {
      type: 'CheckQueueStatus',
      branches: ['CheckQueueTime LessThan 300000 → a', 'NoMatch → b', 'Error → c'],
    },
    type: 'CheckMetricData',
    parameters: { MetricType: 'OldestContactInQueueAgeSeconds' },
    exits: ['next → c', '< 300 → a', 'NoMatchingCondition → b', 'NoMatchingError → c'],
  },
  {
    name: 'the size of a queue',
    module: {
      type: 'CheckQueueStatus',
      branches: ['CheckQueueCapacity GreaterThanOrEqualTo 10 → a', 'NoMatch → b', 'Error → c'],
      parameters: [{ name: 'Queue', value: queueArn, namespace: null, resourceName: 'Desk' }],
    },
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfContactsInQueue', QueueId: queueArn },
    exits: ['next → c', '>= 10 → a', 'NoMatchingCondition → b', 'NoMatchingError → c'],
  },
  {
    name: 'the agents of a queue',
    module: {
      type: 'CheckStaffing',
      branches: ['True → a', 'False → b', 'Error → c'],
      parameters: [
        { name: 'Status', value: 'Staffed' },
        { name: 'Agent', value: 'last agent', namespace: 'User Defined', resourceName: null },
      ],
    },
    type: 'CheckMetricData',
    parameters: { MetricType: 'NumberOfAgentsStaffed', AgentId: "$.Attributes['last agent']" },
    exits: ['next → c', '> 0 → a', 'NoMatchingCondition → b', 'NoMatchingError → c'],
  },
  {
    name: 'a voice that is known',
    module: {
      type: 'CheckVoiceId',
      branches: [
        'Authenticated → a',
        'NotAuthenticated → b',
        'Inconclusive → c',
        'NotEnrolled → d',
        'OptedOut → e',
        'Error → f',
      ],
      parameters: [{ name: 'CheckVoiceIdOption', value: 'voiceAuthentication' }],
    },
    type: 'CheckVoiceId',
    parameters: { CheckVoiceIdOption: 'voiceAuthentication' },
    exits: [
      'next → f',
      '= Authenticated → a',
      '= NotAuthenticated → b',
      '= Inconclusive → c',
      '= NotEnrolled → d',
      '= OptedOut → e',
      'NoMatchingError → f',
    ],
  },
  {
    name: 'shares by chance, which add up',
    module: {
      type: 'PercentileBranching',
      branches: ['Evaluate Equals 20 → a', 'Evaluate Equals 30 → b', 'NoMatch Equals 50 → c'],
    },
    type: 'DistributeByPercentage',
    exits: ['next → c', '< 21 → a', '< 51 → b', 'NoMatchingCondition → c'],
  },
  {
    name: 'a loop',
    module: {
      type: 'Loop',
      branches: ['Complete → b', 'Looping → a'],
      parameters: [{ name: 'LoopCount', value: '3' }],
    },
    type: 'Loop',
    parameters: { LoopCount: '3' },
    exits: ['next → b', '= ContinueLooping → a', '= DoneLooping → b'],
  },
  {
    name: 'a wait',
    module: {
      type: 'Wait',
      branches: ['Timeout → a', 'Error → b'],
      parameters: [{ name: 'TimeoutSeconds', value: '20' }],
    },
    type: 'Wait',
    parameters: { TimeLimitSeconds: '20' },
    exits: ['next → b', '= WaitCompleted → a', 'NoMatchingError → b'],
  },
  {
    name: 'a wait for the customer',
    module: {
      type: 'Wait',
      branches: ['CustomerReturn → c', 'Timeout → a', 'Error → b'],
      parameters: [
        { name: 'TimeoutSeconds', value: 'limit', namespace: 'User Defined' },
        { name: 'InterruptOnCustomerReturn', value: 'true' },
      ],
    },
    type: 'Wait',
    parameters: { TimeLimitSeconds: '$.Attributes.limit', Events: ['CustomerReturned'] },
    exits: ['next → b', '= CustomerReturned → c', '= WaitCompleted → a', 'NoMatchingError → b'],
  },
  {
    name: 'attributes',
    module: {
      type: 'SetAttributes',
      branches: onward,
      parameters: [
        { name: 'Attribute', value: 'vip', key: 'tier', namespace: null },
        { name: 'Attribute', value: 'Customer Number', key: 'from', namespace: 'System' },
        { name: 'Attribute', value: 'Date', key: 'day', namespace: 'Lex.Slots' },
      ],
    },
    type: 'UpdateContactAttributes',
    parameters: {
      Attributes: { tier: 'vip', from: '$.CustomerEndpoint.Address', day: '$.Lex.Slots.Date' },
      TargetContact: 'Current',
    },
    exits: goesOn,
  },
  {
    name: 'one attribute, as the oldest exports write it',
    module: {
      type: 'SetScreenPop',
      branches: onward,
      parameters: [
        { name: 'key', value: 'note' },
        { name: 'value', value: 'Stored customer input', namespace: 'System' },
      ],
    },
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { note: '$.StoredCustomerInput' }, TargetContact: 'Current' },
    exits: goesOn,
  },
  {
    name: 'a language and a customer',
    module: {
      type: 'SetContactData',
      branches: onward,
      parameters: [
        { name: 'ContactData', namespace: null, languageCode: 'es-MX' },
        { name: 'ContactData', namespace: 'External', customerId: 'id' },
      ],
    },
    type: 'UpdateContactData',
    parameters: { LanguageCode: 'es-MX', CustomerId: '$.External.id' },
    exits: goesOn,
  },
  {
    name: 'what Voice ID does',
    module: {
      type: 'SetContactData',
      branches: onward,
      parameters: [
        { name: 'IsVoiceIdStreamingEnabled', value: 'true' },
        { name: 'IsVoiceAuthenticationEnabled', value: 'true' },
        { name: 'VoiceAuthenticationThreshold', value: '90' },
        { name: 'VoiceAuthenticationResponseTime', value: '10' },
        { name: 'IsFraudDetectionEnabled', value: 'false' },
      ],
    },
    type: 'UpdateContactData',
    parameters: {
      IsVoiceIdStreamingEnabled: 'true',
      IsVoiceAuthenticationEnabled: 'true',
      VoiceAuthenticationThreshold: '90',
      VoiceAuthenticationResponseTime: '10',
      IsFraudDetectionEnabled: 'false',
    },
    exits: goesOn,
  },
  {
    name: 'the beginning of Voice ID',
    module: { type: 'SetVoiceId', branches: onward },
    type: 'StartVoiceIdStream',
    exits: goesOn,
  },
  {
    name: 'a number to call back',
    module: {
      type: 'SetCallBackNumber',
      branches: ['Success → a', 'InvalidPhoneNumber → b', 'NonDialableNumber → c'],
      parameters: [{ name: 'CallBackNumber', value: 'Stored customer input', namespace: 'System' }],
    },
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: '$.StoredCustomerInput' },
    exits: ['next → a', 'InvalidCallbackNumber → b', 'CallbackNumberNotDialable → c'],
  },
  {
    name: 'the queue flow, in a module without an error branch',
    module: {
      type: 'SetContactFlow',
      branches: ['Success → a', 'Error → b'],
      parameters: [
        { name: 'ContactFlowId', value: '', resourceName: 'Waiting' },
        { name: 'Type', value: 'CustomerQueue' },
      ],
    },
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { CustomerQueue: 'trunkline:flow/Waiting' } },
    exits: goesOn,
  },
  {
    name: 'a whisper',
    module: {
      type: 'SetEventHook',
      target: 'Flow',
      branches: onward,
      parameters: [
        { name: 'Type', value: 'AgentWhisper' },
        { name: 'ContactFlowId', value: 'arn:flow', resourceName: 'Whisper' },
      ],
    },
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { AgentWhisper: 'arn:flow' } },
    exits: goesOn,
  },
  {
    name: 'logging',
    module: {
      type: 'SetLoggingBehavior',
      branches: ['Success → a'],
      parameters: [{ name: 'LoggingBehavior', value: 'Disable' }],
    },
    type: 'UpdateFlowLoggingBehavior',
    parameters: { FlowLoggingBehavior: 'Disabled' },
    exits: ['next → a'],
  },
  {
    name: 'no recording',
    module: {
      type: 'SetRecordingBehavior',
      branches: ['Success → a'],
      parameters: [
        { name: 'RecordingBehaviorOption', value: 'Disable' },
        { name: 'RecordingParticipantOption', value: 'Both' },
      ],
    },
    type: 'UpdateContactRecordingBehavior',
    parameters: { RecordingBehavior: { RecordedParticipants: [] } },
    exits: ['next → a'],
  },
  {
    name: 'recording of one side',
    module: {
      type: 'SetRecordingBehavior',
      branches: ['Success → a'],
      parameters: [
        { name: 'RecordingBehaviorOption', value: 'Enable' },
        { name: 'RecordingParticipantOption', value: 'Agent' },
      ],
    },
    type: 'UpdateContactRecordingBehavior',
    parameters: { RecordingBehavior: { RecordedParticipants: ['Agent'] } },
    exits: ['next → a'],
  },
  {
    name: 'recording with Contact Lens',
    module: {
      type: 'SetRecordingBehavior',
      branches: ['Success → a'],
      parameters: [
        { name: 'RecordingBehaviorOption', value: 'Enable' },
        { name: 'RecordingParticipantOption', value: 'Both' },
        { name: 'AnalyticsBehaviorOption', value: 'Enable' },
        { name: 'AnalyticsLanguageLocaleCode', value: 'en-GB', namespace: null },
        { name: 'AnalyticsCustomVocabulary', value: 'None' },
        { name: 'AnalyticsRedactionOption', value: 'Enable' },
        { name: 'AnalyticsRedactionPolicy', value: 'RedactedOnly', namespace: null },
        { name: 'AnalyticsMode', value: 'PostCall' },
      ],
    },
    type: 'UpdateContactRecordingBehavior',
    parameters: {
      RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] },
      AnalyticsBehavior: {
        Enabled: 'True',
        AnalyticsLanguage: 'en-GB',
        AnalyticsRedactionBehavior: 'Enabled',
        AnalyticsRedactionResults: 'RedactedOnly',
        ChannelConfiguration: { Chat: { AnalyticsModes: [] }, Voice: { AnalyticsModes: ['PostContact'] } },
      },
    },
    exits: ['next → a'],
  },
  {
    name: 'a voice',
    module: {
      type: 'SetVoice',
      branches: ['Success → a'],
      parameters: [
        { name: 'GlobalVoice', value: 'Amy' },
        { name: 'GlobalEngine', value: 'Neural' },
        { name: 'SpeakingStyle', value: 'None' },
      ],
    },
    type: 'UpdateContactTextToSpeechVoice',
    parameters: { TextToSpeechVoice: 'Amy', TextToSpeechEngine: 'Neural', TextToSpeechStyle: 'None' },
    exits: ['next → a'],
  },
  {
    name: 'a stream of what the customer says',
    module: {
      type: 'StartMediaStreaming',
      branches: onward,
      parameters: [
        { name: 'Track', value: 'FromCustomer' },
        { name: 'MediaStreamTypes', value: 'Audio' },
      ],
    },
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: {
      MediaStreamingState: 'Enabled',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From'] }],
      MediaStreamType: 'Audio',
    },
    exits: goesOn,
  },
  {
    name: 'the end of a stream',
    module: {
      type: 'StopMediaStreaming',
      branches: onward,
      parameters: [
        { name: 'Track', value: 'FromCustomer' },
        { name: 'Track', value: 'ToCustomer' },
        { name: 'MediaStreamTypes', value: 'Audio' },
      ],
    },
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: {
      MediaStreamingState: 'Disabled',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
      MediaStreamType: 'Audio',
    },
    exits: goesOn,
  },
  {
    name: 'a priority',
    module: {
      type: 'UpdateRoutingPriority',
      branches: ['Success → a'],
      parameters: [{ name: 'AbsolutePosition', value: 1 }],
    },
    type: 'UpdateContactRoutingBehavior',
    parameters: { QueuePriority: '1' },
    exits: ['next → a'],
  },
  {
    name: 'a place further back',
    module: {
      type: 'UpdateRoutingPriority',
      branches: ['Success → a'],
      parameters: [{ name: 'TimeOffset', value: -600 }],
    },
    type: 'UpdateContactRoutingBehavior',
    parameters: { QueueTimeAdjustmentSeconds: '-600' },
    exits: ['next → a'],
  },
  {
    name: 'a working queue',
    module: {
      type: 'SetQueue',
      branches: onward,
      parameters: [{ name: 'Queue', value: queueArn, namespace: null, resourceName: 'Desk' }],
    },
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: queueArn },
    exits: goesOn,
  },
  {
    name: "an agent's queue",
    module: {
      type: 'SetQueue',
      branches: onward,
      parameters: [{ name: 'Agent', value: 'agent', namespace: 'External', resourceName: null }],
    },
    type: 'UpdateContactTargetQueue',
    parameters: { AgentId: '$.External.agent' },
    exits: goesOn,
  },
  {
    name: 'the way into the queue',
    module: { type: 'Transfer', target: 'Queue', branches: ['AtCapacity → a', 'Error → b'] },
    type: 'TransferContactToQueue',
    exits: ['next → b', 'QueueAtCapacity → a', 'NoMatchingError → b'],
  },
  {
    name: 'the way into the queue, as the oldest exports write it',
    module: { type: 'CustomerInQueue', branches: ['AtCapacity → a', 'Error → b'] },
    type: 'TransferContactToQueue',
    exits: ['next → b', 'QueueAtCapacity → a', 'NoMatchingError → b'],
  },
  {
    name: 'the way from one queue into another',
    module: {
      type: 'Transfer',
      target: 'Queue',
      branches: ['Success → c', 'AtCapacity → a', 'Error → b'],
      parameters: [{ name: 'Queue', value: queueArn, namespace: null, resourceName: 'Desk' }],
    },
    type: 'DequeueContactAndTransferToQueue',
    parameters: { QueueId: queueArn },
    exits: ['next → c', 'QueueAtCapacity → a', 'NoMatchingError → b'],
    in: 'customerQueue',
  },
  {
    name: 'another flow',
    module: {
      type: 'Transfer',
      target: 'Flow',
      branches: ['Error → a'],
      parameters: [{ name: 'ContactFlowId', value: 'arn:flow', resourceName: 'Payments' }],
    },
    type: 'TransferToFlow',
    parameters: { ContactFlowId: 'arn:flow' },
    exits: ['next → a', 'NoMatchingError → a'],
  },
  {
    name: 'another flow, as the oldest exports write it',
    module: {
      type: 'TransferToFlow',
      branches: ['Error → a'],
      parameters: [{ name: 'ContactFlowId', value: 'next flow', namespace: 'User Defined' }],
    },
    type: 'TransferToFlow',
    parameters: { ContactFlowId: "$.Attributes['next flow']" },
    exits: ['next → a', 'NoMatchingError → a'],
  },
  {
    name: 'a number to call that comes back',
    module: {
      type: 'Transfer',
      target: 'PhoneNumber',
      branches: ['Success → a', 'CallFailure → b', 'Timeout → c', 'Error → d'],
      parameters: [
        { name: 'PhoneNumber', value: '+12025550110', namespace: null },
        { name: 'TimeLimit', value: '15' },
        { name: 'BlindTransfer', value: false },
      ],
    },
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: '+12025550110',
      ThirdPartyConnectionTimeLimitSeconds: '15',
      ContinueFlowExecution: 'True',
    },
    exits: ['next → a', 'CallFailed → b', 'ConnectionTimeLimitExceeded → c', 'NoMatchingError → d'],
  },
  {
    name: 'a number to call for good',
    module: {
      type: 'Transfer',
      target: 'PhoneNumber',
      branches: ['Error → a'],
      parameters: [
        { name: 'PhoneNumber', value: 'number', namespace: 'External' },
        { name: 'TimeLimit', value: '30' },
        { name: 'BlindTransfer', value: true },
      ],
    },
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: '$.External.number',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'False',
    },
    exits: ['next → a', 'NoMatchingError → a'],
  },
  {
    name: 'a callback',
    module: {
      type: 'Transfer',
      target: 'Callback',
      branches: onward,
      parameters: [
        { name: 'InitialDelay', value: '5' },
        { name: 'Retries', value: '1' },
        { name: 'RetryDelay', value: '600' },
      ],
    },
    type: 'CreateCallbackContact',
    parameters: { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
    exits: goesOn,
  },
  {
    name: 'a callback, as the oldest exports write it',
    module: {
      type: 'CreateCallback',
      branches: onward,
      parameters: [
        { name: 'InitialDelaySeconds', value: 5 },
        { name: 'RetryDelaySeconds', value: 600 },
        { name: 'MaxRetryAttempts', value: 1 },
      ],
    },
    type: 'CreateCallbackContact',
    parameters: { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
    exits: goesOn,
  },
  {
    name: 'the way to an agent',
    module: { type: 'Transfer', target: 'Agent' },
    type: 'TransferContactToAgent',
    exits: [],
    in: 'agentTransfer',
  },
  {
    name: 'metrics of a queue',
    module: {
      type: 'GetMetricData',
      branches: onward,
      parameters: [{ name: 'Queue', value: queueArn, namespace: null, resourceName: 'Desk' }],
    },
    type: 'GetMetricData',
    parameters: { QueueId: queueArn },
    exits: goesOn,
  },
  {
    name: 'a function',
    module: {
      type: 'InvokeExternalResource',
      target: 'Lambda',
      branches: onward,
      parameters: [
        { name: 'FunctionArn', value: 'look-up', namespace: null },
        { name: 'TimeLimit', value: '3' },
        { name: 'Parameter', key: 'number', value: 'Dialed Number', namespace: 'System' },
        { name: 'Parameter', key: 'kind', value: 'short' },
      ],
    },
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: 'look-up',
      InvocationTimeLimitSeconds: '3',
      LambdaInvocationAttributes: { number: '$.SystemEndpoint.Address', kind: 'short' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    exits: goesOn,
  },
  { name: 'the end of a call', module: { type: 'Disconnect' }, type: 'DisconnectParticipant', exits: [] },
  { name: 'the end of a flow', module: { type: 'Resume' }, type: 'EndFlowExecution', exits: [] },
];

describe('a legacy module becomes a step', () => {
  test.each(rows)('$name', ({ module, type, parameters = {}, exits, in: flowType }) => {
    const read = readModule(module, flowType);
    const { action, exits: found } = stepOf(read);

    expect(action).toEqual({
      Identifier: 'm',
      Type: type,
      Parameters: parameters,
      Transitions: expect.anything(),
    });
    expect(found).toEqual(exits);
    expect(read.issues.map(told)).toEqual([]);
    const errors = (read.unit === undefined ? [] : check(read.unit)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map(({ code, path = [] }) => `${code} ${path.join('.')}`)).toEqual([]);
  });
});

const system: readonly (readonly [namespace: string, name: string, path: string])[] = [
  ['System', 'Customer Number', '$.CustomerEndpoint.Address'],
  ['System', 'Dialed Number', '$.SystemEndpoint.Address'],
  ['System', 'Customer callback number', '$.CustomerCallBackPhoneNumber'],
  ['System', 'Stored customer input', '$.StoredCustomerInput'],
  ['System', 'Contact id', '$.ContactId'],
  ['System', 'ContactId', '$.ContactId'],
  ['System', 'Queue.Name', '$.Queue.Name'],
  ['System', 'Queue.ARN', '$.Queue.ARN'],
  ['System', 'Text to speech voice', '$.TextToSpeechVoiceId'],
  ['System', 'Channel', '$.Channel'],
  ['System', 'Agent.UserName', '$.Agent.UserName'],
  ['System', 'Metrics.Queue.OldestContactAge', '$.Metrics.Queue.OldestContactAge'],
  ['User Defined', 'tier', '$.Attributes.tier'],
  ['User Defined', 'account tier', "$.Attributes['account tier']"],
  ['External', 'status', '$.External.status'],
  ['Lex', 'IntentName', '$.Lex.IntentName'],
  ['Lex.Slots', 'date', '$.Lex.Slots.date'],
  ['Lex.Attributes', 'date', '$.Lex.SessionAttributes.date'],
];

function compare(namespace: string, name: string): ImportedFlow {
  return readModule({
    type: 'CheckAttribute',
    branches: ['Evaluate Equals 1 → a', 'NoMatch → b'],
    parameters: [
      { name: 'Attribute', value: name },
      { name: 'Namespace', value: namespace },
    ],
  });
}

describe('an attribute of a legacy export is read as', () => {
  test.each(system)('%s, %s: %s', (namespace, name, path) => {
    const read = compare(namespace, name);
    expect(stepOf(read).action.Parameters).toEqual({ ComparisonValue: path });
    expect(read.issues).toEqual([]);
  });

  test.each([
    ['System', 'Moon phase', "$['Moon phase']"],
    ['Weather', 'rain', '$.Weather.rain'],
    ['User Defined', "it's", '$.Attributes.its'],
  ])('%s, %s: %s, which is a guess and is said to be one', (namespace, name, path) => {
    const read = compare(namespace, name);
    expect(stepOf(read).action.Parameters).toEqual({ ComparisonValue: path });
    expect(read.issues.map(told)).toEqual(['legacy_guess modules.0.parameters.0']);
  });
});

test('the names of resources stand where the console keeps them', () => {
  const { unit } = readModule({
    type: 'SetEventHook',
    branches: onward,
    parameters: [
      { name: 'Type', value: 'CustomerHold' },
      { name: 'ContactFlowId', value: 'arn:flow', resourceName: 'Quiet hold' },
    ],
  });
  expect(unit?.document.Metadata).toMatchObject({
    entryPointPosition: { x: 10, y: 20 },
    name: 'Written here',
    type: 'contactFlow',
    status: 'saved',
    ActionMetadata: {
      m: {
        position: { x: 200, y: 20 },
        parameters: { EventHooks: { CustomerHold: { displayName: 'Quiet hold' } } },
      },
    },
  });
});

test('every conversion has a row above, and every module that an action says it was has a conversion', () => {
  const written = new Set(
    rows.flatMap(({ module: { type, target } }) => [
      type,
      ...(target === undefined ? [] : [`${type}/${target}`]),
    ]),
  );
  expect([...conversions.keys()].filter((name) => !written.has(name))).toEqual([]);
  const converted = new Set([...conversions.keys()].flatMap((name) => [name, name.replace(/\/.*/, '')]));
  const said = [...actions.values()].flatMap(({ legacy }) => legacy);
  expect(said.filter((name) => !converted.has(name))).toEqual([]);
});
