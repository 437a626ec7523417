// The PostgreSQL server of the tests, which is TypeScript, and no Node that is supported everywhere reads that.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export async function postgres() {
  const outfile = resolve('build/bench/postgres-server.mjs');
  await build({
    entryPoints: ['test/store/postgres-server.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile));
}
