import { stripVTControlCharacters } from 'node:util';
import pico from 'picocolors';

type Paint = ReturnType<typeof pico.createColors>;

type MaybeTty = { readonly isTTY?: boolean };

/** What a command line has of the process that it runs in. `process` is one. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadableStream & MaybeTty;
  readonly stdout: NodeJS.WritableStream & MaybeTty & { readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & MaybeTty;
  cwd(): string;
}

/** Where a command says things. */
export interface Terminal {
  readonly host: Host;
  readonly cwd: string;
  /** Colours for standard output; without effect where it is no terminal or `NO_COLOR` is set. */
  readonly paint: Paint;
  /** Characters to a line, or unlimited where standard output is no terminal. */
  readonly width: number;
  /** A line to standard output: what was asked for. */
  readonly print: (text: string) => void;
  /** Writes over the last line that it wrote; a blank text leaves nothing of it. Absent where nobody looks on. */
  readonly rewrite?: (text: string) => void;
  /** A line to standard error: what a person should know beside it. */
  readonly note: (text: string) => void;
}

/** The terminal that a process runs in. */
export function openTerminal(host: Host = process): Terminal {
  const { stdout, stderr, env } = host;
  return {
    host,
    cwd: host.cwd(),
    paint: pico.createColors(wantsColour(stdout, env)),
    width: stdout.isTTY ? Math.max(stdout.columns ?? 0, 40) : Number.POSITIVE_INFINITY,
    print: (text) => void stdout.write(`${text}\n`),
    ...(stdout.isTTY && env['TERM'] !== 'dumb'
      ? { rewrite: (text: string) => void stdout.write(`\r\u001b[2K${text}`) }
      : {}),
    note: (text) =>
      void stderr.write(`${wantsColour(stderr, env) ? text : stripVTControlCharacters(text)}\n`),
  };
}

/** @see https://no-color.org */
function wantsColour(stream: MaybeTty, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}

/** Prints a value as JSON and nothing beside it. */
export function printData(terminal: Terminal, value: unknown): void {
  terminal.print(JSON.stringify(value, null, 2));
}

/** A name from a file or a flow as `harmless` shows it, with its line breaks made visible too: it stays in its line. */
export function harmlessLine(name: string): string {
  return harmless(name).replaceAll('\n', '\\u000a');
}

/**
 * A text with no line that commands the runner of GitHub: that is what a line begins with two colons, however far it
 * is indented.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1\\u003a');
}

/** A text from a file or a flow with its control characters made visible, so that it cannot steer the terminal. */
export function harmless(text: string): string {
  return text.replace(
    /(?!\n)\p{Cc}/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
