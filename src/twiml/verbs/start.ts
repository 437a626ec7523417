import { elementsOf, type TwimlElement } from '../document.ts';
import { type Leg, type Outcome, on } from '../leg.ts';

/** Carries out a `<Start>`: a recording is told of when the call is over. Nobody listens to a stream here. */
export async function start(element: TwimlElement, leg: Leg): Promise<Outcome> {
  for (const noun of elementsOf(element)) if (noun.name === 'Recording') leg.records(noun);
  return on;
}
