/** What every call of a backend takes along. */
export interface BackendCall {
  /** Aborted at the deadline of whoever calls. */
  readonly signal?: AbortSignal;
  /** The same for every repeat of one piece of work; the backend does it once. Writes without one are not repeated. */
  readonly key?: string;
  /** The contact, for the logs on the other side. */
  readonly contactId?: string;
}

/** Error codes of a call that was not let in, and so did nothing. */
export const notLetIn: ReadonlySet<string> = new Set(['auth', 'throttled']);
