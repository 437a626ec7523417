import { equals, type Step, written } from '../../../action/step.ts';
import type { JsonObject } from '../../../language/document.ts';
import { type Conversions, converted } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

/** What a module says: `AudioPrompt`, or `Text` with its kind beside it. */
export function promptOf(from: LegacyStep): { readonly [name: string]: string | undefined } {
  const recording = from.resource('AudioPrompt', 'prompt', 'PromptId');
  if (recording !== undefined) return { PromptId: recording };
  const kind = from.choice('TextToSpeechType', { text: 'Text', ssml: 'SSML' });
  return { [kind === 'SSML' ? 'SSML' : 'Text']: from.required('Text', 'Text') };
}

/** The prompts of a loop; here the kind of a text stands under its `key`. */
function messagesOf(from: LegacyStep): readonly JsonObject[] {
  return from.takeAll('Text', 'AudioPrompt').map((parameter): JsonObject => {
    if (parameter.name === 'AudioPrompt') {
      return { PromptId: from.resourceIn(parameter, 'prompt', 'Messages') };
    }
    const key = from.keyOf(parameter) ?? 'text';
    if (!['text', 'ssml'].includes(key))
      from.guess(`a text of the kind "${key}"`, 'a plain text', parameter.path);
    const kind = key === 'ssml' ? 'SSML' : 'Text';
    return { [kind]: from.written(parameter) ?? from.missing('Text', kind) };
  });
}

function play(from: LegacyStep): Step {
  return converted('MessageParticipant', promptOf(from), {
    next: from.exits.to('Success'),
    errors: { NoMatchingError: from.exits.toIfAny('Error') },
  });
}

function loopPrompts(from: LegacyStep): Step {
  const failed = from.exits.toIfAny('Error');
  const frequency = from.value('InterruptSeconds');
  const interrupted = frequency === undefined ? undefined : from.exits.to('Timeout');
  return converted(
    'MessageParticipantIteratively',
    written({ Messages: messagesOf(from), InterruptFrequencySeconds: frequency }),
    {
      next: failed ?? interrupted,
      conditions: interrupted === undefined ? [] : [[equals('MessagesInterrupted'), interrupted]],
      errors: { NoMatchingError: failed },
    },
  );
}

/** Modules that say something. */
export const prompts: Conversions = {
  PlayPrompt: play,
  PlayAudio: play,
  LoopPrompts: loopPrompts,
};
