import type { Snapshot } from '../engine/snapshot.ts';
import { TrunklineError } from '../language/error.ts';
import type { LogLine } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';

/** The line for something that went wrong and that a call goes on without. */
export function warning(contactId: string, message: string, error: unknown): LogLine {
  return maskedLine({ level: 'warn', message, contactId, error: problemOf(error) });
}

/**
 * The line for a contact that the engine has ended, since its flow leads nowhere. It names the place and the code, and
 * leaves the details out: what a flow looked for may be what a caller said.
 */
export function gaveUp({ id, flow, step }: Snapshot, code: string): LogLine {
  const message = 'The flow could not go on, and the contact was ended.';
  return maskedLine({ level: 'warn', message, contactId: id, flow, step, code });
}

/** What an error was and where. The words of one that is not ours may hold what a caller entered, and are left out. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  if (error instanceof TrunklineError) return `${error.code}: ${error.message}`;
  const where = /^\s+at .+$/m.exec(error.stack ?? '')?.[0].trim() ?? '';
  const { code = '' } = error as { readonly code?: unknown };
  return `${error.name} ${String(code)} ${where}`.replace(/ +/g, ' ').trim();
}
