/**
 * How much of an exit was walked: on every channel that can take it, on some of them, on none; or no channel can take
 * it at all. `hand-over`: it is only written, for a step that hands the contact over.
 */
export type MarkState = 'walked' | 'partly' | 'missing' | 'impossible' | 'hand-over';

/** What a drawing shows of the walks over an exit. */
export interface ExitMark {
  readonly state: MarkState;
  /** How often it was walked. */
  readonly count: number;
}

/** By the names of a step and of one of its exits; nothing for an exit that is to be drawn as if nobody had asked. */
export type Marks = (step: string, exit: string) => ExitMark | undefined;

/** The mark of an exit in words. */
export function wordsOf({ state, count }: ExitMark): string {
  if (state === 'missing') return 'missing';
  if (state === 'hand-over') return 'hands over';
  if (state === 'impossible') return 'no channel can take it';
  return `walked ${count}${state === 'partly' ? ', not on every channel' : ''}`;
}
