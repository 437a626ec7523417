import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { deskCallsNamed } from '../calls.ts';
import { fleetOf } from './fleet.ts';
import { survived } from './kills.ts';
import { moments } from './messages.ts';
import { programFile } from './program-file.ts';
import { wrongsOf, effectsOf, outcomesOf, entriesOf } from '../wrongs.ts';
test('try', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tk-'));
  let t = performance.now();
  const program = await programFile(folder);
  console.log('bundle', performance.now() - t, program);
  const fleet = fleetOf(program);
  for (const call of deskCallsNamed((process.env['CALLS'] ?? 'it-service-desk/open-a-ticket-and-hang-up,appointment-desk/book').split(','))) {
    t = performance.now();
    const plain = await survived(call, { fleet, folder });
    console.log(call.name, plain.result.outcome, plain.result.failure?.message, plain.webhooks, plain.same, plain.others, performance.now() - t, plain.effects, plain.outcomes);
    for (const killing of [...moments.map((moment) => ({ moment })), { moment: 'written', retry: 'killed too' } as const, { moment: 'recorded', retry: 'killed too' } as const]) {
      t = performance.now();
      const one = await survived(call, { fleet, folder, killing });
      console.log(killing, one.points, one.deliveries, one.kills, one.same, one.others, performance.now() - t,
       wrongsOf(plain, one, { outcomesOf, effectsOf, entriesOf }));
    }
  }
  await fleet.close();
}, 900000);
