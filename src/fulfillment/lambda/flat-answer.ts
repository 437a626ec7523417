import type { Tool } from '../tool.ts';
import type { ToolResult } from '../tool-call.ts';

/**
 * A result as a flow reads it, in strings: `outcome`, then what `external(tool)` reads, or `message` and `parameter`
 * where it did not go well.
 */
export function flatAnswer(
  tool: Pick<Tool, 'flat'> | undefined,
  result: ToolResult,
): { readonly [key: string]: string } {
  if ('output' in result) return { ...tool?.flat(result.output), outcome: result.outcome };
  const { outcome, message, parameter } = result;
  return { outcome, message, ...(parameter === undefined ? {} : { parameter }) };
}
