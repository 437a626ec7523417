// Loads a module of test/ so that it works on the built package: what it imports from src/ comes from dist/.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

const built = {
  name: 'built',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (!file.startsWith(source)) return undefined;
      return { path: join(root, 'dist', file.slice(source.length).replace(/\.ts$/, '.js')) };
    });
  },
};

/** Gives the exports of a file below test/. */
export async function testModule(file) {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-'));
  const outfile = join(folder, 'module.mjs');
  try {
    await build({
      entryPoints: [join(root, 'test', file)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      plugins: [built],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
