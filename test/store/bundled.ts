import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** A program of the tests as one JavaScript file in this folder: no Node that we support everywhere reads TypeScript. */
export async function bundled(source: string, folder: string): Promise<string> {
  const file = join(folder, 'program.mjs');
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return file;
}
