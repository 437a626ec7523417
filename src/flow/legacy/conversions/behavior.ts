import { type Step, written } from '../../../action/step.ts';
import type { JsonObject } from '../../../language/document.ts';
import { type Conversions, converted, onward } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

const onOff = { Enable: 'Enabled', Disable: 'Disabled' };

function setLogging(from: LegacyStep): Step {
  return converted(
    'UpdateFlowLoggingBehavior',
    {
      FlowLoggingBehavior:
        from.choice('LoggingBehavior', onOff) ?? from.missing('LoggingBehavior', 'FlowLoggingBehavior'),
    },
    { next: from.exits.to('Success') },
  );
}

const parties: { readonly [option: string]: readonly string[] } = {
  Both: ['Agent', 'Customer'],
  Agent: ['Agent'],
  Customer: ['Customer'],
};

function setRecording(from: LegacyStep): Step {
  const state =
    from.choice('RecordingBehaviorOption', onOff) ??
    from.missing('RecordingBehaviorOption', 'RecordedParticipants');
  return converted(
    'UpdateContactRecordingBehavior',
    {
      RecordingBehavior: { RecordedParticipants: recordedIn(from, state === 'Enabled') },
      AnalyticsBehavior: analyticsOf(from),
    },
    { next: from.exits.to('Success') },
  );
}

function recordedIn(from: LegacyStep, on: boolean): readonly string[] {
  const option = from.value('RecordingParticipantOption') ?? '';
  const known = Object.hasOwn(parties, option) ? parties[option] : undefined;
  if (known === undefined) from.guess(`the recording of "${option}"`, 'the recording of agent and customer');
  return on ? (known ?? ['Agent', 'Customer']) : [];
}

/** Contact Lens came late: most exports have nothing of it, and those that have analyse voice only. */
function analyticsOf(from: LegacyStep): JsonObject | undefined {
  if (from.choice('AnalyticsBehaviorOption', onOff) !== 'Enabled') return undefined;
  from.implied('AnalyticsCustomVocabulary', 'None');
  const mode = from.choice('AnalyticsMode', {
    RealTime: 'RealTime',
    PostCall: 'PostContact',
    PostContact: 'PostContact',
  });
  if (mode === undefined) from.guess('analytics without a mode', 'analytics after the call');
  return {
    Enabled: 'True',
    AnalyticsLanguage: from.required('AnalyticsLanguage', 'AnalyticsLanguageLocaleCode'),
    AnalyticsRedactionBehavior: from.choice('AnalyticsRedactionOption', onOff) ?? 'Disabled',
    AnalyticsRedactionResults: from.value('AnalyticsRedactionPolicy') ?? 'None',
    ChannelConfiguration: {
      Chat: { AnalyticsModes: [] },
      Voice: { AnalyticsModes: [mode ?? 'PostContact'] },
    },
  };
}

function setVoice(from: LegacyStep): Step {
  return converted(
    'UpdateContactTextToSpeechVoice',
    {
      TextToSpeechVoice: from.required('TextToSpeechVoice', 'GlobalVoice'),
      TextToSpeechEngine: from.value('GlobalEngine'),
      TextToSpeechStyle: from.value('SpeakingStyle'),
    },
    { next: from.exits.to('Success'), errors: { NoMatchingError: from.exits.toIfAny('Error') } },
  );
}

const directions: { readonly [track: string]: string } = { FromCustomer: 'From', ToCustomer: 'To' };

function stream(state: 'Enabled' | 'Disabled', from: LegacyStep): Step {
  const tracks = from.takeAll('Track').map((track) => {
    const value = from.written(track) ?? '';
    const direction = Object.hasOwn(directions, value) ? directions[value] : undefined;
    if (direction === undefined) from.guess(`the track "${value}"`, `"${value}"`, track.path);
    return direction ?? value;
  });
  return converted(
    'UpdateContactMediaStreamingBehavior',
    {
      MediaStreamingState: state,
      Participants: [{ ParticipantType: 'Customer', MediaDirections: tracks }],
      MediaStreamType: from.required('MediaStreamType', 'MediaStreamTypes'),
    },
    onward(from),
  );
}

function setRoutingPriority(from: LegacyStep): Step {
  return converted(
    'UpdateContactRoutingBehavior',
    {
      QueuePriority: from.value('AbsolutePosition'),
      QueueTimeAdjustmentSeconds: from.value('TimeOffset', 'QueueTimeAdjustment'),
    },
    { next: from.exits.to('Success') },
  );
}

/** `SetContactFlow` is the older of the two and has no error branch. */
function setHook(from: LegacyStep): Step {
  const hook = from.required('the event', 'Type');
  const flow = from.resource('ContactFlowId', 'flow', 'EventHooks', hook);
  const next = from.exits.to('Success');
  const failed = from.type === 'SetContactFlow' ? from.exits.toIfAny('Error') : from.exits.to('Error');
  return converted(
    'UpdateContactEventHooks',
    { EventHooks: written({ [hook]: flow ?? from.missing('ContactFlowId', `EventHooks.${hook}`) }) },
    { next, errors: { NoMatchingError: failed ?? from.exits.added('NoMatchingError', next) } },
  );
}

/** Modules that set how the contact is treated from here on. */
export const behavior: Conversions = {
  SetContactFlow: setHook,
  SetEventHook: setHook,
  SetLoggingBehavior: setLogging,
  SetRecordingBehavior: setRecording,
  SetVoice: setVoice,
  StartMediaStreaming: (from) => stream('Enabled', from),
  StopMediaStreaming: (from) => stream('Disabled', from),
  UpdateRoutingPriority: setRoutingPriority,
};
