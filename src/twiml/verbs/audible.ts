import type { TwimlElement } from '../document.ts';
import { gone, type Leg, type Outcome, on } from '../leg.ts';
import { promptOf } from '../prompts.ts';

/** Carries out a `<Say>`, a `<Play>` or a `<Pause>` that stands alone: nothing the caller does cuts it. */
export async function audible(element: TwimlElement, leg: Leg): Promise<Outcome> {
  const prompt = promptOf(element, leg.world);
  const ends = leg.says([prompt]);
  if (prompt.milliseconds === 0) return on;
  const kind = prompt.verb === 'Pause' ? 'pause' : 'prompt';
  const happened = await leg.waits({ kind, until: ends, promptEnds: ends, hears: {} });
  const over = gone(happened);
  if (over !== undefined) leg.cuts();
  return over ?? on;
}
