import type { JsonObject } from '../language/document.ts';

/** What happened in a contact. The engine writes down where and when. */
export type EntryBody = Partial<Where> & Happening;

type Happening =
  | { readonly type: 'contact.started'; readonly channel: string }
  | { readonly type: 'contact.ended'; readonly by: EndedBy; readonly reason: string }
  | { readonly type: 'contact.hungup'; readonly by: 'customer' | 'agent' | 'network' }
  | { readonly type: 'step.entered' }
  | { readonly type: 'step.left'; readonly exit: string }
  | { readonly type: 'flow.entered'; readonly why: string }
  | { readonly type: 'flow.returned'; readonly result: string }
  | { readonly type: 'prompt.started'; readonly text: string }
  | { readonly type: 'prompt.finished' }
  | { readonly type: 'prompt.interrupted' }
  | { readonly type: 'input.dtmf'; readonly keys: string }
  /** How many keys were pressed before a step asked for them; which, may be a secret of the step to come. */
  | { readonly type: 'input.typed-ahead'; readonly count: number }
  | { readonly type: 'input.bot'; readonly text: string; readonly intent: string; readonly slots: JsonObject }
  | { readonly type: 'input.none' }
  | { readonly type: 'function.called'; readonly function: string; readonly parameters: JsonObject }
  | { readonly type: 'function.returned'; readonly result: JsonObject }
  | { readonly type: 'function.failed'; readonly error: string }
  | { readonly type: 'service.called'; readonly service: string; readonly parameters: JsonObject }
  | { readonly type: 'service.returned'; readonly result: JsonObject }
  | { readonly type: 'service.failed'; readonly error: string }
  | { readonly type: 'attribute.set'; readonly name: string; readonly value: string }
  | { readonly type: 'setting.changed'; readonly name: string; readonly value: string }
  | { readonly type: 'hours.checked'; readonly open: boolean }
  | { readonly type: 'metrics.read'; readonly queue: string }
  | { readonly type: 'queue.entered'; readonly queue: string }
  | { readonly type: 'queue.position'; readonly position: number }
  | { readonly type: 'agent.answered'; readonly agent: string }
  | { readonly type: 'dial.started'; readonly number: string }
  | { readonly type: 'dial.status'; readonly status: string }
  | { readonly type: 'callback.scheduled'; readonly number: string }
  | { readonly type: 'timer.fired'; readonly name: string }
  | { readonly type: 'failure'; readonly code: string; readonly detail: string };

/** Who ended a contact; `engine` where the flow could not go on. */
export type EndedBy = 'flow' | 'customer' | 'agent' | 'network' | 'engine';

/** One line of the one event log. Transcript, assertions, coverage and reports are read from it. */
export type Entry = Where & Happening;

interface Where {
  /** Milliseconds since the contact began. */
  readonly at: number;
  readonly flow: string;
  readonly step: string;
}

/**
 * Room in an entry for what the engine writes into it. An entry that many calls make is spelled out with it: adding
 * members to a finished object costs more than everything else about an entry.
 */
const unplaced = '';

/** A key, or an entry of keys, that the caller pressed. */
export function inputKeys(keys: string): EntryBody {
  return { type: 'input.dtmf', at: 0, flow: unplaced, step: unplaced, keys };
}

/** A function that is called. */
export function functionCalled(name: string, parameters: JsonObject): EntryBody {
  return { type: 'function.called', at: 0, flow: unplaced, step: unplaced, function: name, parameters };
}

/** What a function returned. */
export function functionReturned(result: JsonObject): EntryBody {
  return { type: 'function.returned', at: 0, flow: unplaced, step: unplaced, result };
}

/** An attribute that has a value now. */
export function attributeSet(name: string, value: string): EntryBody {
  return { type: 'attribute.set', at: 0, flow: unplaced, step: unplaced, name, value };
}
