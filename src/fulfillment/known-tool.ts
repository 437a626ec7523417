import { TrunklineError } from '../language/error.ts';
import { nearest } from '../language/nearest.ts';
import type { Fulfillment } from './fulfillment.ts';
import type { Tool } from './tool.ts';

/**
 * A tool by its name.
 *
 * @throws {TrunklineError} `unknown_tool` where there is none.
 */
export function knownTool({ tools }: Fulfillment, name: string): Tool<string, never> {
  const found = tools.get(name);
  if (found !== undefined) return found;
  const meant = nearest(name, [...tools.keys()]);
  const advice =
    meant === undefined ? `There are ${[...tools.keys()].join(', ')}.` : `Did you mean "${meant}"?`;
  throw new TrunklineError('unknown_tool', `There is no tool "${name}". ${advice}`, { tool: name });
}
