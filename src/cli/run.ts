import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Command as Commander, CommanderError, Option } from 'commander';
import { TrunklineError } from '../language/error.ts';
import type { Command, CommonOptions, ExitCode } from './command.ts';
import { commands } from './commands/index.ts';
import { issueLine } from './report.ts';
import { harmlessLine, openTerminal, type Terminal } from './terminal.ts';

/** Runs a command line without its first two words, and ends the process with the exit code. */
export async function runCommandLine(words: readonly string[], version: string): Promise<void> {
  const terminal = openTerminal();
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.once('beforeExit', () => {
    terminal.note(
      'Nothing is left to do, but the command is not done: a file that it loaded waits for ever.',
    );
    process.exit(1);
  });
  const told: Promise<void>[] = [];
  const failedLater = (thrown: unknown) => void told.push(tellLater(thrown, terminal));
  process.on('unhandledRejection', failedLater);
  process.on('uncaughtException', failedLater);
  const code = await carryOut(words, version, terminal);
  // A file may have failed behind the command's back. Node tells when its loop turns, and a fast command is done before.
  await setImmediate();
  await Promise.all(told);
  // What a loaded file left open must not keep the command alive; what was printed must still get out.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

/** Carries a command line out, and does not end the process; no failure behind it is waited for. */
export async function carryOut(
  words: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Commander('trunkline')
    .description('Amazon Connect contact flows as TypeScript: write, check, play and test them.')
    .version(version, '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.host.stdout.write(text),
      writeErr: (text) => void terminal.host.stderr.write(text),
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 problems found, 2 changes not made, 3 wrong usage, 4 refused.',
    );
  for (const listed of commands) {
    const child = program.command(listed.name).description(listed.summary);
    // Only what this line can mean is loaded.
    if (words.includes(listed.name)) {
      const command = await listed.load();
      describe(child, toldBy(child, command, words), terminal, (done) => (code = done));
    }
  }
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 3;
    return tell(error, terminal);
  }
}

/** Whoever asks for the help of one kind of a command is told of that kind alone. */
function toldBy(child: Commander, command: Command, words: readonly string[]): Command {
  const kind = command.kinds?.[words[words.indexOf(child.name()) + 1] ?? ''];
  if (kind === undefined || !words.some((word) => word === '--help' || word === '-h')) return command;
  child.description(kind.summary).usage(`${kind.words} [options]`);
  return { ...command, options: kind.options, examples: kind.examples };
}

function describe(
  child: Commander,
  command: Command,
  terminal: Terminal,
  done: (code: ExitCode) => void,
): void {
  child.arguments(command.words);
  for (const { flags, description, choices, parse } of command.options) {
    const option = new Option(flags, description);
    if (choices !== undefined) option.choices(choices);
    if (parse !== undefined) option.argParser((text, before) => parse(text, before));
    child.addOption(option);
  }
  child.option('--config <file>', 'the configuration file, instead of the trunkline.config here or above');
  if (!command.options.some(({ flags }) => flags.startsWith('--json')))
    child.option('--json', 'print the result as JSON');
  child
    .addHelpText(
      'after',
      `\nExamples:\n${command.examples.map((example) => `  $ trunkline ${example}`).join('\n')}`,
    )
    .action(async () => {
      const options = child.opts<CommonOptions>();
      // Loaded files may print what they like, but not between the data.
      if (options.json !== undefined) console.log = console.info = console.debug = console.error;
      done(await command.run(child.args, options, terminal));
    });
}

/** Says what went wrong; a stack would say nothing to the person who reads it. */
function tell(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof TrunklineError) {
    terminal.note(error.message);
    return exitCodes[error.code] ?? 1;
  }
  const { code, path, message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  const known = code === undefined ? undefined : fileErrors[code];
  if (known !== undefined && path !== undefined) {
    terminal.note(`${harmlessLine(relative(terminal.cwd, path) || '.')} ${known}.`);
    return 3;
  }
  terminal.note(`This is a mistake in trunkline, not in your files: ${message}`);
  if (terminal.host.env['TRUNKLINE_DEBUG'] !== undefined) terminal.note(String((error as Error).stack));
  else terminal.note('Set TRUNKLINE_DEBUG=1 to see where it happened.');
  return 1;
}

/** Says what failed behind the back of a loaded file, and ends the process. */
async function tellLater(thrown: unknown, terminal: Terminal): Promise<void> {
  const { issueOfThrown } = await import('./thrown.ts');
  terminal.note(issueLine(await issueOfThrown(thrown, terminal.cwd)));
  process.exit(1);
}

const exitCodes: { readonly [code: string]: ExitCode } = { usage: 3, tools_not_opened: 3, refused: 4 };

const fileErrors: { readonly [code: string]: string } = {
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  EISDIR: 'is a folder where a file is needed',
  ENOTDIR: 'leads through a file where a folder is needed',
  EEXIST: 'is a file where a folder is needed',
  ENOENT: 'does not exist',
  ENOSPC: 'does not fit: the disk is full',
  EROFS: 'lies on a disk that cannot be written to',
};
