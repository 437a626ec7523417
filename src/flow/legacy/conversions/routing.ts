import type { Step } from '../../../action/step.ts';
import { type Conversions, converted, keyed, onward, queueOf } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

function setQueue(from: LegacyStep): Step {
  const queue = queueOf(from);
  const named = queue['QueueId'] !== undefined || queue['AgentId'] !== undefined;
  return converted(
    'UpdateContactTargetQueue',
    named ? queue : { QueueId: from.missing('Queue or Agent', 'QueueId') },
    onward(from),
  );
}

/** With a queue of its own it moves a contact that is in one already, and the flow of that queue goes on. */
function transferToQueue(from: LegacyStep): Step {
  const queue = queueOf(from);
  const moves = queue['QueueId'] !== undefined || queue['AgentId'] !== undefined;
  const failed = from.exits.to('Error');
  const errors = { QueueAtCapacity: from.exits.to('AtCapacity'), NoMatchingError: failed };
  return moves
    ? converted('DequeueContactAndTransferToQueue', queue, { next: from.exits.to('Success'), errors })
    : converted('TransferContactToQueue', {}, { next: failed, errors });
}

function transferToFlow(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  return converted(
    'TransferToFlow',
    {
      ContactFlowId:
        from.resource('ContactFlowId', 'flow', 'ContactFlowId') ??
        from.missing('ContactFlowId', 'ContactFlowId'),
    },
    { next: failed, errors: { NoMatchingError: failed } },
  );
}

/** A blind transfer does not come back, so it has but one exit. */
function transferToNumber(from: LegacyStep): Step {
  const blind = from.says('BlindTransfer');
  const failed = from.exits.to('Error');
  return converted(
    'TransferParticipantToThirdParty',
    {
      ThirdPartyPhoneNumber: from.required('ThirdPartyPhoneNumber', 'PhoneNumber'),
      ThirdPartyConnectionTimeLimitSeconds: from.required(
        'ThirdPartyConnectionTimeLimitSeconds',
        'TimeLimit',
      ),
      ContinueFlowExecution: blind ? 'False' : 'True',
    },
    blind
      ? { next: failed, errors: { NoMatchingError: failed } }
      : {
          next: from.exits.to('Success'),
          errors: {
            CallFailed: from.exits.to('CallFailure'),
            ConnectionTimeLimitExceeded: from.exits.to('Timeout'),
            NoMatchingError: failed,
          },
        },
  );
}

function createCallback(from: LegacyStep): Step {
  return converted(
    'CreateCallbackContact',
    {
      ...queueOf(from),
      InitialCallDelaySeconds: from.required(
        'InitialCallDelaySeconds',
        'InitialDelaySeconds',
        'InitialDelay',
      ),
      MaximumConnectionAttempts: from.required('MaximumConnectionAttempts', 'MaxRetryAttempts', 'Retries'),
      RetryDelaySeconds: from.required('RetryDelaySeconds', 'RetryDelaySeconds', 'RetryDelay'),
    },
    onward(from),
  );
}

function getMetrics(from: LegacyStep): Step {
  return converted('GetMetricData', queueOf(from), onward(from));
}

/** The result of a function was always a flat map of texts, which has a name now. */
function invokeFunction(from: LegacyStep): Step {
  const sent = keyed(from, 'Parameter');
  return converted(
    'InvokeLambdaFunction',
    {
      LambdaFunctionARN:
        from.resource('FunctionArn', 'function', 'LambdaFunctionARN') ??
        from.missing('FunctionArn', 'LambdaFunctionARN'),
      InvocationTimeLimitSeconds: from.required('InvocationTimeLimitSeconds', 'TimeLimit'),
      LambdaInvocationAttributes: Object.keys(sent).length > 0 ? sent : undefined,
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    onward(from),
  );
}

/** Modules that reach outside the flow, and those that end it. */
export const routing: Conversions = {
  CreateCallback: createCallback,
  CustomerInQueue: transferToQueue,
  Disconnect: () => converted('DisconnectParticipant', {}),
  GetMetricData: getMetrics,
  'InvokeExternalResource/Lambda': invokeFunction,
  Resume: () => converted('EndFlowExecution', {}),
  SetQueue: setQueue,
  'Transfer/Agent': () => converted('TransferContactToAgent', {}),
  'Transfer/Callback': createCallback,
  'Transfer/Flow': transferToFlow,
  'Transfer/PhoneNumber': transferToNumber,
  'Transfer/Queue': transferToQueue,
  TransferToFlow: transferToFlow,
};
