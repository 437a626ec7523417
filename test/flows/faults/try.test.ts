import { test } from 'vitest';
import { Session } from 'node:inspector/promises';
import { sweep } from './campaign.ts';
import { bookingJourney } from './appointments.ts';
test('clean', async () => {
  await sweep(bookingJourney, 'voice', { port: 'wire to scheduling', kind: 'lost', lasting: false });
  const s = new Session(); s.connect();
  await s.post('Profiler.enable'); await s.post('Profiler.start');
  const c = process.cpuUsage();
  for (const kind of ['refused', 'lost'] as const) await sweep(bookingJourney, 'voice', { port: 'store of scheduling', kind, lasting: false });
  console.log(process.cpuUsage(c).user / 1000 / 140);
  const { profile } = await s.post('Profiler.stop');
  const self = new Map<string, number>(); const dt = profile.timeDeltas!; const by = new Map(profile.nodes.map((n) => [n.id, n]));
  profile.samples!.forEach((id, i) => { const n = by.get(id)!.callFrame; const k = n.functionName + ' ' + n.url.split('/').slice(-2).join('/') + ':' + n.lineNumber; self.set(k, (self.get(k) ?? 0) + dt[i]!); });
  const all = [...self].sort((a, b) => b[1] - a[1]); const sum = all.reduce((x, [, y]) => x + y, 0);
  for (const [k, v] of all.slice(0, 40)) console.log((v / sum * 100).toFixed(1), k);
}, 600000);
