import type { Rule } from '../rule.ts';
import { contentTooLong } from './content-too-long.ts';
import { deadExit } from './dead-exit.ts';
import { differsOnTwilio } from './differs-on-twilio.ts';
import { emptyString } from './empty-string.ts';
import { endlessLoop } from './endless-loop.ts';
import { exclusiveParameters } from './exclusive-parameters.ts';
import { functionChain } from './function-chain.ts';
import { hookOnTwilio } from './hook-on-twilio.ts';
import { invalidIdentifier } from './invalid-identifier.ts';
import { keysOnTwilio } from './keys-on-twilio.ts';
import { lateDial } from './late-dial.ts';
import { literalSsml } from './literal-ssml.ts';
import { malformedSsml } from './malformed-ssml.ts';
import { missingCondition } from './missing-condition.ts';
import { missingError } from './missing-error.ts';
import { missingNext } from './missing-next.ts';
import { missingParameter } from './missing-parameter.ts';
import { missingTarget } from './missing-target.ts';
import { moduleContract } from './module-contract.ts';
import { moduleNesting } from './module-nesting.ts';
import { nameTooLong } from './name-too-long.ts';
import { nestedWait } from './nested-wait.ts';
import { notOnTwilio } from './not-on-twilio.ts';
import { operandCounts } from './operand-count.ts';
import { phoneNumberInAttribute } from './phone-number-in-attribute.ts';
import { promptTooLong } from './prompt-too-long.ts';
import { queueNotSet } from './queue-not-set.ts';
import { recordingOnTwilio } from './recording-on-twilio.ts';
import { refusedCondition } from './refused-condition.ts';
import { refusedError } from './refused-error.ts';
import { refusedParameter } from './refused-parameter.ts';
import { repeatedError } from './repeated-error.ts';
import { repeatedIdentifier } from './repeated-identifier.ts';
import { retiredAction } from './retired-action.ts';
import { secretInAttribute } from './secret-in-attribute.ts';
import { silentEnd } from './silent-end.ts';
import { ssmlOnTwilio } from './ssml-on-twilio.ts';
import { terminalExits } from './terminal-exits.ts';
import { tooManyActions } from './too-many-actions.ts';
import { unadvisedValue } from './unadvised-value.ts';
import { unfitFlow } from './unfit-flow.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownFlowType } from './unknown-flow-type.ts';
import { unknownNamespace } from './unknown-namespace.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { unreachableStep } from './unreachable-step.ts';
import { unreadMetadata } from './unread-metadata.ts';
import { unverifiedAction } from './unverified-action.ts';
import { voiceOnTwilio } from './voice-on-twilio.ts';
import { wrongChannel } from './wrong-channel.ts';
import { wrongFlowType } from './wrong-flow-type.ts';
import { wrongOperand } from './wrong-operand.ts';
import { wrongOperator } from './wrong-operator.ts';
import { wrongType } from './wrong-type.ts';
import { wrongValue } from './wrong-value.ts';

/** Every rule, one line a file of this folder. */
export const rules: readonly Rule[] = [
  contentTooLong,
  deadExit,
  differsOnTwilio,
  emptyString,
  endlessLoop,
  exclusiveParameters,
  functionChain,
  hookOnTwilio,
  invalidIdentifier,
  keysOnTwilio,
  lateDial,
  literalSsml,
  malformedSsml,
  missingCondition,
  missingError,
  missingNext,
  missingParameter,
  missingTarget,
  moduleContract,
  moduleNesting,
  nameTooLong,
  nestedWait,
  notOnTwilio,
  operandCounts,
  phoneNumberInAttribute,
  promptTooLong,
  queueNotSet,
  recordingOnTwilio,
  refusedCondition,
  refusedError,
  refusedParameter,
  repeatedError,
  repeatedIdentifier,
  retiredAction,
  secretInAttribute,
  silentEnd,
  ssmlOnTwilio,
  terminalExits,
  tooManyActions,
  unadvisedValue,
  unfitFlow,
  unknownAction,
  unknownFlowType,
  unknownNamespace,
  unknownParameter,
  unreachableStep,
  unreadMetadata,
  unverifiedAction,
  voiceOnTwilio,
  wrongChannel,
  wrongFlowType,
  wrongOperand,
  wrongOperator,
  wrongType,
  wrongValue,
];
