import { systemClock } from '../../language/system-clock.ts';
import { closeCallback, listCallbacks } from '../../voice/callbacks.ts';
import type { ExitCode } from '../command.ts';
import { harmlessLine, printData, type Terminal } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { projectHere } from './answering-flow.ts';
import { missingFile, openCallStore } from './call-store.ts';
import type { TwilioOptions } from './twilio-options.ts';

/**
 * Lists the callbacks that callers wait for, the earliest first, or takes one off the list that has been made: 0 where
 * there are none, or where it was on the list, 1 otherwise.
 *
 * @throws {TrunklineError} `usage` where `DATABASE_URL` names a file that is not there.
 */
export async function listWaiting(options: TwilioOptions, terminal: Terminal): Promise<ExitCode> {
  const { made, numbers = false, json, config } = options;
  const project = await projectHere(terminal.cwd, config);
  const { env } = terminal.host;
  const missing = missingFile(env);
  if (missing !== undefined)
    throw usageError(
      `DATABASE_URL names ${missing}, and there is no such file, so no calls are kept there. Name the one that "trunkline twilio serve" keeps them in, from this folder.`,
    );
  const store = await openCallStore(project, env);
  try {
    if (made !== undefined) {
      if (await closeCallback(store, made)) return 0;
      terminal.note(
        'There is no such callback, or it has been made. "trunkline twilio callbacks" lists those that wait.',
      );
      return 1;
    }
    const waiting = await listCallbacks(store);
    const callbacks = waiting.map((callback) => ({
      ...callback,
      number: numbers ? callback.number : `…${callback.number.slice(-2)}`,
      due: Date.parse(callback.notBefore) <= systemClock.now(),
    }));
    if (json !== undefined) printData(terminal, { callbacks });
    else if (callbacks.length === 0) terminal.print('No callback waits.');
    else
      for (const { id, notBefore, number, queue, agent, due } of callbacks) {
        const line = `${notBefore}  ${number}  ${queue || agent}  ${id}`;
        terminal.print(due ? harmlessLine(line) : terminal.paint.dim(harmlessLine(line)));
      }
    return callbacks.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
