import type { Terminal } from './terminal.ts';
import type { TestRun } from './test-run.ts';

/** How a text may look: its colours and the length of its lines. */
export type Look = Pick<Terminal, 'paint' | 'width'>;

/** A way to write down how fixtures went. */
export interface Reporter {
  /** Its text is data: on standard output nothing else may stand beside it. */
  readonly isData: boolean;
  /** The whole run as one text, without a line break at its end. */
  report(run: TestRun, look: Look): string;
  /** Markdown for the page of a job on GitHub. */
  summary?(run: TestRun): string;
}

/** What an option `--reporter` asks for. */
export interface ReporterChoice {
  readonly name: string;
  /** Where to write it, instead of standard output. */
  readonly file?: string;
}
