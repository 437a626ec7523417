// One of several programs that write to the same file: node program.mjs <file> <name> <writes>
import { readSync, writeSync } from 'node:fs';
import { sqliteStore } from '../../src/store/stores/sqlite.ts';

const [file = '', name = '', writes = ''] = process.argv.slice(2);

// All of them open the file in the same moment.
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));

const store = await sqliteStore({ file });
const counts = store.collection<number>('counts');
const marks = store.collection<{ readonly by: string }>('marks');

/** Says how often it lost against another program. */
async function countUp(key: string): Promise<number> {
  for (let lost = 0; ; lost++) {
    const found = await counts.get(key);
    const done =
      found === undefined
        ? await counts.insert(key, 1)
        : await counts.replace(key, found.version, found.value + 1);
    if (done) return lost;
  }
}

let won = 0;
let lost = 0;
for (let write = 0; write < Number(writes); write++) {
  if (write % 2 === 0) lost += await countUp('shared');
  else if (write % 4 === 1) await countUp(name);
  // Every program tries the same keys: one of them gets each.
  else if (await marks.insert(`mark-${write}`, { by: name })) won++;
  // Written at once, so that whoever reads knows which writes were done when this program is killed.
  writeSync(1, `${write + 1}\n`);
}
writeSync(1, `won ${won}, lost ${lost}\n`);
await store.close();
