import type { JsonObject } from '../language/document.ts';
import type { ToolResult } from './tool-call.ts';

/**
 * A result in one object, as agents and programs read it: `{ outcome: 'ok', …output }`, or
 * `{ outcome, message, parameter?, problem? }`.
 */
export function answerOf(result: ToolResult): JsonObject {
  return 'output' in result ? { outcome: result.outcome, ...result.output } : { ...result };
}
