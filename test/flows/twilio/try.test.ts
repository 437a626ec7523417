import { expect, test } from 'vitest';
import { deskCalls } from './calls.ts';
import { sweepDeliveries } from './delivery-sweep.ts';
import { tableOf } from './table.ts';
test('try', async () => {
    const calls = deskCalls();
    const rows = await sweepDeliveries(calls, 'all in one play');
    console.log(tableOf(`${calls.length} calls`, rows));
    console.log(rows.flatMap(({ kind, wrongs }) => wrongs.map((wrong) => `${kind}: ${wrong}`)).slice(0, 30).join('\n'));
    console.log(process.cpuUsage());
}, 900000);
