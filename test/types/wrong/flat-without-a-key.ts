import * as z from 'zod';
import { tool } from '../../../src/fulfillment/tool.ts';

tool({
  name: 'order_status',
  description: 'Says when an order arrives.',
  input: z.object({ order: z.string() }),
  output: z.object({ eta: z.string() }),
  returns: ['spoken'],
  flat: ({ eta }) => ({ spokn: eta }),
  run: async ({ order }) => ({ eta: order }),
});
