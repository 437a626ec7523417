/** Names that pages, older exports and generated flows give to actions, with the `Type` that Connect takes. */
export const misnamedActions: ReadonlyMap<string, string> = new Map([
  ['UnTagContact', 'UntagContact'],
  ['UpdateRoutingCriteria', 'UpdateContactRoutingCriteria'],
  ['TransferContactToFlow', 'TransferToFlow'],
  ['TransferToQueue', 'TransferContactToQueue'],
  ['CheckAttribute', 'Compare'],
  ['SetVoice', 'UpdateContactTextToSpeechVoice'],
  ['TransferParticipantToQueue', 'TransferContactToQueue'],
  ['CheckContactAttributes', 'Compare'],
  ['PlayPrompt', 'MessageParticipant'],
  ['GetCustomerInput', 'GetParticipantInput'],
  ['StoreUserInput', 'GetParticipantInput'],
  ['LoopPrompts', 'MessageParticipantIteratively'],
  ['InvokeAWSLambdaFunction', 'InvokeLambdaFunction'],
  ['SetAttributes', 'UpdateContactAttributes'],
  ['Disconnect', 'DisconnectParticipant'],
  ['StartMediaStreaming', 'UpdateContactMediaStreamingBehavior'],
  ['TransferToPhoneNumber', 'TransferParticipantToThirdParty'],
  ['UpdateParticipantState', 'UpdatePreviousContactParticipantState'],
  ['SendMessage', 'StartOutboundChatContact'],
  ['SendCommunication', 'SendSMS'],
  ['CheckAttributes', 'Compare'],
  ['CheckCommunicationStatus', 'GetOutboundCommunicationStatus'],
  ['InvokeLambda', 'InvokeLambdaFunction'],
]);

/** Parameters that Connect refuses although they sound right, by action and name, with what does the job. */
export const misnamedParameters: ReadonlyMap<string, string> = new Map([
  [
    'CheckHoursOfOperation.CheckOverride',
    'Leave it out: the hours themselves know which days are different.',
  ],
  ['MessageParticipant.TextType', 'Write the words in "SSML" in place of "Text".'],
  ['TransferContactToQueue.QueueId', 'Set the queue with UpdateContactTargetQueue in a step before.'],
  ['TransferParticipantToThirdParty.ThirdPartyCallerId', 'Write "CallerId".'],
  ['UpdateContactData.References', 'Leave it out: references are given to a task where CreateTask makes it.'],
  [
    'UpdateContactData.SegmentAttribute',
    'Leave it out: how a flow sets a segment attribute is not documented.',
  ],
  ['UpdateContactTextToSpeechVoice.Engine', 'Write "TextToSpeechEngine".'],
  ['UpdateContactTextToSpeechVoice.LanguageCode', 'Set "LanguageCode" with UpdateContactData.'],
  ['UpdateContactTextToSpeechVoice.VoiceId', 'Write "TextToSpeechVoice".'],
  ['Wait.TimeoutSeconds', 'Write "TimeLimitSeconds".'],
]);
