import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { ExitCode } from './command.ts';
import { isPattern } from './files.ts';
import { fixtureFolder, isFixture } from './fixtures.ts';
import { foldersBelow, watchFolders } from './folders.ts';
import { plural } from './report.ts';
import { harmlessLine, type Terminal } from './terminal.ts';
import { playRound, type Round, type TestTask } from './test-round.ts';
import { mayHoldFlow } from './units.ts';
import { type Meaning, startWatch } from './watch-loop.ts';

/** So long after a change nothing more is expected of what an editor writes with it. */
const burst = 60;

/**
 * Plays fixtures, and plays again what a change concerns, until somebody quits: the changed fixture alone, or
 * everything after a change of a flow, of a file that it imports, or of the configuration.
 */
export async function watchTests(task: TestTask, terminal: Terminal): Promise<ExitCode> {
  const { cwd, note, paint } = terminal;
  const { stdin } = process;
  const sources = new Set<string>();
  let round: Round | undefined;
  let code: ExitCode = 0;
  let begun = false;

  const play = async (what: 'everything' | ReadonlySet<string>) => {
    // What is played now stands apart from the round before.
    if (begun) note(paint.dim(`\nPlaying ${toldOf(what, cwd)}.`));
    begun = true;
    try {
      const again =
        what === 'everything' || round === undefined ? undefined : { before: round, changed: what };
      round = await playRound(task, terminal, {
        read: (path) => sources.add(path),
        ...(again === undefined ? {} : { again }),
      });
      code = round.code;
    } catch (error) {
      // A file may be half written, or just gone: the next change mends it.
      note(error instanceof Error ? error.message : String(error));
      code = 1;
    }
    folders.watch(await foldersOf(task, cwd, round, sources));
    note(
      paint.dim(
        `\nWaiting for changes. ${stdin.isTTY ? 'Enter' : 'enter'} plays again, a plays everything, q quits.`,
      ),
    );
  };
  const meaning = (path: string): Meaning => {
    if (sources.has(path) || /[\\/]trunkline\.config\.\w+$/.test(path)) return 'everything';
    if (round?.setting.files.includes(path) === true || isFixture(path)) return 'fixture';
    return isNewFlow(path) ? 'everything' : 'nothing';
  };
  const isNewFlow = (path: string) =>
    mayHoldFlow(path) &&
    round?.units.some(({ file }) => dirname(resolve(cwd, file)) === dirname(path)) === true &&
    // A report that is written beside flows would start the next round.
    !task.outputs.files.some((file) => file.path === path);
  const folders = watchFolders((path) => loop.changed(path));
  const loop = startWatch({ play, meaning, later: (run) => void setTimeout(run, burst) });

  const pressed = (keys: Buffer) => {
    for (const key of String(keys)) loop.pressed(key);
  };
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.on('data', pressed);
  await loop.quit;
  if (stdin.isTTY) stdin.setRawMode(false);
  stdin.off('data', pressed);
  stdin.pause();
  folders.close();
  return code;
}

function toldOf(what: 'everything' | ReadonlySet<string>, cwd: string): string {
  if (what === 'everything') return what;
  if (what.size > 3) return plural(what.size, 'file');
  return Array.from(what, (path) => harmlessLine(relative(cwd, path))).join(', ');
}

/** Where a change may concern the fixtures: in their folders, and beside every file that the flows are made of. */
async function foldersOf(
  { selection: { words } }: TestTask,
  cwd: string,
  round: Round | undefined,
  sources: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const named = words.length === 0 ? [fixtureFolder(cwd, round?.setting.project)] : [];
  for (const word of words) {
    const path = resolve(cwd, isPattern(word) ? word.slice(0, word.search(/[^\\/]*[*?]/)) : word);
    const kind = await stat(path).catch(() => undefined);
    named.push(kind?.isFile() === true ? dirname(path) : path);
  }
  const below = await Promise.all(named.map(foldersBelow));
  return new Set([cwd, ...below.flat(), ...[...sources].map((path) => dirname(path))]);
}
