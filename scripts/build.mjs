// Builds the package: the doors and their types by tsc, and the command line bundled into a few files. Unbundled it
// would load a hundred and fifty small modules, and spend most of its time on that.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const tsc = spawnSync('tsc -p tsconfig.build.json', { shell: true, stdio: 'inherit' });
if (tsc.status !== 0) process.exit(1);

await build({
  // `run` has a name that stays, so that tests can carry command lines out without a process for each.
  entryPoints: { trunkline: 'dist/cli/main.js', run: 'dist/cli/run.js' },
  outdir: 'dist/bin',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
// What editors read beside a fixture.
const { callSchema } = await import('../dist/simulate/fixture/form/schema.js');
mkdirSync('dist/schemas', { recursive: true });
writeFileSync('dist/schemas/call.schema.json', `${JSON.stringify(callSchema, null, 2)}\n`);
// npm makes the bin executable when it installs the package; a checkout has to do it itself.
chmodSync('dist/bin/trunkline.js', 0o755);
