import type { Enqueue, PlayAround } from '../../action/effect.ts';
import type { Prompt } from '../../action/prompt.ts';
import { plainName } from '../../language/resource.ts';
import { speechLength } from '../../language/speech-length.ts';
import type { Heard, Speaker } from './say.ts';

/** @see https://www.twilio.com/docs/voice/twiml/enqueue */
const longestName = 64;

/** What Twilio calls the queue that a contact is put into. An agent has a queue too: `agent` and the agent's name. */
export function nameOfQueue(
  { queue, agent }: Pick<Enqueue, 'queue' | 'agent'>,
  queueName: (queue: string) => string,
): string {
  const own = plainName(queue || agent);
  return queueName(queue === '' ? `agent ${own}` : own).slice(0, longestName);
}

/**
 * Plays messages in turn until the flow goes on: as many as fit into the time, the first in any case, and then
 * silence. How long a recording takes is not known, so the flow goes on after it.
 */
export function playFor(into: Heard, { messages, interruptAfter }: PlayAround, speaker: Speaker): void {
  const round = [...messages];
  let left = interruptAfter;
  for (let place = 0; left > 0; ) {
    const message = round[place % round.length];
    if (message === undefined) break;
    const length = lengthOf(message);
    if (left < interruptAfter && length > left) break;
    if (speaker.say(into, message)) {
      left -= length;
      place++;
    } else {
      // It has no address or no words, or the document is full.
      round.splice(place % round.length, 1);
    }
  }
  if (left >= 1) into.pause({ length: Math.floor(left) });
}

/** In seconds. */
function lengthOf(prompt: Prompt): number {
  const isSpoken = prompt.as === 'text' || prompt.as === 'ssml';
  return isSpoken ? speechLength(prompt) / 1000 : Number.POSITIVE_INFINITY;
}
