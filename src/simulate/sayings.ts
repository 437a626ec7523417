import type { Entry } from '../action/entry.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { plainName } from '../language/resource.ts';
import { type Heard, promptsOf } from './line.ts';
import { recordingAt } from './recordings.ts';
import { heard } from './transcript.ts';

/** Who says something: a line tells words, and no more. */
type Speaker = Pick<Heard, 'around' | 'flow' | 'step'>;

/** Who says what in a contact. */
export interface Sayings {
  /** Takes in what the flow says where the contact stands, and what it has said. */
  learn(snapshot: Snapshot, entries: readonly Entry[]): void;
  /** The words of the flow for what the line heard: those that name a recording, where it heard one. */
  words(heard: string): string;
  /** The step that says these words. Of several it is the last; of none, that where the contact stands. */
  of(words: string): Speaker;
}

/** How much is remembered: more than a caller hears from one turn to the next. */
const most = 50;

/** Nothing is known yet but the flow that answers. */
export function sayingsOf(flow: string): Sayings {
  let known: readonly (Speaker & { readonly words: string })[] = [];
  let here: Speaker = { flow, step: '' };
  return {
    learn(snapshot, entries) {
      here = { flow: snapshot.flow, step: snapshot.step };
      const said = entries.flatMap((entry) =>
        entry.type === 'prompt.started'
          ? [{ flow: entry.flow, step: entry.step, words: heard(entry.text) }]
          : [],
      );
      const begun = snapshot.effects.flatMap((effect) =>
        promptsOf(effect).map(({ flow: from, step, content }) => ({
          flow: from,
          step,
          words: heard(content),
          ...(effect.kind === 'play-around' ? ({ around: true } as const) : {}),
        })),
      );
      known = [...known, ...said, ...begun].slice(-most);
    },
    words(text) {
      const recording = recordingAt(text);
      if (recording === undefined) return text;
      const named = known.findLast(({ words }) => words === recording || plainName(words) === recording);
      return named?.words ?? recording;
    },
    of(words) {
      const saying = known.findLast((one) => one.words === words);
      if (saying === undefined) return here;
      const { words: _, ...speaker } = saying;
      return speaker;
    },
  };
}
