import { test } from 'vitest';
import { everyFault, sweep } from './campaign.ts';
import { ticketJourney } from './tickets.ts';
test('clean', async () => {
  for (const channel of ['voice', 'chat'] as const) {
    const t = performance.now();
    let n = 0;
    for (const f of everyFault) {
      const r = await sweep(ticketJourney, channel, f);
      n += r.points;
      if (r.points) console.log(channel, r.port, r.kind, r.lasting, r.points, r.unnoticed, r.told, r.fired, JSON.stringify(r.wrongs.map((w) => [w.fault.at, w.wrongs])));
      if (r.wrongs[0]) console.log(r.wrongs[0].heard.join('\n'));
    }
    console.log(channel, n, performance.now() - t);
  }
}, 300000);
