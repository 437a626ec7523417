import * as z from 'zod';
import { type Fulfillment, fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { outcome } from '../../../src/fulfillment/outcome-code.ts';
import { tool } from '../../../src/fulfillment/tool.ts';
import type { ToolCall } from '../../../src/fulfillment/tool-call.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

const orderStatus = tool({
  name: 'order_status',
  description: 'Says where an order is.',
  input: z.object({ order_id: z.string().max(20) }),
  output: z.object({
    order_id: z.string(),
    status: z.string(),
    parts: z.array(z.object({ at: z.number() })),
  }),
  run: async ({ order_id }) => {
    endAs(order_id);
    const parts = Array.from({ length: order_id === 'many' ? 5000 : 1 }, () => ({ at: 1 }));
    return { order_id, status: 'sent', parts };
  },
});

const addNote = tool({
  name: 'add_note',
  description: 'Adds a note to an order.',
  input: z.object({
    order_id: z.string().regex(/^[a-z0-9_-]+$/),
    text: z.string().max(2000),
    copies: z.number().int().optional(),
    tags: z.array(z.string()).optional(),
  }),
  output: z.object({ note_id: z.string(), parts: z.array(z.string()) }),
  writes: true,
  keyed: true,
  outcomes: { order_closed: 'That order is closed.', invalid_value: 'That is no order.' },
  run: async ({ order_id }) => {
    endAs(order_id);
    return { note_id: `n-${order_id}`, parts: [] };
  },
});

/** Two tools that end as their `order_id` says, or well, and the calls that came in. */
export function deskTools() {
  const calls: ToolCall[] = [];
  const desk = fulfillment({
    tools: [orderStatus, addNote],
    backends: {},
    outcomes: memoryStore(),
    clock: virtualClock(),
    log: () => {},
    callerSecret: 'a secret of these tests',
  });
  const recording: Fulfillment = {
    ...desk,
    call: async (call) => {
      calls.push(call);
      return desk.call(call);
    },
  };
  return { fulfillment: recording, calls };
}

function endAs(order: string): void {
  if (['not_found', 'upstream', 'order_closed'].includes(order)) throw outcome(order);
  if (order === 'refused') throw outcome('invalid_value', { parameter: 'order_id' });
}
