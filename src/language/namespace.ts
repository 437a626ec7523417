/**
 * The roots of references whose values end with the flow run: they do not reach a module or the next flow, and
 * a module's do not come back.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export const flowNamespaces: ReadonlySet<string> = new Set([
  'AgenticCX',
  'Case',
  'Customer',
  'DataTableList',
  'DataTables',
  'DeliveryReceipts',
  'Email',
  'External',
  'ExternalTool',
  'FlowAttributes',
  'LambdaInvocation',
  'Lex',
  'Loop',
  'Metrics',
  'Modules',
  'OutboundCommunication',
  'StoredCustomerInput',
  'Task',
  'Views',
  'Wisdom',
]);

/** The roots of references whose values live as long as the contact. */
export const contactNamespaces: ReadonlySet<string> = new Set([
  'AdditionalEmailRecipients',
  'Agent',
  'Attributes',
  'AwsRegion',
  // Not in the list of AWS, but in flows that the console published.
  'CallbackNumber',
  'Capabilities',
  'Channel',
  'ContactId',
  'CustomerCallBackPhoneNumber',
  'CustomerEndpoint',
  'CustomerId',
  'Description',
  'InitialContactId',
  'InitiationMethod',
  'InstanceARN',
  'LanguageCode',
  'Media',
  'MediaStreams',
  'Name',
  'OutboundCallerId',
  'PreviousContactId',
  'Queue',
  'References',
  'SegmentAttributes',
  'SystemEndpoint',
  'Tags',
  'TextToSpeechVoiceId',
]);

/** Says whether Connect knows the root of a reference. It refuses an invented one when the flow is published. */
export function isNamespace(root: string): boolean {
  return flowNamespaces.has(root) || contactNamespaces.has(root);
}
