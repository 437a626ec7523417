import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import type { Tool } from '../../src/fulfillment/tool.ts';
import type { ToolCall } from '../../src/fulfillment/tool-call.ts';
import type { Clock } from '../../src/language/clock.ts';
import type { LogLine } from '../../src/language/log.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';

export const contactId = '0b5c2a10-1234-4234-8234-123456789012';
export const start = Date.UTC(2025, 9, 6, 13);

/** Tools on a clock and a store of their own, with what they have logged. */
export function desk(
  tools: readonly Tool[],
  { clock = virtualClock(start), outcomes = memoryStore() }: { clock?: Clock; outcomes?: Store } = {},
) {
  const lines: LogLine[] = [];
  const { call } = fulfillment({
    tools,
    backends: {},
    outcomes,
    clock,
    log: (line) => lines.push(line),
    callerSecret: 'sixteen-letters!',
  });
  return {
    lines,
    clock,
    outcomes,
    call: (asked: Partial<ToolCall>) =>
      call({ tool: tools[0]?.name ?? '', input: {}, contactId, number: '+12025550100', ...asked }),
  };
}
