import type { OutcomeRecord } from '../../../src/fulfillment/outcome-record.ts';
import { digestOf } from '../../../src/language/digest.ts';
import { playFixture } from '../../../src/simulate/fixture/play.ts';
import type { FixtureResult } from '../../../src/simulate/fixture/result.ts';
import type { PhoneSetting } from '../../../src/simulate/phone.ts';
import type { Store } from '../../../src/store/store.ts';
import { listCallbacks } from '../../../src/voice/callbacks.ts';
import { config } from '../../../trunkline.config.ts';
import type { DeskCall } from './calls.ts';
import { authToken, publicUrl, type ServerSetting } from './server.ts';
import { backends, type Effects, steady } from './world.ts';

/** What the servers of one call are opened with: all of it outlives them. */
export type Stage = Omit<ServerSetting, 'store'>;

/** The servers of one call, and the way to them. */
export interface Line {
  fetch(request: Request): Promise<Response>;
  /** Told when the play is over. Gives a store with what the servers have written. */
  over(): Promise<Store>;
  close(): Promise<void>;
}

/** A call that was played to its end, and what is left of it. */
export interface Played {
  readonly result: FixtureResult;
  /** How often each function and service of the world was called, as `<kind>/<turn>`. */
  readonly called: ReadonlyMap<string, number>;
  /** How often a backend was asked to change something. */
  readonly writes: number;
  readonly effects: Effects & { readonly callbacks: number };
  /** What is recorded of each tool that writes, by the turn that asked for it. */
  readonly outcomes: { readonly [turn: string]: Recorded };
}

export interface Recorded {
  readonly tool: string;
  readonly standing: string;
  readonly answer: string;
}

/** Plays a desk call by phone, on servers that share a store. */
export async function playedOn(
  { fixture, flow, flows }: DeskCall,
  open: (stage: Stage) => Promise<Line>,
): Promise<Played> {
  const outside = backends();
  const mocked = new Set(Object.keys(fixture.data.world?.functions ?? {}));
  let line: Line | undefined;
  let called: ReadonlyMap<string, number> = new Map();
  let contact = { id: '', turn: 0 };
  const phone = async (setting: PhoneSetting) => {
    const world = steady(setting.platform);
    called = world.called;
    const watch: PhoneSetting['watch'] = (snapshot, entries) => {
      contact = snapshot;
      setting.watch(snapshot, entries);
    };
    const own = { ...setting, platform: world.platform, watch, mocked, wire: outside.wire };
    const opened = await open(own);
    line = opened;
    return {
      url: `${publicUrl}/voice`,
      authToken,
      statusCallback: `${publicUrl}/status`,
      fallbackUrl: `${publicUrl}/fallback`,
      agentUrl: (queue: string, agent: string) =>
        `${publicUrl}/agent?${new URLSearchParams({ queue, agent })}`,
      fetch: opened.fetch,
      // The campaign has questions when the call is over.
      close: async () => undefined,
    };
  };
  const result = await playFixture(fixture, 'twilio', {
    flow,
    flows,
    hours: config.hours ?? {},
    tools: outside.open,
    phone,
  });
  if (line === undefined) throw new Error(`No phone was opened: ${result.failure?.message}`);
  const store = await line.over();
  const { length: callbacks } = await listCallbacks(store);
  const outcomes = await outcomesIn(store, contact);
  await line.close();
  const effects = { ...(await outside.effects()), callbacks };
  return { result, called, writes: outside.writes(), effects, outcomes };
}

async function outcomesIn(
  store: Store,
  { id, turn: last }: { readonly id: string; readonly turn: number },
): Promise<{ readonly [turn: string]: Recorded }> {
  const records = store.collection<OutcomeRecord>('outcomes');
  const found: { [turn: string]: Recorded } = {};
  for (let turn = 0; turn <= last; turn++) {
    const kept = await records.get(digestOf(id, 'turn', String(turn)));
    if (kept === undefined) continue;
    const { tool, standing } = kept.value;
    found[turn] = { tool, standing, answer: 'answer' in kept.value ? kept.value.answer : '' };
  }
  return found;
}
