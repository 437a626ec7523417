import type { Unit } from '../../../src/language/document.ts';
import { call } from '../../../src/simulate/call.ts';
import type { CallOptions } from '../../../src/simulate/caller.ts';

/** What somebody does at a question: keys on a call, words in a chat and to a bot. */
export type Act = { readonly press?: string; readonly say: string } | 'hang up';

/** Somebody who wants something of a desk, and remembers from contact to contact what they have heard. */
export interface Person {
  /** They ring or write, for the first time or again. */
  begins(contact: number): void;
  hears(text: string): void;
  /** Nothing where they do not understand the question. */
  does(question: string): Act | undefined;
  /** They have what they wanted, and no more to ask. */
  isContent(): boolean;
}

/** What somebody believes of a thing that they wanted to be done. */
export type Belief = 'no' | 'yes' | 'unsure';

/** A contact that is over. */
export interface Talk {
  readonly heard: readonly string[];
  readonly end: 'flow' | 'customer' | 'person';
  /** What must never be: silence, an end without a word, a question without an end. */
  readonly wrongs: readonly string[];
}

const mostActs = 40;

/** One contact, from the first word to the end. */
export async function talk(flow: Unit, options: CallOptions, person: Person): Promise<Talk> {
  const caller = await call(flow, options);
  const all: string[] = [];
  const wrongs: string[] = [];
  const over = (end: Talk['end']): Talk => ({ heard: all, end, wrongs });
  for (let acts = 0; acts < mostActs; acts++) {
    const { heard, waitsFor, ended } = caller;
    all.push(...heard);
    for (const text of heard) person.hears(text);
    if (heard.every((text) => text.trim() === '')) wrongs.push(`silence after: ${all.at(-1)}`);
    if (ended !== undefined) {
      if (ended.by !== 'flow' || ended.reason !== 'disconnected')
        wrongs.push(`ended by ${ended.by}: ${ended.reason}`);
      if (!/goodbye\.$|again later\.$/i.test(all.at(-1) ?? '')) wrongs.push(`the last words: ${all.at(-1)}`);
      return over('flow');
    }
    const asks = waitsFor === 'collect' || waitsFor === 'converse';
    const act = asks ? person.does(heard.at(-1) ?? '') : 'hang up';
    if (act === undefined) wrongs.push(`cannot answer: ${heard.at(-1)}`);
    if (act === undefined || act === 'hang up') {
      await caller.hangsUp();
      return over(asks ? 'customer' : 'person');
    }
    if (waitsFor === 'collect' && act.press !== undefined) await caller.presses(act.press);
    else await caller.says(act.say);
  }
  wrongs.push('goes round and round');
  return over('customer');
}
