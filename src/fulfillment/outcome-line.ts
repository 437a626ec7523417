import { inspect } from 'node:util';
import { TrunklineError } from '../language/error.ts';
import type { LogLine } from '../language/log.ts';
import type { Answered } from './outcome.ts';
import { passing } from './outcome-code.ts';

/** What a log line says of a call beside its outcome. */
interface Called {
  readonly contactId: string;
  readonly tool: string;
  readonly caller: string;
  readonly milliseconds?: number;
}

// Somebody has to look into these.
const alarming: ReadonlySet<string> = new Set(['internal', 'unknown']);

/** The log line of a call. Not yet masked. */
export function lineOf(
  message: string,
  { contactId, tool, caller, milliseconds }: Called,
  { result, repeated, error }: Answered,
): LogLine {
  const { outcome } = result;
  const odd = error !== undefined || passing.has(outcome);
  const level = alarming.has(outcome) ? 'error' : odd ? 'warn' : 'info';
  return {
    level,
    message,
    contactId,
    tool: tool.slice(0, 60),
    caller,
    outcome,
    milliseconds,
    repeated,
    ...('parameter' in result ? { parameter: result.parameter } : {}),
    ...('problem' in result ? { problem: result.problem } : {}),
    ...(error === undefined ? {} : { error: explained(error) }),
  };
}

/** An error with its causes, as far as it helps to find the fault. */
function explained(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const own =
    error instanceof TrunklineError
      ? `${error.code}: ${error.message} ${inspect(error.args, { breakLength: Infinity })}`
      : (error.stack ?? String(error));
  return error.cause === undefined || depth === 3 ? own : `${own} ← ${explained(error.cause, depth + 1)}`;
}
