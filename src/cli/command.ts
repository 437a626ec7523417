import type { Terminal } from './terminal.ts';

/**
 * 0: fine. 1: problems found. 2: changes or drift. 3: the command line, a file or the configuration is wrong. 4: somebody
 * else refuses.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** An option as commander writes it. */
export interface CommandOption {
  /** `--out <dir>` */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** Turns the text into a value; `before` holds what an option that is given again had so far. */
  readonly parse?: (text: string, before: unknown) => unknown;
}

/** The options that every command has. */
export interface CommonOptions {
  readonly config?: string;
  /** A text for a command that takes data by it. */
  readonly json?: boolean | string;
}

/** A command of `trunkline`. It says something to people, or prints data with `--json`, and gives the exit code. */
export interface Command<Options extends CommonOptions = CommonOptions> {
  /** The words after the command as commander writes them: `[files...]`. */
  readonly words: string;
  readonly options: readonly CommandOption[];
  /** Lines to show below the help. */
  readonly examples: readonly string[];
  /** What the help of its kinds tells, by the first word, where they take different options. */
  readonly kinds?: { readonly [word: string]: CommandKind };
  run(words: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode>;
}

/** One kind of a command, as its help tells it. */
export interface CommandKind {
  readonly summary: string;
  /** The word of the kind, and what comes after it: `simulate [url]`. */
  readonly words: string;
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
}

/** A command as the list knows it: enough for `--help`, with the rest behind `load`. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}
