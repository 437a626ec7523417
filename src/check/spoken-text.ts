import type { JsonPath } from '../language/document.ts';
import type { CheckedFlow } from './checked-flow.ts';

/** Words that a step says, or shows in a chat. */
export interface SpokenText {
  readonly step: string;
  readonly path: JsonPath;
  readonly as: 'Text' | 'SSML';
  readonly text: string;
}

/** Every text and SSML document that the steps of a flow say. */
export function* spokenTexts({ steps }: CheckedFlow): Generator<SpokenText> {
  for (const { name, path, definition, values } of steps) {
    if (!definition?.speaks) continue;
    for (const { path: inside, value } of values) {
      const as = inside.at(-1);
      if (as !== 'Text' && as !== 'SSML') continue;
      yield { step: name, path: [...path, 'Parameters', ...inside], as, text: value };
    }
  }
}
