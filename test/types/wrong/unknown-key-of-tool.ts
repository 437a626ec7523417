import * as z from 'zod';
import { tool } from '../../../src/fulfillment/tool.ts';
import { external, text } from '../../../src/index.ts';

const orderStatus = tool({
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string() }),
  output: z.object({ eta: z.string(), items: z.array(z.string()) }),
  run: async ({ order }) => ({ eta: order, items: [] }),
});

text`It is ${external(orderStatus).items}.`;
