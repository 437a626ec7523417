import type { Collect } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import { takeEntry } from '../action/keys.ts';
import { phoneNumber } from '../action/phone-number.ts';
import type { Vault } from './vault.ts';

/** What the keys of a line come to: an answer, or an entry that is not complete and how it goes on. */
export type TakenInput =
  | { readonly answer: AnswerBody & { readonly typedAhead?: string } }
  | { readonly typed: string };

/**
 * Takes keys for an entry. The line ends an entry by one key, by a number of keys or by the time, and knows neither
 * what starts it over nor a terminator of several keys: where it ended one too early, the caller is listened to on.
 *
 * @param typed The keys before, as the call keeps them.
 * @param ended Whether the last key of the terminator ended the entry; it is not among the keys.
 */
export async function takeKeys(
  question: Collect,
  typed: string,
  keys: string,
  ended: boolean,
  vault: Vault,
  contactId: string,
): Promise<TakenInput> {
  if (question.terminator === '') return pressed(typed + keys);
  if (question.encrypt !== null && !vault.seals(question.encrypt, contactId)) return failed;
  const before = question.encrypt === null ? typed : vault.open(typed);
  if (before === undefined) return failed;
  const all = before + keys + (ended ? question.terminator.slice(-1) : '');
  if (all === '') return { answer: { kind: 'silence' } };
  const { entry, complete } = takeEntry(all, question);
  // Fewer keys than were asked for, and none that ends the entry: the time was over.
  const timedOut = !ended && keys.length < question.most - before.length;
  if (!complete && !timedOut) {
    const kept = question.encrypt === null ? entry : vault.keep(entry);
    return kept === undefined ? failed : { typed: kept };
  }
  return { answer: await entered(question, entry, vault, contactId) };
}

const failed: TakenInput = { answer: { kind: 'failed', error: 'not_encrypted' } };

/** A menu takes one key; what comes behind it is kept for later steps, where they keep keys at all. */
function pressed(keys: string): TakenInput {
  if (keys === '') return { answer: { kind: 'silence' } };
  const typedAhead = keys.length > 1 ? { typedAhead: keys.slice(1) } : {};
  return { answer: { kind: 'keys', keys: keys.slice(0, 1), ...typedAhead } };
}

async function entered(
  { phone, encrypt }: Collect,
  entry: string,
  vault: Vault,
  contactId: string,
): Promise<AnswerBody> {
  if (encrypt !== null) {
    const sealed = await vault.seal(entry, encrypt, contactId);
    return sealed === undefined ? { kind: 'failed', error: 'not_encrypted' } : { kind: 'keys', keys: sealed };
  }
  const number = phone === null ? undefined : phoneNumber(entry, phone.country);
  return { kind: 'keys', keys: entry, ...(number === undefined ? {} : { number }) };
}
