import { type Step, written } from '../../../action/step.ts';
import { type Conversions, converted, keyed, onward } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

function setAttributes(from: LegacyStep): Step {
  return converted(
    'UpdateContactAttributes',
    { Attributes: keyed(from, 'Attribute'), TargetContact: 'Current' },
    onward(from),
  );
}

/** The oldest exports set one attribute at a time, for the window that the agent sees. */
function setScreenPop(from: LegacyStep): Step {
  const name = from.required('the name of an attribute', 'key');
  return converted(
    'UpdateContactAttributes',
    { Attributes: { [name]: from.value('value') ?? '' }, TargetContact: 'Current' },
    onward(from),
  );
}

/** These have kept their names. */
const voiceId = [
  'IsVoiceIdStreamingEnabled',
  'IsVoiceAuthenticationEnabled',
  'IsFraudDetectionEnabled',
  'VoiceAuthenticationThreshold',
  'VoiceAuthenticationResponseTime',
  'FraudDetectionThreshold',
];

function setContactData(from: LegacyStep): Step {
  const parameters: { [name: string]: string | undefined } = {};
  for (const data of from.takeAll('ContactData')) {
    parameters['LanguageCode'] ??= from.takeKey(data, 'languageCode');
    parameters['CustomerId'] ??= from.takeKey(data, 'customerId');
    if (data.value !== undefined) from.lost('the value of ContactData', [...data.path, 'value']);
  }
  for (const name of voiceId) parameters[name] = from.value(name);
  return converted('UpdateContactData', written(parameters), onward(from));
}

function setCallbackNumber(from: LegacyStep): Step {
  return converted(
    'UpdateContactCallbackNumber',
    { CallbackNumber: from.required('CallbackNumber', 'CallBackNumber') },
    {
      next: from.exits.to('Success'),
      errors: {
        InvalidCallbackNumber: from.exits.to('InvalidPhoneNumber'),
        CallbackNumberNotDialable: from.exits.to('NonDialableNumber'),
      },
    },
  );
}

/** Modules that set what stays with the contact. */
export const contact: Conversions = {
  SetAttributes: setAttributes,
  SetCallBackNumber: setCallbackNumber,
  SetContactData: setContactData,
  SetScreenPop: setScreenPop,
  SetVoiceId: (from) => converted('StartVoiceIdStream', {}, onward(from)),
};
