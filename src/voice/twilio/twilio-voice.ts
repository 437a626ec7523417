import type { Platform } from '../../action/platform.ts';
import { link } from '../../engine/link.ts';
import type { Fulfillment } from '../../fulfillment/fulfillment.ts';
import type { Clock } from '../../language/clock.ts';
import type { Unit } from '../../language/document.ts';
import { TrunklineError } from '../../language/error.ts';
import type { LogLine } from '../../language/log.ts';
import { maskedLine } from '../../language/mask.ts';
import { systemClock } from '../../language/system-clock.ts';
import { healthy } from '../../serve/health.ts';
import { type WireService, wireService } from '../../serve/wire.ts';
import type { Store } from '../../store/store.ts';
import { longestWait } from '../../twiml/tables/limits.ts';
import { inTime } from '../in-time.ts';
import { type MissingFlow, missingFlows } from '../missing-flows.ts';
import type { Speak } from '../moment.ts';
import { type PhonePlatformOptions, phonePlatform } from '../phone-platform.ts';
import { type VoiceCallsOptions, voiceCalls } from '../voice-calls.ts';
import { contactOfCall } from './contact-of-call.ts';
import { type PhoneMetrics, phoneMetrics } from './metrics.ts';
import { refusalsOf } from './refusals.ts';
import { type TwilioServiceOptions, twilioService } from './service.ts';
import { type TwimlSpeakOptions, twimlSpeak } from './speak.ts';

/** What answers the phone on Twilio. */
export interface TwilioVoiceOptions
  extends TwimlSpeakOptions,
    Omit<PhonePlatformOptions, 'clock' | 'fulfillment'>,
    Omit<TwilioServiceOptions, 'calls' | 'clock' | 'metrics'>,
    Omit<VoiceCallsOptions, 'clock' | 'contactOf' | 'platform' | 'program' | 'speak'> {
  /** The flow that calls begin with. */
  readonly flow: Unit;
  /** The flows and modules that it may lead to. The log warns of one that is missing: a call that comes to it ends. */
  readonly flows?: readonly Unit[];
  /** Answers the functions of the flows that are named like its tools. */
  readonly tools?: Fulfillment;
  /** @default the time of the machine */
  readonly clock?: Clock;
  /** Where every turn is written down, and where callbacks wait. All servers that answer one number share it. */
  readonly store: Store;
}

/** A phone that answers with a flow. Put it on a port with `serveNode()`, or into Lambda with `lambdaFunctionUrl()`. */
export interface TwilioVoice extends WireService {
  /** What was counted, in the text format of Prometheus. It tells of the service: keep it from the public port. */
  metrics(): Promise<string>;
  /**
   * Drives on what a server that is gone has left in the middle, such as a disconnect flow, and says how many turns
   * that were. Call it at the start and once a minute.
   */
  recover(): Promise<number>;
  /**
   * Says by `/ready` that no more requests should come, and waits for those under way and for the functions whose
   * callers hear the hold line. The log tells what was not done in time. The store stays open, and so does the port:
   * close the port with it, and the store after both.
   *
   * @param grace How long to wait, in milliseconds. @default 10 000
   * @example
   * ```ts
   * await Promise.all([phone.close(15_000), served.close()]);
   * await store.close();
   * ```
   */
  close(grace?: number): Promise<void>;
}

/**
 * Answers a Twilio number with a flow: the same flow, tools and words as on Amazon Connect. Beside the webhooks it
 * answers `/health` and `/ready`.
 *
 * @throws {TrunklineError} `no_auth_token`, `bad_public_url`, `bad_flow_type`, `bad_budget`, and what `link()` throws.
 * @example
 * ```ts
 * const phone = twilioVoice({
 *   flow: mainIvr,
 *   tools: desk,
 *   store: await openStore(process.env.DATABASE_URL),
 *   publicUrl: 'https://phone.example.com',
 *   authTokens: [authToken],
 *   log: (line) => console.log(JSON.stringify(line)),
 * });
 * await serveNode(phone, { port: 8080 });
 * ```
 */
export function twilioVoice(options: TwilioVoiceOptions): TwilioVoice {
  const { flow, flows = [], tools, clock = systemClock, store, log } = options;
  mustBegin(flow);
  mustBeInTime(options.budget);
  const program = link([flow, ...flows]);
  for (const missing of missingFlows(program)) log(missingLine(missing));
  const counts = phoneMetrics();
  const platform = phonePlatform({
    ...options,
    clock,
    ...(tools === undefined ? {} : { fulfillment: tools }),
  });
  const calls = voiceCalls({
    ...options,
    clock,
    program,
    faults: { ...refusalsOf(program), ...options.faults },
    platform: countingFunctions(platform, counts),
    speak: countingHolds(twimlSpeak(options), counts),
    contactOf: contactOfCall,
  });
  const service = twilioService({ ...options, clock, calls, metrics: counts });
  const underWay = new Set<Promise<unknown>>();
  let closing = false;

  const tracked = async <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const answering = wireService((request) => tracked(service.answer(request)));
  const settled = async () => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  return {
    ...healthy(answering, { ready: async () => !closing && (await answersInTime(store, clock)) }),
    metrics: () => counts.text(),
    recover: () => tracked(calls.recover()),
    async close(grace = 10_000) {
      closing = true;
      const until = clock.now() + grace;
      await inTime(clock, grace, settled()).catch(() => {});
      const asked = await calls.settled(until);
      if (underWay.size === 0 && asked.length === 0) return;
      log({
        level: 'warn',
        message: 'The phone was closed while something was under way.',
        contactId: '',
        service: 'twilio',
        underWay: underWay.size,
        questions: asked.join(', '),
      });
    },
  };
}

function missingLine({ name, flow, step }: MissingFlow): LogLine {
  const message = `Step "${step}" of "${flow}" leads to "${name}", which is not among the flows of the phone: calls end there. Add it to flows.`;
  return maskedLine({ level: 'warn', message, contactId: '' });
}

function countingFunctions(platform: Platform, counts: PhoneMetrics): Platform {
  return {
    ...platform,
    async invoke(effect, asked) {
      try {
        const answer = await platform.invoke(effect, asked);
        counts.invoked(answer.kind === 'failed' ? 'failed' : 'returned');
        return answer;
      } catch (error) {
        counts.invoked('failed');
        throw error;
      }
    },
  };
}

function countingHolds(speak: Speak, counts: PhoneMetrics): Speak {
  return (moment, leaf) => {
    if (moment.held) counts.held();
    return speak(moment, leaf);
  };
}

/** Milliseconds that the store may take to show that it is there. */
const patience = 2000;

async function answersInTime(store: Store, clock: Clock): Promise<boolean> {
  await inTime(clock, patience, store.collection('turns').get('ready'));
  return true;
}

function mustBegin({ name, type = 'CONTACT_FLOW' }: Unit): void {
  if (type === 'CONTACT_FLOW') return;
  throw new TrunklineError(
    'bad_flow_type',
    `"${name}" is of the type ${type}, and no call begins there. Give a flow of the type CONTACT_FLOW as flow, and this one under flows.`,
    { name, type },
  );
}

function mustBeInTime(budget = 0): void {
  if (budget >= 0 && budget < longestWait) return;
  throw new TrunklineError(
    'bad_budget',
    `The budget is ${budget} milliseconds, and Twilio waits ${longestWait} for an answer: callers would hear its error in place of the hold line. Give less, or leave it out.`,
    { budget },
  );
}
