import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** The server as one JavaScript file in a folder, with all that it needs, so that it starts quickly. */
export async function programFile(folder: string): Promise<string> {
  const outfile = join(folder, 'server.mjs');
  await build({
    entryPoints: [resolve(import.meta.dirname, 'program.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    // Native, or read where they lie.
    external: ['libsql', '@aws-sdk/*'],
    // Some packages ask for their modules by name.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return outfile;
}
