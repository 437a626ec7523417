import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { anyOf } from '../../check/wording.ts';
import { plannedProfiles } from '../../simulate/profile.ts';
import { profiles } from '../../simulate/profiles/index.ts';
import type { Command, CommonOptions } from '../command.ts';
import { filesBelow } from '../files.ts';
import { isFixture, type Shard } from '../fixtures.ts';
import { outputsOf, reporterChoice } from '../outputs.ts';
import type { ReporterChoice } from '../reporter.ts';
import { playRound, type TestTask } from '../test-round.ts';
import { didYouMean, usageError } from '../usage.ts';

interface TestOptions extends CommonOptions {
  readonly profile?: readonly string[];
  readonly tag?: readonly string[];
  readonly name?: string;
  readonly shard?: Shard;
  readonly bail?: boolean;
  readonly reporter?: readonly ReporterChoice[];
  readonly coverage?: string | true;
  readonly minExits?: number;
  readonly watch?: boolean;
  readonly parity?: boolean;
}

/** Plays fixtures. */
export const testFlows: Command<TestOptions> = {
  words: '[fixtures...]',
  options: [
    { flags: '--profile <name>', description: 'voice, chat or twilio only; again for more', parse: profile },
    { flags: '--tag <tag>', description: 'calls with this tag; again for more', parse: list },
    { flags: '--name <text>', description: 'calls with this in their name' },
    { flags: '--shard <part/of>', description: 'one part of several: 1/3', parse: shard },
    { flags: '--bail', description: 'stop at the first file that fails' },
    {
      flags: '--reporter <name[=file]>',
      description: 'pretty, junit, json, github or sarif, to the screen or to a file; again for more',
      parse: reporterChoice,
    },
    {
      flags: '--coverage [folder]',
      description: 'write which exits were walked (default: build/coverage)',
    },
    {
      flags: '--min-exits <percent>',
      description: 'fail where fewer of the exits were walked',
      parse: percent,
    },
    { flags: '--watch', description: 'play again what a change concerns' },
    {
      flags: '--parity',
      description: 'compare voice, chat and twilio, call by call: all of them, so without --profile',
    },
  ],
  examples: [
    'test',
    'test fixtures/main --profile voice',
    'test --reporter junit=build/junit.xml --coverage',
    'test --watch --tag smoke',
    'test --parity --tag smoke',
  ],
  async run(words, options, terminal) {
    const { config, json, profile: chosen, tag, name, shard: part, bail, reporter = [] } = options;
    const { coverage, minExits, watch, parity } = options;
    if (part !== undefined && minExits !== undefined) {
      throw usageError(
        '--min-exits needs all calls, and --shard plays a part of them. Leave one of the two out.',
      );
    }
    const { cwd, host } = terminal;
    const selection = { words, config, profiles: chosen, tags: tag, name, shard: part, bail };
    if (parity === true) {
      mustStandAlone(options);
      const { testParity } = await import('../test-parity.ts');
      return testParity(selection, terminal, { json: json === true });
    }
    const coverageFolder = coverage === undefined ? undefined : await folderFor(coverage, cwd);
    const task: TestTask = {
      selection,
      outputs: outputsOf(reporter, { json: json === true, cwd, env: host.env }),
      ...(coverageFolder === undefined ? {} : { coverageFolder }),
      ...(minExits === undefined ? {} : { minExits }),
    };
    if (watch === true) return (await import('../watch-tests.ts')).watchTests(task, terminal);
    return (await playRound(task, terminal)).code;
  },
};

/** Comparing plays every profile and writes a report of its own. */
function mustStandAlone({ profile: chosen, bail, reporter, coverage, minExits, watch }: TestOptions): void {
  const others = { profile: chosen, bail, reporter, coverage, minExits, watch };
  const other = Object.entries(others).find(([, value]) => value !== undefined)?.[0];
  if (other === undefined) return;
  const flag = other === 'minExits' ? '--min-exits' : `--${other}`;
  throw usageError(
    `--parity plays every call on every profile and reports that alone. Leave ${flag} out, or --parity.`,
    { flag },
  );
}

function profile(text: string, before: unknown): readonly string[] {
  const known = Object.keys(profiles);
  if (plannedProfiles.has(text))
    throw usageError(`The profile ${text} is not there yet. There are ${anyOf(known, 'and')}.`, { text });
  if (!Object.hasOwn(profiles, text)) {
    const meant = didYouMean(text, known) || ` There are ${anyOf(known, 'and')}.`;
    throw usageError(`There is no profile "${text}".${meant}`, { text });
  }
  return list(text, before);
}

function list(text: string, before: unknown): readonly string[] {
  return [...((before as readonly string[] | undefined) ?? []), text];
}

/** The folder of the coverage. A word behind `--coverage` that was meant to be played must not be written over. */
async function folderFor(coverage: string | true, cwd: string): Promise<string> {
  if (coverage === true) return resolve(cwd, 'build/coverage');
  const path = resolve(cwd, coverage);
  const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
  if ((isFile ? [path] : await filesBelow(path)).some(isFixture))
    throw usageError(
      `--coverage takes the folder to write to, and "${coverage}" ${isFile ? 'is' : 'holds'} what can be played. To play it, name it first: trunkline test ${coverage} --coverage`,
      { coverage },
    );
  if (isFile)
    throw usageError(`--coverage takes the folder to write to, and "${coverage}" is a file.`, { coverage });
  return path;
}

function shard(text: string): Shard {
  const [, part, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw usageError(`--shard takes a part and how many there are, such as 1/3, and "${text}" is none.`);
  return { part, of };
}

function percent(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > 100)
    throw usageError(`--min-exits takes a number from 0 to 100, and "${text}" is none.`);
  return Number(text);
}
