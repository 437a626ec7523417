import type { JsonObject } from '../language/document.ts';

/** What happened in a contact, without where and when. */
export type EntryBody =
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
  | { readonly type: 'input.typed-ahead'; readonly keys: string }
  | { readonly type: 'input.bot'; readonly text: string; readonly intent: string; readonly slots: JsonObject }
  | { readonly type: 'input.none' }
  | { readonly type: 'function.called'; readonly function: string; readonly parameters: JsonObject }
  | { readonly type: 'function.returned'; readonly result: JsonObject }
  | { readonly type: 'function.failed'; readonly error: string }
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

export type EndedBy = 'flow' | 'customer' | 'agent' | 'network' | 'engine';

/** One line of the one event log. Transcript, assertions, coverage and reports are read from it. */
export type Entry = EntryBody & {
  /** Milliseconds since the contact began. */
  readonly at: number;
  readonly flow: string;
  readonly step: string;
};
