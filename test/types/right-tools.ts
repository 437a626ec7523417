import * as z from 'zod';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { type Tool, type ToolContext, tool } from '../../src/fulfillment/tool.ts';
import { external, invokeLambda, text } from '../../src/index.ts';
import { systemClock } from '../../src/language/system-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';

interface Shop {
  order(number: string, key: string): Promise<{ readonly eta: string; readonly items: readonly string[] }>;
}
interface Customers {
  find(number: string | undefined): Promise<{ readonly id: string }>;
}

/** Its keys are the members that a flow can read. */
export const orderStatus = tool({
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string(), days: z.number().optional() }),
  output: z.object({ eta: z.string(), days: z.number().optional(), items: z.array(z.string()) }),
  run: async ({ order, days = 1 }, { shop, key }: ToolContext & { shop: Shop }) => {
    const { eta, items } = await shop.order(order, key);
    return { eta, days: days + 1, items: [...items] };
  },
});
const withShop: Tool<'outcome' | 'message' | 'eta' | 'days', { shop: Shop }> = orderStatus;

/** What is injected is typed by what works it out; the keys are those that it says. */
export const cancelOrder = tool({
  name: 'cancel_order',
  description: 'Cancels an order.',
  input: z.object({ order: z.string() }),
  output: z.object({ done: z.boolean() }),
  injected: {
    customer: async ({ customers, caller }: ToolContext & { customers: Customers }) =>
      (await customers.find(caller.number)).id,
    tries: () => 3,
  },
  writes: true,
  keyed: true,
  outcomes: { gone: 'It is on its way already.' },
  returns: ['spoken'],
  flat: ({ done }) => ({ spoken: done ? 'It is done.' : undefined }),
  run: async ({ order, customer, tries }) => {
    const digits: number = tries;
    return { done: order.startsWith(customer) && digits > 0 };
  },
});

/** Neither input nor output, and no backend. */
export const ping = tool({
  name: 'ping',
  description: 'Answers.',
  input: z.object({}),
  output: z.object({}),
  run: async () => ({}),
});
const bare: Tool<'outcome' | 'message'> = ping;

/** A flow names a tool as it names a function, and tools of several backends are called together. */
export const together = [
  invokeLambda({ function: orderStatus, next: 'say', onError: 'say' }),
  text`${external(orderStatus).eta} ${external(orderStatus).outcome} ${external(cancelOrder).spoken} ${external(bare).message}`,
  (shop: Shop, customers: Customers) =>
    fulfillment({
      tools: [withShop, cancelOrder, ping],
      backends: { shop, customers },
      outcomes: memoryStore(),
      clock: systemClock,
      log: () => {},
      callerSecret: 'sixteen-letters!',
    }),
];
