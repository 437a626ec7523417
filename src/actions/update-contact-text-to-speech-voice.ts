import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { choice, object, orReference } from '../action/parameter.ts';
import { readOneOf, readValue, readWord } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Reference, written } from '../language/reference.ts';

export interface SetVoice<Target extends string, Uses extends string> {
  /** The name of an Amazon Polly voice, such as `Joanna`. */
  readonly voice: string | Reference<Uses>;
  /** @default the standard engine */
  readonly engine?: 'standard' | 'neural' | 'long-form' | 'generative';
  readonly style?: 'None' | 'Conversational' | 'Newscaster';
  readonly next: Target;
  readonly onError?: Target;
}

/**
 * Chooses the voice that speaks the prompts from here on. Does nothing in a chat. Block: **Set voice**.
 *
 * @example setVoice({ voice: 'Ruth', engine: 'generative', next: 'welcome' })
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 */
export function setVoice<const Target extends string, const Uses extends string = never>(
  props: SetVoice<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    {
      TextToSpeechVoice: written(props.voice),
      TextToSpeechEngine: props.engine && engines[props.engine],
      TextToSpeechStyle: props.style,
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

/** As the console writes them; exports show the two capitals only. */
const engines = {
  standard: 'standard',
  neural: 'Neural',
  'long-form': 'long-form',
  generative: 'Generative',
} as const;

interface Parameters {
  readonly TextToSpeechVoice: string;
  readonly TextToSpeechEngine?: string;
  readonly TextToSpeechStyle?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactTextToSpeechVoice',
  blocks: ['Set voice'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttexttospeechvoice.html',
  parameters: object(
    {
      TextToSpeechVoice: orReference(),
      TextToSpeechEngine: orReference(
        choice('standard', 'neural', 'long-form', 'generative', 'Standard', 'Neural', 'Generative'),
      ),
      TextToSpeechStyle: orReference(choice('None', 'Conversational', 'Newscaster')),
    },
    'TextToSpeechVoice',
  ),
  form: { errors: { optional: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'supported', CHAT: 'no-effect', TASK: 'no-effect', EMAIL: 'no-effect' },
  flowTypes: { wide: anyFlow },
  twilio: {
    support: 'differs',
    why: 'Twilio has most voices of Amazon Polly, and no speaking style',
    inPlaces: true,
  },
  legacy: ['SetVoice'],
  constructors: [
    {
      name: 'setVoice',
      build: setVoice,
      read: ({ parameters, next, errors }) => ({
        voice: readValue(parameters.TextToSpeechVoice),
        engine: readWord(engines, parameters.TextToSpeechEngine),
        style: readOneOf(['None', 'Conversational', 'Newscaster'], parameters.TextToSpeechStyle),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ TextToSpeechVoice: name, TextToSpeechEngine: engine, TextToSpeechStyle: style = 'None' }) => ({
    exit: 'next',
    set: { TextToSpeechVoiceId: name },
    change: {
      voice: {
        name,
        ...(engine === undefined ? {} : { engine: engine.toLowerCase() }),
        ...(style === 'None' ? {} : { style }),
      },
    },
    entries: [{ type: 'setting.changed', name: 'voice', value: name }],
  }),
};
