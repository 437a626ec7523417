import type { LogLine } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';

/** The line for something that went wrong and that a call goes on without. */
export function warning(contactId: string, message: string, error: unknown): LogLine {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return maskedLine({ level: 'warn', message, contactId, error: words });
}
