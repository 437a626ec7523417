import type { Platform } from '../../../src/action/platform.ts';
import { link } from '../../../src/engine/link.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import {
  disconnect,
  flow,
  fn,
  getCustomerInput,
  invokeLambda,
  playPrompt,
  queue,
  setWorkingQueue,
  transferToPhoneNumber,
  transferToQueue,
} from '../../../src/index.ts';
import type { LogLine } from '../../../src/language/log.ts';
import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { WireService } from '../../../src/serve/wire.ts';
import type { Collection, Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { contactOfCall } from '../../../src/voice/twilio/contact-of-call.ts';
import { type TwilioServiceOptions, twilioService } from '../../../src/voice/twilio/service.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { voiceCalls } from '../../../src/voice/voice-calls.ts';
import { accountSid, authToken, publicUrl } from './signed.ts';

const orderStatus = fn('order-status', { returns: ['status'] });

/** A line with every way on that a caller's line has: keys, a function, a third party, a queue. */
export const desk = flow('Desk', {
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'For your order, press 1. For the yard, press 2. For us, press 3.',
      when: { '1': 'order', '2': 'yard', '3': 'choose' },
      onTimeout: 'sorry',
      onNoMatch: 'menu',
      onError: 'sorry',
    }),
    order: invokeLambda({ function: orderStatus, next: 'found', onError: 'sorry' }),
    found: playPrompt({ text: 'It is on its way.', next: 'menu' }),
    yard: transferToPhoneNumber({
      number: '+12025550123',
      resume: true,
      next: 'back',
      onCallFailed: 'sorry',
      onTimeout: 'sorry',
      onError: 'sorry',
    }),
    back: playPrompt({ text: 'You are back.', next: 'menu' }),
    choose: setWorkingQueue({ queue: queue('Front desk'), next: 'wait', onError: 'sorry' }),
    wait: transferToQueue({ onFull: 'sorry', onError: 'sorry' }),
    sorry: playPrompt({ text: 'Sorry, not now.', next: 'bye' }),
    bye: disconnect(),
  },
});

/** What a platform answers at once. */
export const platform: Platform = {
  invoke: async () => ({ kind: 'returned', result: { status: 'on its way' } }),
  serve: async () => ({ kind: 'failed', error: 'nobody' }),
  hours: async () => ({ kind: 'hours', open: true }),
  metrics: async () => ({ kind: 'failed', error: 'nobody' }),
  callback: async () => ({ kind: 'scheduled' }),
};

/** A phone of Twilio with all that can be seen of it. */
export interface PhoneDesk {
  readonly service: WireService;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly lines: readonly LogLine[];
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  /** How many records were written. */
  readonly writes: number;
}

/** What a test wants otherwise. */
export type DeskOptions = Partial<TwilioServiceOptions> & {
  readonly platform?: Platform;
  readonly anyAccount?: boolean;
};

/** Opens a phone that answers with the desk. */
export function phoneDesk({ anyAccount = false, ...options }: DeskOptions = {}): PhoneDesk {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const lines: LogLine[] = [];
  const snapshots = new Map<string, Snapshot>();
  let writes = 0;
  const store = counting(options.store ?? memoryStore(), () => writes++);
  const log = (line: LogLine) => void lines.push(line);
  const calls = voiceCalls({
    program: link([desk]),
    store,
    platform: options.platform ?? platform,
    clock,
    log,
    speak: twimlSpeak({ publicUrl }),
    contactOf: contactOfCall,
    watch: (snapshot) => void snapshots.set(snapshot.id, snapshot),
  });
  const service = twilioService({
    calls,
    publicUrl,
    authTokens: [authToken],
    ...(anyAccount ? {} : { accountSid }),
    clock,
    log,
    ...options,
    store,
  });
  return {
    service,
    clock,
    store,
    lines,
    snapshots,
    get writes() {
      return writes;
    },
  };
}

function counting(store: Store, wrote: () => void): Store {
  return {
    ...store,
    collection<Value>(name: string): Collection<Value> {
      const collection = store.collection<Value>(name);
      return {
        ...collection,
        insert: (...record) => {
          wrote();
          return collection.insert(...record);
        },
        replace: (...record) => {
          wrote();
          return collection.replace(...record);
        },
      };
    },
  };
}
