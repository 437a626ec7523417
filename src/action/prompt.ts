import { type Words, written } from '../language/reference.ts';
import type { Contact, Voice } from './contact.ts';
import { type Named, writtenName } from './dynamic.ts';
import { choice, object, orReference, type ParameterSchema, words } from './parameter.ts';

/** What a step says: one of `text`, `ssml` and `prompt`. */
export interface PromptProps<Uses extends string> {
  /** Spoken on a call, sent in a chat. At most 6000 characters. */
  readonly text?: Words<Uses>;
  /** An SSML document, for voice only; a chat takes `onError`. */
  readonly ssml?: Words<Uses>;
  /** A recording, for voice only; a chat takes `onError`. */
  readonly prompt?: Named<'prompt', Uses>;
}

/** The parameters that a step's prompt is written as; those that are `undefined` were left out. */
export function promptParameters({ text, ssml, prompt: recording }: PromptProps<string>) {
  return {
    PromptId: recording === undefined ? undefined : writtenName(recording),
    Text: text === undefined ? undefined : written(text),
    SSML: ssml === undefined ? undefined : written(ssml),
  };
}

/** The parameters that the prompt of an action is written with; exactly one of them. */
export interface PromptParameters {
  readonly Text?: string;
  readonly SSML?: string;
  readonly PromptId?: string;
  readonly Media?: { readonly Uri: string };
}

/** Something for the caller to hear or read. */
export interface Prompt {
  readonly as: 'text' | 'ssml' | 'recording' | 'media';
  /** The text, the SSML document, the recording as the document names it, or the address of the audio file. */
  readonly content: string;
  readonly voice: Voice | null;
  /** Who says it. */
  readonly flow: string;
  readonly step: string;
}

/** The names of the parameters of which one holds the prompt. */
export const promptNames = ['PromptId', 'Text', 'SSML', 'Media'] as const;

/**
 * The schema of the parameters that hold a prompt. At most 3000 billed characters, 6000 in all.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html
 */
export const promptSchema: { readonly [name: string]: ParameterSchema } = {
  PromptId: orReference(),
  Text: words({ max: 6000 }),
  SSML: words({ max: 6000 }),
  Media: object(
    { Uri: words(), SourceType: choice('S3'), MediaType: choice('Audio') },
    'Uri',
    'SourceType',
    'MediaType',
  ),
};

/** The prompt that an action's parameters hold, or nothing when they hold none. */
export function promptOf(parameters: PromptParameters, contact: Contact): Prompt | undefined {
  const { Text, SSML, PromptId, Media } = parameters;
  if (Text !== undefined) return prompt('text', Text, contact);
  if (SSML !== undefined) return prompt('ssml', SSML, contact);
  if (PromptId !== undefined) return prompt('recording', PromptId, contact);
  return Media === undefined ? undefined : prompt('media', Media.Uri, contact);
}

function prompt(as: Prompt['as'], content: string, { settings, flow, step }: Contact): Prompt {
  return { as, content, voice: settings.voice, flow, step };
}

/** Says whether a chat can show the prompt. Recordings, SSML and audio files take the error branch there. */
export function isReadable({ as }: Prompt): boolean {
  return as === 'text';
}
