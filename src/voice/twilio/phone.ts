import { randomBytes } from 'node:crypto';
import { standInFor } from '../../action/keys.ts';
import type { Platform } from '../../action/platform.ts';
import type { Bots } from '../../bot/bot.ts';
import { link } from '../../engine/link.ts';
import type { Beginning } from '../../engine/snapshot.ts';
import type { Clock } from '../../language/clock.ts';
import type { Unit } from '../../language/document.ts';
import type { Log } from '../../language/log.ts';
import type { WireService } from '../../serve/wire.ts';
import type { Store } from '../../store/store.ts';
import { memoryStore } from '../../store/stores/memory.ts';
import type { Arrival, Watch } from '../channel.ts';
import type { Sealer } from '../sealer.ts';
import { voiceCalls } from '../voice-calls.ts';
import { contactOfCall } from './contact-of-call.ts';
import { refusalsOf } from './refusals.ts';
import { twilioService } from './service.ts';
import { defaultHoldLine, twimlSpeak } from './speak.ts';

/** What a phone in the same program is opened with: a flow, and what answers in place of the platform. */
export interface TwilioPhoneSetting {
  readonly flow: Unit;
  /** The flows and modules that it leads to. */
  readonly flows?: readonly Unit[];
  readonly platform: Platform;
  readonly bots: Bots;
  readonly clock: Clock;
  /** What a contact begins with beside who calls. */
  begins?(arrival: Arrival): Promise<Beginning>;
  readonly watch?: Watch;
  /** @default one in memory, of its own */
  readonly store?: Store;
  /** @default an address that nobody can reach; `fetch` answers it */
  readonly publicUrl?: string;
  /** Where Twilio finds a recording. @default nowhere: it is not played */
  readonly recordingUrl?: (recording: string) => string | undefined;
  /** Said while the caller waits for an answer that takes long. @default 'One moment, please.' */
  readonly holdLine?: string;
  /** Encrypts what callers enter for it. @default a stand-in, which says how many keys they were */
  readonly sealer?: Sealer;
  readonly log?: Log;
}

/** A phone in the same program, as a caller of Twilio reaches it. */
export interface TwilioPhone extends WireService {
  /** Where a call arrives. */
  readonly url: string;
  /** Signs the requests. It is made for this phone, and opens no other. */
  readonly authToken: string;
  /** Where it is told that a call has ended. */
  readonly statusCallback: string;
  /** Asked where a document could not be had. */
  readonly fallbackUrl: string;
  /** Said while the caller waits for an answer that takes long. */
  readonly holdLine: string;
  /** Where the line of an agent calls to take the next caller of a queue. */
  agentUrl(queue: string, agent: string): string;
  close(): Promise<void>;
}

/**
 * Puts a flow behind the webhooks of Twilio in this program, for tests and rehearsals: the same service as
 * `twilioVoice()`, with the signature checked as always, and with a world in place of the platform.
 *
 * @example
 * ```ts
 * const phone = await twilioPhone({ flow: mainIvr, platform, bots, clock });
 * const caller = await twimlCaller({ ...phone, clock });
 * await caller.presses('1');
 * ```
 */
export async function twilioPhone({
  flow,
  flows = [],
  platform,
  bots,
  clock,
  begins,
  watch,
  store: given,
  publicUrl = 'https://phone.invalid',
  recordingUrl = () => undefined,
  holdLine = defaultHoldLine,
  sealer = standIn,
  log = () => {},
}: TwilioPhoneSetting): Promise<TwilioPhone> {
  const store = given ?? memoryStore();
  const authToken = randomBytes(16).toString('hex');
  const program = link([flow, ...flows]);
  const calls = voiceCalls({
    program,
    store,
    platform,
    bots,
    clock,
    speak: twimlSpeak({ publicUrl, recordingUrl, holdLine }),
    contactOf: contactOfCall,
    sealer,
    secret: authToken,
    log,
    faults: refusalsOf(program),
    ...(begins === undefined ? {} : { begins }),
    ...(watch === undefined ? {} : { watch }),
  });
  const service = twilioService({ calls, store, publicUrl, authTokens: [authToken], clock, log });
  return {
    url: `${publicUrl}/voice`,
    authToken,
    statusCallback: `${publicUrl}/status`,
    fallbackUrl: `${publicUrl}/fallback`,
    holdLine,
    agentUrl: (queue, agent) => `${publicUrl}/agent?${new URLSearchParams({ queue, agent })}`,
    answer: service.answer,
    fetch: service.fetch,
    async close() {
      // A store that was handed in stays open.
      if (given === undefined) await store.close();
    },
  };
}

/** Nobody outside gets the entry of a rehearsed call. */
const standIn: Sealer = { seal: async (keys) => standInFor(keys) };
