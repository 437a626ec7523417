import type { Contact } from './contact.ts';
import type { AskService, CheckHours, Invoke, ReadMetrics, ScheduleCallback } from './effect.ts';
import type { AnswerBody } from './event.ts';

/** A question of a contact, where it stands. */
export interface Asked {
  readonly contact: Contact;
  /** Milliseconds since the contact began. */
  readonly at: number;
  /** Names the question within its contact: when it is asked again after a failure, it has the same name. */
  readonly turn: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * Answers what Amazon Connect would answer where a contact is not on Amazon Connect. What it cannot answer it says
 * with `failed`, and the step takes its error exit. A rejection counts as one.
 */
export interface Platform {
  invoke(effect: Invoke, asked: Asked): Promise<AnswerBody>;
  serve(effect: AskService, asked: Asked): Promise<AnswerBody>;
  hours(effect: CheckHours, asked: Asked): Promise<AnswerBody>;
  metrics(effect: ReadMetrics, asked: Asked): Promise<AnswerBody>;
  callback(effect: ScheduleCallback, asked: Asked): Promise<AnswerBody>;
}
