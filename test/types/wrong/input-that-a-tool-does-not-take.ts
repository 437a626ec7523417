import * as z from 'zod';
import { tool } from '../../../src/fulfillment/tool.ts';

tool({
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string() }),
  output: z.object({ eta: z.string() }),
  injected: { customer: () => 'CUST001' },
  run: async ({ order, customer, number }) => ({ eta: `${order}${customer}${number}` }),
});
