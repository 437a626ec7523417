export type { Channel, Contact, Settings, Values, Voice } from './action/contact.ts';
export type { Effect } from './action/effect.ts';
export type { Entry } from './action/entry.ts';
export type { Answer, AnswerBody, Event, Notice, Played } from './action/event.ts';
export { rawAction } from './action/raw-action.ts';
export type { AnyFlow, Step, Test } from './action/step.ts';
export {
  atLeast,
  atMost,
  contains,
  endsWith,
  equals,
  greaterThan,
  hasKey,
  lessThan,
  startsWith,
} from './action/step.ts';
export { associateContactToCustomerProfile } from './actions/associate-contact-to-customer-profile.ts';
export { checkHours } from './actions/check-hours-of-operation.ts';
export { checkQueueStatus, checkStaffing } from './actions/check-metric-data.ts';
export { checkCallProgress } from './actions/check-outbound-call-status.ts';
export { checkVoiceId } from './actions/check-voice-id.ts';
export { checkContactAttributes } from './actions/compare.ts';
export { callPhoneNumber } from './actions/complete-outbound-call.ts';
export { connectLex } from './actions/connect-participant-with-lex-bot.ts';
export { createCallback } from './actions/create-callback-contact.ts';
export { createCase } from './actions/create-case.ts';
export { createCustomerProfile } from './actions/create-customer-profile.ts';
export { createTask } from './actions/create-task.ts';
export { connectAssistant } from './actions/create-wisdom-session.ts';
export { moveToQueue } from './actions/dequeue-contact-and-transfer-to-queue.ts';
export { disconnect } from './actions/disconnect-participant.ts';
export { distributeByPercentage } from './actions/distribute-by-percentage.ts';
export { endFlow } from './actions/end-flow-execution.ts';
export { returnFromModule } from './actions/end-flow-module-execution.ts';
export { getCalculatedAttributes } from './actions/get-calculated-attributes-for-customer-profile.ts';
export { getCase } from './actions/get-case.ts';
export { getCustomerProfile } from './actions/get-customer-profile.ts';
export { getCustomerProfileObject } from './actions/get-customer-profile-object.ts';
export { getMetrics } from './actions/get-metric-data.ts';
export { checkCommunicationStatus } from './actions/get-outbound-communication-status.ts';
export { getCustomerInput, setTouchtoneBuffer, storeCustomerInput } from './actions/get-participant-input.ts';
export { invokeModule } from './actions/invoke-flow-module.ts';
export { invokeLambda } from './actions/invoke-lambda-function.ts';
export { loop } from './actions/loop.ts';
export { playPrompt } from './actions/message-participant.ts';
export { loopPrompts } from './actions/message-participant-iteratively.ts';
export { resumeContact } from './actions/resume-contact.ts';
export { sendOutboundEmail } from './actions/send-outbound-email.ts';
export { sendSms } from './actions/send-sms.ts';
export { showView } from './actions/show-view.ts';
export { sendTextMessage } from './actions/start-outbound-chat-contact.ts';
export { setVoiceId } from './actions/start-voice-id-stream.ts';
export { tagContact } from './actions/tag-contact.ts';
export { transferToAgent } from './actions/transfer-contact-to-agent.ts';
export { transferToQueue } from './actions/transfer-contact-to-queue.ts';
export { transferToPhoneNumber } from './actions/transfer-participant-to-third-party.ts';
export { transferToFlow } from './actions/transfer-to-flow.ts';
export { untagContact } from './actions/untag-contact.ts';
export { updateCase } from './actions/update-case.ts';
export { setContactAttributes } from './actions/update-contact-attributes.ts';
export { setCallbackNumber } from './actions/update-contact-callback-number.ts';
export { setContactData } from './actions/update-contact-data.ts';
export {
  setCustomerQueueFlow,
  setDisconnectFlow,
  setEventFlow,
  setHoldFlow,
  setWhisperFlow,
} from './actions/update-contact-event-hooks.ts';
export { setMediaProcessing } from './actions/update-contact-media-processing.ts';
export {
  startMediaStreaming,
  stopMediaStreaming,
} from './actions/update-contact-media-streaming-behavior.ts';
export { setRecordingAndAnalytics } from './actions/update-contact-recording-and-analytics-behavior.ts';
export { setRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
export { changeRoutingPriority } from './actions/update-contact-routing-behavior.ts';
export { setRoutingCriteria } from './actions/update-contact-routing-criteria.ts';
export { setWorkingQueue } from './actions/update-contact-target-queue.ts';
export { setVoice } from './actions/update-contact-text-to-speech-voice.ts';
export { updateCustomerProfile } from './actions/update-customer-profile.ts';
export { setFlowAttributes } from './actions/update-flow-attributes.ts';
export { setLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
export { holdCustomerOrAgent } from './actions/update-previous-contact-participant-state.ts';
export { wait } from './actions/wait.ts';
export { type CheckOptions, check } from './check/check.ts';
export {
  type Config,
  type ConfiguredFunction,
  defineConfig,
  type Instance,
} from './cli/config.ts';
export type { TwilioConfig } from './cli/twilio/twilio-config.ts';
export { advance, type Turn } from './engine/advance.ts';
export { link } from './engine/link.ts';
export type { Program } from './engine/program.ts';
export type { Snapshot, Start } from './engine/snapshot.ts';
export type { ExitMark, MarkState, Marks } from './flow/diagram/mark.ts';
export { type Flow, type FlowDefinition, flow } from './flow/flow.ts';
export { fromLegacy, type ImportedFlow } from './flow/legacy/from-legacy.ts';
export { type MermaidOptions, mermaid } from './flow/mermaid.ts';
export { type Module, type ModuleDefinition, module } from './flow/module.ts';
export { type FlowSource, sourceOf, type WrittenStep } from './flow/source/source.ts';
export { type SvgOptions, svg } from './flow/svg.ts';
export type {
  ActionDocument,
  FlowDocument,
  FlowType,
  Json,
  JsonObject,
  Source,
  Unit,
} from './language/document.ts';
export { TrunklineError } from './language/error.ts';
export type { Issue, Severity } from './language/issue.ts';
export { type ParsedFlow, type ParseOptions, parseFlow } from './language/parse.ts';
export { printFlow } from './language/print.ts';
export {
  attribute,
  caseField,
  customer,
  flowAttribute,
  lex,
  moduleInput,
  moduleResult,
  type Reference,
  storedInput,
  system,
  type Text,
  text,
  view,
  type Words,
} from './language/reference.ts';
export {
  agentNamed,
  botNamed,
  external,
  type FunctionResource,
  flowNamed,
  fn,
  hours,
  type ModuleResource,
  moduleNamed,
  promptNamed,
  queue,
  type Resource,
} from './language/resource.ts';
