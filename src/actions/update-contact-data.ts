import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { choice, numeral, object, orReference, words } from '../action/parameter.ts';
import { readOneOf, readValue, readWords } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** What `setContactData` takes: at least one field beside the exits. */
export interface SetContactData<Target extends string, Uses extends string> {
  /** A language tag such as `en-US`. */
  readonly language?: string | Reference<Uses>;
  readonly customerId?: string | Reference<Uses>;
  readonly name?: Words<Uses>;
  readonly description?: Words<Uses>;
  /** The session of the Connect assistant, as a rule `system('Wisdom', 'SessionArn')`. */
  readonly assistantSession?: string | Reference<Uses>;
  /** Whose data is set: this contact's, or that of the contact it is related to. */
  readonly contact?: 'Current' | 'Related';
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Sets what Connect itself keeps of the contact: language, customer id, name, description.
 * Block: **Set contact attributes**, system fields.
 *
 * @example setContactData({ language: 'de-DE', next: 'welcome', onError: 'welcome' })
 */
export function setContactData<const Target extends string, const Uses extends string = never>(
  props: SetContactData<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      Name: props.name && written(props.name),
      Description: props.description && written(props.description),
      LanguageCode: props.language && written(props.language),
      CustomerId: props.customerId && written(props.customerId),
      WisdomSessionArn: props.assistantSession && written(props.assistantSession),
      TargetContact: props.contact,
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

/** Fields that references read by the same name. */
const fields = ['LanguageCode', 'CustomerId', 'Name', 'Description'] as const;
const voiceIdSwitches = [
  'IsVoiceIdStreamingEnabled',
  'IsVoiceAuthenticationEnabled',
  'IsFraudDetectionEnabled',
];
const voiceIdChoice = orReference(numeral(0, 100));
const switchChoice = choice('TRUE', 'FALSE', 'true', 'false');

interface Parameters {
  readonly [name: string]: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactData',
  blocks: ['Set contact attributes', 'Set Voice ID', 'Connect assistant', 'Set voice'],
  blockOf: (parameters) => {
    if (voiceIdSwitches.some((name) => parameters[name] !== undefined)) return 'Set Voice ID';
    return parameters['WisdomSessionArn'] === undefined ? undefined : 'Connect assistant';
  },
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactdata.html',
  parameters: object({
    Name: words(),
    Description: words(),
    LanguageCode: orReference(),
    CustomerId: orReference(),
    IsVoiceIdStreamingEnabled: switchChoice,
    IsVoiceAuthenticationEnabled: switchChoice,
    IsFraudDetectionEnabled: switchChoice,
    VoiceAuthenticationThreshold: voiceIdChoice,
    VoiceAuthenticationResponseTime: orReference(numeral(5, 10)),
    FraudDetectionThreshold: voiceIdChoice,
    WatchlistId: orReference(),
    WisdomSessionArn: orReference(),
    TargetContact: choice('Current', 'Related'),
  }),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setContactData',
      build: setContactData,
      read: ({ parameters, next, errors }) => ({
        language: readValue(parameters['LanguageCode']),
        customerId: readValue(parameters['CustomerId']),
        name: readWords(parameters['Name']),
        description: readWords(parameters['Description']),
        assistantSession: readValue(parameters['WisdomSessionArn']),
        contact: readOneOf(['Current', 'Related'], parameters['TargetContact']),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    if (contact.channel !== 'VOICE' && voiceIdSwitches.some((name) => name in parameters)) {
      return fails('NoMatchingError', 'Voice ID is for calls only');
    }
    // A related contact is another contact; nothing of it is seen from here.
    if (parameters['TargetContact'] === 'Related') return { exit: 'next' };
    const set: { [name: string]: Json } = {};
    const entries = [];
    for (const name of fields) {
      const value = parameters[name];
      if (value === undefined) continue;
      set[name] = value;
      entries.push({ type: 'setting.changed', name, value } as const);
    }
    return { exit: 'next', set, entries };
  },
};

function formFor(parameters: JsonObject): Form {
  const voiceId = voiceIdSwitches.some((name) => parameters[name] !== undefined);
  const authenticates = isOn(parameters['IsVoiceAuthenticationEnabled']);
  const detects = isOn(parameters['IsFraudDetectionEnabled']);
  const authentication = ['VoiceAuthenticationThreshold', 'VoiceAuthenticationResponseTime'];
  return {
    atLeastOne: [[...fields, ...voiceIdSwitches, 'WatchlistId', 'WisdomSessionArn']],
    required: [
      ...(voiceId ? voiceIdSwitches : []),
      ...(authenticates ? authentication : []),
      ...(detects ? ['FraudDetectionThreshold'] : []),
    ],
    refused: [...(authenticates ? [] : authentication), ...(detects ? [] : ['FraudDetectionThreshold'])],
    errors: { required: ['NoMatchingError'] },
  };
}

function isOn(value: Json | undefined): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'true';
}
