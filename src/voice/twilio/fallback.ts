import type { Clock } from '../../language/clock.ts';
import { digestOf } from '../../language/digest.ts';
import type { Store } from '../../store/store.ts';
import type { VoiceCalls } from '../channel.ts';
import { apology, document, escaped } from './standing-documents.ts';
import type { Webhook } from './webhook.ts';

/** What the fallback is made of. */
export interface FallbackOptions {
  readonly calls: VoiceCalls;
  readonly store: Store;
  readonly clock: Clock;
  /** Without its last slash. */
  readonly publicUrl: string;
}

/** How long it is kept that a call was helped: no call on Twilio lasts longer than a day. */
const keepFor = 2 * 86_400_000;

/**
 * Twilio could not have a document. The caller hears again what the call was told last, and a call that never came
 * as far as that begins anew; the second time at the same place it is an apology, so that nothing goes in a circle.
 * The same delivery always gets the same.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/voice-webhooks
 */
export function fallback({ calls, store, clock, publicUrl }: FallbackOptions) {
  // One record for each place that a call was helped at once, and one for each delivery.
  const helped = store.collection<string>('twilio-fallbacks');
  const begin = document(`<Redirect>${escaped(publicUrl)}/voice</Redirect>`);

  return async ({ call, delivery }: Webhook): Promise<string> => {
    const asked = `${call}/delivery/${digestOf(delivery)}`;
    const given = await helped.get(asked);
    if (given !== undefined) return given.value;
    const last = (await calls.last(call))?.document ?? begin;
    // What ends the call goes in no circle.
    if (last.endsWith('<Hangup/></Response>')) return last;
    const placed = { expires: clock.now() + keepFor };
    const place = `${call}/place/${digestOf(last)}`;
    const first = await helped.insert(place, asked, placed);
    const mine = first || (await helped.get(place))?.value === asked;
    const told = mine ? last : apology;
    if (await helped.insert(asked, told, placed)) return told;
    return (await helped.get(asked))?.value ?? told;
  };
}
