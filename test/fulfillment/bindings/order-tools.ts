import * as z from 'zod';
import { type Fulfillment, fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { commonOutcomes, outcome } from '../../../src/fulfillment/outcome-code.ts';
import { type Tool, type ToolContext, tool } from '../../../src/fulfillment/tool.ts';
import type { ToolCall } from '../../../src/fulfillment/tool-call.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

/** What an order does with a call. */
interface Orders {
  readonly orders: { look(order: string): Promise<void> };
}

const id = z.string().min(1).describe('The number on the receipt');

const orderStatus = tool({
  name: 'order_status',
  description: 'Says where an order is.',
  input: z.object({ order_id: id }),
  output: z.object({
    order_id: z.string(),
    status: z.enum(['packed', 'sent']),
    eta: z.iso.date().optional(),
  }),
  run: async ({ order_id }, { orders }: ToolContext & Orders) => {
    await orders.look(order_id);
    return { order_id, status: 'sent' as const, eta: '2025-10-07' };
  },
});

const outcomes = {
  order_closed: 'That order is closed.',
  order_not_found: 'I cannot find that order.',
  unknown_customer: 'I do not know you.',
};

const addNote = tool({
  name: 'add_note',
  description: 'Adds a note to an order.',
  input: z.object({ order_id: id, text: z.string().min(1).max(100), urgent: z.boolean().default(false) }),
  output: z.object({ note_id: z.string(), message: z.string() }),
  writes: true,
  keyed: true,
  outcomes,
  run: async ({ order_id }, { orders }: ToolContext & Orders) => {
    await orders.look(order_id);
    return { note_id: `n-${order_id}`, message: 'The note is there.' };
  },
});

const codes = new Set(Object.keys({ ...commonOutcomes, ...outcomes }));

/**
 * Two tools whose calls end as their `order_id` says: with the outcome of that name, or `ok`. Every call that comes in
 * is kept in `calls`, and what a tool has done in `looked`. One with the order `slow` says that it has `arrived`, and waits until it is let go.
 */
export function orderTools() {
  const calls: ToolCall[] = [];
  const looked: string[] = [];
  const held = promise();
  const arrived = promise();
  const orders: Orders['orders'] = {
    async look(order) {
      looked.push(order);
      if (codes.has(order)) throw outcome(order);
      if (order !== 'slow') return;
      arrived.keep();
      await held.kept;
    },
  };
  const tools: readonly Tool<string, Orders>[] = [orderStatus, addNote];
  const real = fulfillment({
    tools,
    backends: { orders },
    outcomes: memoryStore(),
    clock: virtualClock(Date.UTC(2025, 9, 6)),
    log: () => {},
    callerSecret: 'a secret for tests',
  });
  const told: Fulfillment = {
    ...real,
    call(call) {
      calls.push(call);
      return real.call(call);
    },
  };
  return { fulfillment: told, calls, looked, arrived: arrived.kept, letGo: held.keep };
}

const nothing = () => {};

function promise() {
  let keep: () => void = nothing;
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}
