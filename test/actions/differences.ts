import type { Situations } from './compare-facts.ts';

const store = { StoreInput: 'True', InputValidation: { CustomValidation: { MaximumLength: '10' } } };
const phone = { StoreInput: 'True', InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } };

const cases = {
  'LinkContactToCase is true': { LinkContactToCase: 'true' },
  'LinkContactToCase is false': { LinkContactToCase: 'false' },
};

/** Parameters that put an action into each situation that the facts name; those in brackets are our own names. */
export const situations: { readonly [type: string]: Situations } = {
  CreateCase: cases,
  GetCase: cases,
  UpdateCase: cases,
  CheckMetricData: {
    '(agents)': { MetricType: 'NumberOfAgentsOnline' },
    '(queue)': { MetricType: 'NumberOfContactsInQueue' },
  },
  ConnectParticipantWithLexBot: { 'LexTimeoutSeconds is set': { LexTimeoutSeconds: { Text: '60' } } },
  GetParticipantInput: {
    'StoreInput is False': { StoreInput: 'False' },
    'StoreInput is True': store,
    'StoreInput is True and PhoneNumberValidation is set': phone,
    'StoreInput is False or CustomValidation is used': store,
    '(buffer)': { EnableDTMFBuffer: 'True' },
  },
  InvokeFlowModule: {
    'current console writes it always; flows of before custom branches carry NoMatchingError only': {},
  },
  MessageParticipantIteratively: { '(interrupted)': { InterruptFrequencySeconds: '20' } },
  TransferParticipantToThirdParty: {
    'ContinueFlowExecution is True': { ContinueFlowExecution: 'True' },
    'ContinueFlowExecution is False or flow type is AGENT_TRANSFER': { ContinueFlowExecution: 'False' },
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    'ChatBehavior is present': { ChatBehavior: {} },
    'ChatBehavior is absent': { VoiceBehavior: {} },
  },
  Wait: {
    'Events has BotParticipantDisconnected': { Events: ['BotParticipantDisconnected'] },
    '(customer)': { Events: ['CustomerReturned'] },
    '(goes on)': { ContinueExecution: 'True' },
  },
};

const guessed = 'no export shows it, so its name or form is a guess: it passes through rawAction() only';

/** Where a definition is meant to differ from the facts, by the sentence of the comparison, each with its reason. */
export const differences: { readonly [type: string]: { readonly [difference: string]: string } } = {
  EndFlowExecution: {
    'strict flow types: ["AGENT_WHISPER","CAMPAIGN","CUSTOMER_QUEUE","CUSTOMER_WHISPER","OUTBOUND_WHISPER"], in the facts ["AGENT_WHISPER","CUSTOMER_QUEUE","CUSTOMER_WHISPER","OUTBOUND_WHISPER"]':
      'a campaign flow must end in it',
  },
  GetMetricData: {
    'QueueChannel: enum: ["CHAT","Chat","VOICE","Voice","chat","voice"], in the facts ["Chat","Voice"]':
      'letter case does not matter, and $.Channel gives capitals',
  },
  GetParticipantInput: {
    'InputTimeLimitSeconds: range: [1,300], in the facts [1,9007199254740991]':
      'the console says at most 180, public flows hold 300, and nothing more is seen',
    'DTMFConfiguration.InputTerminationSequence: longest: none, in the facts 5':
      'its pattern counts the keys',
    'DTMFConfiguration.DisableCancelKey: enum: ["False","True","false","true"], in the facts ["False","True"]':
      'the letter case that the service takes is not certain',
    'DTMFConfiguration.DisableCancelKey: required: true, in the facts false':
      'a rule in prose asks for it where a * ends the entry',
    'conditions required: false, in the facts true':
      'flows drawn in the console have menus without keys, to let a caller speak on a recording',
  },
  InvokeLambdaFunction: {
    'strict flow types: ["AGENT_HOLD","AGENT_TRANSFER","AGENT_WHISPER","CONTACT_FLOW","CUSTOMER_HOLD","CUSTOMER_QUEUE","CUSTOMER_WHISPER","OUTBOUND_WHISPER","QUEUE_TRANSFER"], in the facts ["AGENT_HOLD","AGENT_TRANSFER","AGENT_WHISPER","CONTACT_FLOW","CUSTOMER_HOLD","CUSTOMER_QUEUE","CUSTOMER_WHISPER","QUEUE_TRANSFER"]':
      'an outbound whisper that the console published calls functions',
    'InvocationTimeLimitSeconds: range: [1,60], in the facts [1,8]':
      '60 seconds are allowed in asynchronous mode',
  },
  CreateCallbackContact: {
    'MaximumConnectionAttempts: range: [0,9007199254740991], in the facts [1,9007199254740991]':
      'a flow exported as published holds 0',
  },
  ConnectParticipantWithLexBot: {
    'LexSessionAttributes: enum: ["x-amz-lex:audio:max-length-ms","x-amz-lex:audio:max-length-ms:*:*"], in the facts []':
      'a map, of which one member has limits that AWS names',
  },
  StartOutboundEmailContact: {
    'EmailMessage.RawMessage.Body: is not in the facts': 'the page names it with its length',
    'EmailMessage.RawMessage.Subject: is not in the facts': 'the page names it with its length',
  },
  UpsertDataTableValues: {
    'DataTableUpsertAttributes[].Attributes: most items: 25, in the facts none':
      'a limit says 25 in the whole action',
  },
  CreateTask: {
    'ScheduledTime: range: [0,9007199254740991], in the facts [-9007199254740991,9007199254740991]':
      'seconds since 1970 are not below 0',
  },
  Loop: {
    'LoopName: is not in the definition': guessed,
    'LoopItems: is not in the definition': guessed,
  },
  UpdateContactData: {
    'References: is not in the definition': 'the docs have it, the service refuses it',
  },
  UpdateContactEventHooks: {
    'EventHooks: most items: none, in the facts 1': 'the form asks for exactly one hook',
    'EventHooksConfiguration: enum: ["AgentHold","AgentWhisper","CustomerHold","CustomerQueue","CustomerRemaining","CustomerWhisper","DefaultAgentUI","DisconnectAgentUI","PauseContact","ResumeContact"], in the facts []':
      'its keys are the hooks, which the facts list once',
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    'EmailBehavior: is not in the definition': guessed,
  },
  UpdateContactRecordingBehavior: {
    'channel task: "no-effect", in the facts "error"': 'it has no error exit to take',
    'channel email: "no-effect", in the facts "error"': 'it has no error exit to take',
  },
  UpdateContactRoutingBehavior: {
    'QueuePriority: range: [1,9223372036854776000], in the facts [1,9007199254740991]':
      'the page says 9223372036854775807, which is no safe number',
    'RoutingProficiencies: is not in the definition': guessed,
  },
  UpdateContactRoutingCriteria: {
    'RoutingCriteria.Steps[].Expression.AttributeCondition.ProficiencyLevel: range: none, in the facts [1,5]':
      'a level may have one decimal, so a pattern holds the limits',
    'RoutingCriteria.Steps[].Expression.AttributeCondition.ComparisonOperator: enum: ["Match","NumberGreaterOrEqualTo"], in the facts ["NumberGreaterOrEqualTo"]':
      'a public flow routes to certain agents by Match',
    'RoutingCriteria.Steps[].Expression.AttributeCondition.MatchCriteria: is not in the facts':
      'a public flow routes to certain agents by it',
    'RoutingCriteria.Steps[].Expression.AndExpression[].AttributeCondition: is not in the facts':
      'the facts name the list but not what stands in it',
    'RoutingCriteria.Steps[].Expression.OrExpression[].AttributeCondition: is not in the facts':
      'the facts name the list but not what stands in it',
  },
  Wait: {
    'strict flow types: ["CAMPAIGN","CONTACT_FLOW","CUSTOMER_QUEUE"], in the facts ["CONTACT_FLOW","CUSTOMER_QUEUE"]':
      "AWS's own page on campaign flows uses it",
  },
};
