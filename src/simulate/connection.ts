import type { Backstage } from './backstage.ts';
import type { Line } from './line.ts';
import type { Profile } from './profile.ts';
import { comes, type Doing, type Happening, keepQuiet, press, say, wait } from './verbs.ts';

/** A request of the caller's line to the application that answers the phone. */
export interface Webhook {
  /** Where it went, without the address of the application. */
  readonly path: string;
  /** How long the answer took. */
  readonly milliseconds: number;
}

/** A contact as a caller is connected to it: what is to be seen of it, and what the caller can do. */
export interface Connection extends Pick<Line, 'entries' | 'prompts' | 'question' | 'snapshot' | 'spoken'> {
  /** None where no application answers. */
  readonly webhooks: readonly Webhook[];
  /** @param at Milliseconds after the first prompt began; once the prompts are over without it. */
  presses(keys: string, at: number | undefined): Promise<void>;
  says(means: string, confidence: number | undefined): Promise<void>;
  /** @param length Milliseconds; until the flow goes on by itself without it. */
  staysSilent(length: number | undefined): Promise<void>;
  hangsUp(by: 'customer' | 'agent' | 'network'): Promise<void>;
}

/** Connects a caller to a simulated line. */
export function connectionTo(line: Line, backstage: Backstage, profile: Profile): Connection {
  const perform = async (done: Happening) => {
    if ('answer' in done) await line.answer(done.answer, done.at);
    else await line.notice(done.notice, done.at);
  };
  const act = async (done: Doing) => {
    if (done !== undefined) await perform(done);
  };
  return {
    get snapshot() {
      return line.snapshot;
    },
    get prompts() {
      return line.prompts;
    },
    get question() {
      return line.question;
    },
    entries: line.entries,
    spoken: line.spoken,
    webhooks: [],
    presses: async (keys, at) => act(await press(line, backstage, keys, at)),
    says: async (means, confidence) => act(await say(line, backstage, means, confidence)),
    async staysSilent(length) {
      if (length === undefined) await perform(await wait(line, backstage, profile));
      else await keepQuiet(line, length, () => comes(line, backstage, profile), perform);
    },
    hangsUp: (by) => perform({ notice: { kind: 'hangup', by }, at: line.ready }),
  };
}
