import * as z from 'zod';
import { fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { type ToolContext, tool } from '../../../src/fulfillment/tool.ts';
import { systemClock } from '../../../src/language/system-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

const orderStatus = tool({
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string() }),
  output: z.object({ eta: z.string() }),
  run: async ({ order }, { shop }: ToolContext & { shop: { eta(order: string): string } }) => ({
    eta: shop.eta(order),
  }),
});

fulfillment({
  tools: [orderStatus],
  backends: {},
  outcomes: memoryStore(),
  clock: systemClock,
  log: () => {},
  callerSecret: 'sixteen-letters!',
});
