// Writes the journals of fixtures/journals/: calls as this version answers them, which every later version has to go
// on with. A journal that is there stays as it is: it is what an older version has left behind.
//
//   npm run build && node scripts/journals.mjs              adds those that are new
//   npm run build && node scripts/journals.mjs --rewrite    writes all of them anew: calls under way may then be lost
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { testModule } from './test-module.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'fixtures/journals');
const anew = process.argv.includes('--rewrite');
const { recordCall, recordedCalls, recordedPrograms } = await testModule('voice/journals/record.ts');

mkdirSync(folder, { recursive: true });
for (const { hash, units } of Object.values(recordedPrograms)) write(`${hash}.program.json`, { units });
for (const [name, call] of Object.entries(recordedCalls))
  write(`${name}.journal.json`, await recordCall(call));
spawnSync('npx --no-install biome format --write fixtures/journals', {
  shell: true,
  cwd: root,
  stdio: 'inherit',
});

function write(name, value) {
  const file = join(folder, name);
  if (existsSync(file) && !anew) return;
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  console.log(`wrote fixtures/journals/${name}`);
}
