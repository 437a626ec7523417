import type { ActionDefinition } from '../action/definition.ts';
import { definition as associateContactToCustomerProfile } from './associate-contact-to-customer-profile.ts';
import { definition as authenticateParticipant } from './authenticate-participant.ts';
import { definition as checkHoursOfOperation } from './check-hours-of-operation.ts';
import { definition as checkMetricData } from './check-metric-data.ts';
import { definition as checkOutboundCallStatus } from './check-outbound-call-status.ts';
import { definition as checkSegmentMembership } from './check-segment-membership.ts';
import { definition as checkVoiceId } from './check-voice-id.ts';
import { definition as compare } from './compare.ts';
import { definition as completeOutboundCall } from './complete-outbound-call.ts';
import { definition as connectParticipantWithAgenticCx } from './connect-participant-with-agentic-cx.ts';
import { definition as connectParticipantWithLexBot } from './connect-participant-with-lex-bot.ts';
import { definition as createCallbackContact } from './create-callback-contact.ts';
import { definition as createCase } from './create-case.ts';
import { definition as createContact } from './create-contact.ts';
import { definition as createCustomerProfile } from './create-customer-profile.ts';
import { definition as createPersistentContactAssociation } from './create-persistent-contact-association.ts';
import { definition as createTask } from './create-task.ts';
import { definition as createWisdomSession } from './create-wisdom-session.ts';
import { definition as dequeueContactAndTransferToQueue } from './dequeue-contact-and-transfer-to-queue.ts';
import { definition as disconnectParticipant } from './disconnect-participant.ts';
import { definition as distributeByPercentage } from './distribute-by-percentage.ts';
import { definition as endFlowExecution } from './end-flow-execution.ts';
import { definition as endFlowModuleExecution } from './end-flow-module-execution.ts';
import { definition as evaluateDataTableValues } from './evaluate-data-table-values.ts';
import { definition as getCalculatedAttributesForCustomerProfile } from './get-calculated-attributes-for-customer-profile.ts';
import { definition as getCase } from './get-case.ts';
import { definition as getCustomerProfile } from './get-customer-profile.ts';
import { definition as getCustomerProfileObject } from './get-customer-profile-object.ts';
import { definition as getMetricData } from './get-metric-data.ts';
import { definition as getOutboundCommunicationStatus } from './get-outbound-communication-status.ts';
import { definition as getParticipantInput } from './get-participant-input.ts';
import { definition as invokeFlowModule } from './invoke-flow-module.ts';
import { definition as invokeLambdaFunction } from './invoke-lambda-function.ts';
import { definition as invokeThirdPartyAction } from './invoke-third-party-action.ts';
import { definition as listDataTableValues } from './list-data-table-values.ts';
import { definition as loadContactContent } from './load-contact-content.ts';
import { definition as loop } from './loop.ts';
import { definition as messageParticipant } from './message-participant.ts';
import { definition as messageParticipantIteratively } from './message-participant-iteratively.ts';
import { definition as putDialRequest } from './put-dial-request.ts';
import { definition as renderMessageTemplate } from './render-message-template.ts';
import { definition as resumeContact } from './resume-contact.ts';
import { definition as routeContactToAgent } from './route-contact-to-agent.ts';
import { definition as sendOutboundEmail } from './send-outbound-email.ts';
import { definition as sendSms } from './send-sms.ts';
import { definition as showView } from './show-view.ts';
import { definition as startOutboundChatContact } from './start-outbound-chat-contact.ts';
import { definition as startOutboundEmailContact } from './start-outbound-email-contact.ts';
import { definition as startVoiceIdStream } from './start-voice-id-stream.ts';
import { definition as tagContact } from './tag-contact.ts';
import { definition as transferContactToAgent } from './transfer-contact-to-agent.ts';
import { definition as transferContactToQueue } from './transfer-contact-to-queue.ts';
import { definition as transferParticipantToThirdParty } from './transfer-participant-to-third-party.ts';
import { definition as transferToFlow } from './transfer-to-flow.ts';
import { definition as untagContact } from './untag-contact.ts';
import { definition as updateCase } from './update-case.ts';
import { definition as updateContactAttributes } from './update-contact-attributes.ts';
import { definition as updateContactCallbackNumber } from './update-contact-callback-number.ts';
import { definition as updateContactData } from './update-contact-data.ts';
import { definition as updateContactEventHooks } from './update-contact-event-hooks.ts';
import { definition as updateContactMediaProcessing } from './update-contact-media-processing.ts';
import { definition as updateContactMediaStreamingBehavior } from './update-contact-media-streaming-behavior.ts';
import { definition as updateContactRecordingAndAnalyticsBehavior } from './update-contact-recording-and-analytics-behavior.ts';
import { definition as updateContactRecordingBehavior } from './update-contact-recording-behavior.ts';
import { definition as updateContactRoutingBehavior } from './update-contact-routing-behavior.ts';
import { definition as updateContactRoutingCriteria } from './update-contact-routing-criteria.ts';
import { definition as updateContactTargetQueue } from './update-contact-target-queue.ts';
import { definition as updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.ts';
import { definition as updateCustomerProfile } from './update-customer-profile.ts';
import { definition as updateFlowAttributes } from './update-flow-attributes.ts';
import { definition as updateFlowLoggingBehavior } from './update-flow-logging-behavior.ts';
import { definition as updatePreviousContactParticipantState } from './update-previous-contact-participant-state.ts';
import { definition as upsertDataTableValues } from './upsert-data-table-values.ts';
import { definition as wait } from './wait.ts';

/** Every action that this project can check, by its `Type`. One line a file of this folder. */
export const actions: ReadonlyMap<string, ActionDefinition<never>> = new Map(
  [
    associateContactToCustomerProfile,
    authenticateParticipant,
    checkHoursOfOperation,
    checkMetricData,
    checkOutboundCallStatus,
    checkSegmentMembership,
    checkVoiceId,
    compare,
    completeOutboundCall,
    connectParticipantWithAgenticCx,
    connectParticipantWithLexBot,
    createCallbackContact,
    createCase,
    createContact,
    createCustomerProfile,
    createPersistentContactAssociation,
    createTask,
    createWisdomSession,
    dequeueContactAndTransferToQueue,
    disconnectParticipant,
    distributeByPercentage,
    endFlowExecution,
    endFlowModuleExecution,
    evaluateDataTableValues,
    getCalculatedAttributesForCustomerProfile,
    getCase,
    getCustomerProfile,
    getCustomerProfileObject,
    getMetricData,
    getOutboundCommunicationStatus,
    getParticipantInput,
    invokeFlowModule,
    invokeLambdaFunction,
    invokeThirdPartyAction,
    listDataTableValues,
    loadContactContent,
    loop,
    messageParticipant,
    messageParticipantIteratively,
    putDialRequest,
    renderMessageTemplate,
    resumeContact,
    routeContactToAgent,
    sendOutboundEmail,
    sendSms,
    showView,
    startOutboundChatContact,
    startOutboundEmailContact,
    startVoiceIdStream,
    tagContact,
    transferContactToAgent,
    transferContactToQueue,
    transferParticipantToThirdParty,
    transferToFlow,
    untagContact,
    updateCase,
    updateContactAttributes,
    updateContactCallbackNumber,
    updateContactData,
    updateContactEventHooks,
    updateContactMediaProcessing,
    updateContactMediaStreamingBehavior,
    updateContactRecordingAndAnalyticsBehavior,
    updateContactRecordingBehavior,
    updateContactRoutingBehavior,
    updateContactRoutingCriteria,
    updateContactTargetQueue,
    updateContactTextToSpeechVoice,
    updateCustomerProfile,
    updateFlowAttributes,
    updateFlowLoggingBehavior,
    updatePreviousContactParticipantState,
    upsertDataTableValues,
    wait,
  ].map((definition) => [definition.type, definition as ActionDefinition<never>]),
);
