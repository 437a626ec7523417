import { test } from 'vitest';
import { deskCallsNamed } from './calls.ts';
import { delivered } from './deliveries.ts';

test('try', async () => {
  const [call] = deskCallsNamed(['it-service-desk/callback-to-a-hidden-number']);
  if (!call) return;
  const one = await delivered(call, { kind: 'at another server', at: 'all' }, {
    stage: (stage) => ({ ...stage, platform: { ...stage.platform, metrics: (e, a) => { console.log(new Error(a.turn + ' ' + a.at).stack?.split('\n').slice(0, 12).join('\n')); return stage.platform.metrics(e, a); } } }),
  });
  console.log(one.answers.map((a, i) => i + a).join('\n'));
}, 600000);
