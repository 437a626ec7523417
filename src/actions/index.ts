import type { ActionDefinition } from '../action/definition.ts';
import { definition as checkHoursOfOperation } from './check-hours-of-operation.ts';
import { definition as checkMetricData } from './check-metric-data.ts';
import { definition as compare } from './compare.ts';
import { definition as connectParticipantWithLexBot } from './connect-participant-with-lex-bot.ts';
import { definition as createCallbackContact } from './create-callback-contact.ts';
import { definition as dequeueContactAndTransferToQueue } from './dequeue-contact-and-transfer-to-queue.ts';
import { definition as disconnectParticipant } from './disconnect-participant.ts';
import { definition as distributeByPercentage } from './distribute-by-percentage.ts';
import { definition as endFlowExecution } from './end-flow-execution.ts';
import { definition as endFlowModuleExecution } from './end-flow-module-execution.ts';
import { definition as getMetricData } from './get-metric-data.ts';
import { definition as getParticipantInput } from './get-participant-input.ts';
import { definition as invokeFlowModule } from './invoke-flow-module.ts';
import { definition as invokeLambdaFunction } from './invoke-lambda-function.ts';
import { definition as loop } from './loop.ts';
import { definition as messageParticipant } from './message-participant.ts';
import { definition as messageParticipantIteratively } from './message-participant-iteratively.ts';
import { definition as transferContactToQueue } from './transfer-contact-to-queue.ts';
import { definition as transferParticipantToThirdParty } from './transfer-participant-to-third-party.ts';
import { definition as transferToFlow } from './transfer-to-flow.ts';
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
import { definition as updateFlowAttributes } from './update-flow-attributes.ts';
import { definition as updateFlowLoggingBehavior } from './update-flow-logging-behavior.ts';
import { definition as wait } from './wait.ts';

/** Every action that this project can check, by its `Type`. One line a file of this folder. */
export const actions: ReadonlyMap<string, ActionDefinition<never>> = new Map(
  [
    checkHoursOfOperation,
    checkMetricData,
    compare,
    connectParticipantWithLexBot,
    createCallbackContact,
    dequeueContactAndTransferToQueue,
    disconnectParticipant,
    distributeByPercentage,
    endFlowExecution,
    endFlowModuleExecution,
    getMetricData,
    getParticipantInput,
    invokeFlowModule,
    invokeLambdaFunction,
    loop,
    messageParticipant,
    messageParticipantIteratively,
    transferContactToQueue,
    transferParticipantToThirdParty,
    transferToFlow,
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
    updateFlowAttributes,
    updateFlowLoggingBehavior,
    wait,
  ].map((definition) => [definition.type, definition as ActionDefinition<never>]),
);
