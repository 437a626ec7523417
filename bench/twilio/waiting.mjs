// Part 4: what a contact that waits for its caller takes in memory, and in the store.

import { row } from './figures.mjs';
import { loader, right, server } from './session.mjs';

export async function measureWaiting({ store, newestBytes, few = 500, many = 5000 }) {
  const load = loader();
  const { ask, port, end } = await server('ours', store);
  await load.ask('reference', { port, call: 1, turns: 1 });
  const calls = (from, count) => ({
    ports: [port],
    calls: { from, count },
    steps: [{ kind: 'arrival' }, { kind: 'keys', turn: 1 }],
    concurrency: 20,
  });
  // What is compiled and cached once is there before the first figure.
  right(await load.ask('closed', calls(100, 1000)));
  const figures = [{ contacts: 0, ...(await ask('memory')) }];
  let from = 2000;
  for (const contacts of [few, many]) {
    const count = contacts - figures.at(-1).contacts;
    right(await load.ask('closed', calls(from, count)));
    from += count;
    figures.push({ contacts, ...(await ask('memory')) });
  }
  const record = await newestBytes();
  await Promise.all([load.end(), end()]);
  const [none] = figures;
  console.log('\nContacts that wait, bytes a contact');
  row('', 'heap', 'RSS');
  for (const { contacts, heap, rss } of figures.slice(1)) {
    row(
      `${contacts} waiting`,
      ((heap - none.heap) / contacts).toFixed(0),
      ((rss - none.rss) / contacts).toFixed(0),
    );
  }
  row('newest record in the store', record);
  return { figures, record };
}
