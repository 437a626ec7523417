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
  ['CheckAttributes', 'Compare'],
  ['CheckCommunicationStatus', 'GetOutboundCommunicationStatus'],
  ['InvokeLambda', 'InvokeLambdaFunction'],
]);

/** Parameters that Connect refuses although they sound right, by action and name, with what does the job. */
export const misnamedParameters: ReadonlyMap<string, string> = new Map([
  ['MessageParticipant.TextType', 'Write the words in "SSML" in place of "Text".'],
  ['TransferContactToQueue.QueueId', 'Set the queue with UpdateContactTargetQueue in a step before.'],
  ['TransferParticipantToThirdParty.ThirdPartyCallerId', 'Write "CallerId".'],
  ['UpdateContactTextToSpeechVoice.Engine', 'Write "TextToSpeechEngine".'],
  ['UpdateContactTextToSpeechVoice.LanguageCode', 'Set "LanguageCode" with UpdateContactData.'],
  ['UpdateContactTextToSpeechVoice.VoiceId', 'Write "TextToSpeechVoice".'],
  ['Wait.TimeoutSeconds', 'Write "TimeLimitSeconds".'],
]);
