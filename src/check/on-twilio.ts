import type { FlowType } from '../language/document.ts';
import type { CheckedFlow } from './checked-flow.ts';
import type { CheckedStep } from './checked-step.ts';
import { supportOn } from './passage.ts';

/** Flows that are played at an agent, on hold or in a campaign, and so never where Twilio answers the phone. */
const unplayed: ReadonlySet<FlowType | undefined> = new Set([
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'CAMPAIGN',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'OUTBOUND_WHISPER',
]);

/** The steps that a call on Twilio comes to, and that do something in a call at all. */
export function* stepsOnTwilio({ steps, passage, type }: CheckedFlow): Generator<CheckedStep> {
  if (unplayed.has(type)) return;
  for (const step of steps) {
    if (passage.arrivals.get(step.name)?.has('VOICE') && supportOn(step, 'VOICE') === 'supported') yield step;
  }
}
