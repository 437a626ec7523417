import type { Platform } from '../../../src/action/platform.ts';
import type { Fetch } from '../../../src/backends/http-call.ts';
import { itsmClient } from '../../../src/backends/itsm/client.ts';
import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import { link } from '../../../src/engine/link.ts';
import { fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { tools } from '../../../src/fulfillment/tools/index.ts';
import { aliasesOf } from '../../../src/language/resource.ts';
import type { WireService } from '../../../src/serve/wire.ts';
import type { PhoneSetting } from '../../../src/simulate/phone.ts';
import type { Store } from '../../../src/store/store.ts';
import { phonePlatform } from '../../../src/voice/phone-platform.ts';
import { contactOfCall } from '../../../src/voice/twilio/contact-of-call.ts';
import { refusalsOf } from '../../../src/voice/twilio/refusals.ts';
import { twilioService } from '../../../src/voice/twilio/service.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { voiceCalls } from '../../../src/voice/voice-calls.ts';

export const publicUrl = 'https://phone.invalid';
export const authToken = '0123456789abcdef0123456789abcdef';

/** Nobody reads it. */
const log = () => undefined;
/** How long a tool waits until it asks a backend again. */
const random = () => 0.5;

/** What a server of the desks is opened with. */
export interface ServerSetting extends Omit<PhoneSetting, 'recordingUrl'> {
  /** Turns and outcomes. */
  readonly store: Store;
  /** The functions that the world answers. Tools answer all others, and reach their backends by wires. */
  readonly mocked: ReadonlySet<string>;
  readonly wire: (backend: string) => Fetch;
  /** What stands around everything that answers. */
  readonly around?: (platform: Platform) => Platform;
}

/** A server as it runs behind a number, with tools that run in it. Only what is no tool does the world answer. */
export function deskServer(setting: ServerSetting): WireService {
  const { flow, flows, bots, clock, watch, store } = setting;
  const program = link([flow, ...flows]);
  const calls = voiceCalls({
    program,
    store,
    platform: platformOf(setting),
    bots,
    clock,
    speak: twimlSpeak({ publicUrl }),
    contactOf: contactOfCall,
    log,
    faults: refusalsOf(program),
    begins: () => setting.begins(),
    watch,
  });
  // Repeats are many here, and all at one instant.
  const rate = { rate: 1000, burst: 1000 };
  return twilioService({ calls, store, publicUrl, authTokens: [authToken], clock, log, rate });
}

function platformOf({ platform, store, clock, mocked, wire, around = same }: ServerSetting): Platform {
  const access = (name: string) => ({
    url: `http://${name}.test`,
    apiKey: 'sample-key',
    fetch: wire(name),
    clock,
    random,
  });
  const desk = fulfillment({
    tools,
    backends: { itsm: itsmClient(access('itsm')), scheduling: schedulingClient(access('scheduling')) },
    outcomes: store,
    clock,
    log,
    callerSecret: 'sample-caller-secret',
  });
  const own = phonePlatform({ fulfillment: desk, store, clock, log });
  return around({
    ...platform,
    invoke: (effect, asked) =>
      aliasesOf(effect.function).some((name) => mocked.has(name))
        ? platform.invoke(effect, asked)
        : own.invoke(effect, asked),
    callback: own.callback,
  });
}

function same(platform: Platform): Platform {
  return platform;
}
