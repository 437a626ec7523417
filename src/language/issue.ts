import type { JsonPath } from './document.ts';

/** `error`: Connect refuses it or a caller suffers. `warning`: it works, but not as meant. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Something to say about a flow. Data first: `code` and `args` are stable and meant for machines; `message` is
 * the sentence for a person.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  /** The flow's name. */
  readonly flow?: string;
  /** The step's name in a flow written here, also where the flow keeps other identifiers; else the `Identifier`. */
  readonly step?: string;
  /** Where in the document: `['Actions', 3, 'Parameters', 'Text']`. */
  readonly path?: JsonPath;
  readonly file?: string;
  /** Counted from 1. Present where the flow came from a file. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units as editors count. */
  readonly column?: number;
  readonly args: { readonly [name: string]: string | number | readonly string[] };
  readonly message: string;
}
