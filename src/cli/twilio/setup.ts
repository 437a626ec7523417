import type { ExitCode } from '../command.ts';
import { standardInput } from '../input.ts';
import { harmlessLine, printData, type Terminal } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { accountIn } from './account.ts';
import { ownedNumber } from './number.ts';
import { type Change, changesBetween, settingFor } from './number-change.ts';
import { isLocal, publicUrl } from './public-url.ts';
import type { TwilioOptions } from './twilio-options.ts';

/**
 * Sets where Twilio asks what to do with calls to a number: 0 where all is set, 2 where it would change something and
 * may not.
 *
 * @throws {TrunklineError} `usage`; `refused` and `twilio_unreachable` as `ownedNumber()` does.
 */
export async function setUpNumber(options: TwilioOptions, terminal: Terminal): Promise<ExitCode> {
  const { number, json, yes = false } = options;
  if (number === undefined)
    throw usageError('Say which number of the account to set up: --number +12025550100.');
  const url = publicUrl(options.publicUrl);
  if (isLocal(url))
    throw usageError('Twilio does not reach this machine by that --public-url. Name the one from outside.');
  const { env } = terminal.host;
  const account = accountIn(env);
  const owned = await ownedNumber(account, number, env);
  const wanted = settingFor(url);
  const changes = changesBetween(owned.setting, wanted);
  if (json === undefined && changes.length > 0) terminal.print(`${tableOf(number, changes, terminal)}\n`);
  const may = changes.length > 0 && (yes || (json === undefined && (await agreed(terminal))));
  const left = may ? changesBetween(await owned.set(wanted), wanted) : changes;
  if (json !== undefined) printData(terminal, { number, changes, left });
  else if (changes.length === 0) terminal.print(`${number} is set up: there is nothing to change.`);
  else if (!may) terminal.print('Nothing was changed. Run it with --yes to change it.');
  else if (left.length === 0) terminal.print(`${number} is set up.`);
  if (may && left.length > 0)
    terminal.note(
      `Twilio took the change, but has not set as it should be: ${left.map(({ what }) => what).join(', ')}. Set that in the Twilio console.`,
    );
  return left.length === 0 ? 0 : 2;
}

/** Asks a person; where nobody is there to be asked, nobody agrees. */
async function agreed({ host }: Terminal): Promise<boolean> {
  const input = standardInput(host, host.stdout);
  try {
    return input.interactive && /^y(es)?$/i.test(((await input.next('Change that? (y/n) › ')) ?? '').trim());
  } finally {
    input.close();
  }
}

function tableOf(number: string, changes: readonly Change[], { paint }: Terminal): string {
  const wide = Math.max(...changes.map(({ what }) => what.length));
  const rows = changes.map(({ what, before, after }) => {
    const now = `  ${what.padEnd(wide)}  ${paint.red(harmlessLine(before))}`;
    return `${now}\n  ${' '.repeat(wide)}  ${paint.green(`→ ${after}`)}`;
  });
  return [paint.bold(number), ...rows].join('\n');
}
