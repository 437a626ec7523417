import { defineConfig } from 'trunkline';

/** The sample project: the IT service desk. The functions answer as if every caller were Sam. */
export const config = defineConfig({
  flows: [
    'flows/it-service-desk/main.ts',
    'flows/it-service-desk/queue.ts',
    'flows/it-service-desk/goodbye.ts',
    'flows/it-service-desk/verify-caller.ts',
  ],
  out: 'build/flows',
  functions: {
    'lookup-caller': { mock: { found: 'true', name: 'Sam', key: 'c_1' } },
    'create-ticket': { mock: { number: '4-0-1-2-7' } },
    'ticket-status': { mock: { found: 'true', status: 'in progress' } },
    'add-comment': { mock: { found: 'true' } },
  },
});
