import { disconnect, flow } from '../../../src/index.ts';

flow('Greeting', { type: 'INBOUND', start: 'end', steps: { end: disconnect() } });
