import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const { exports } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  exports: { readonly [door: string]: string | { readonly types: string; readonly default: string } };
};
const doors = Object.entries(exports).flatMap(([door, target]) =>
  typeof target === 'string' ? [] : [{ door, ...target }],
);

/** Every package that a door loads when it is imported, however deep. */
async function packagesOf(file: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [resolve(root, file)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    external: ['vitest'],
  });
  const packages = Object.keys(metafile.inputs).map(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '',
  );
  return [...new Set(packages.filter((name) => name !== ''))].toSorted();
}

describe('the doors of the package, as npm run build has built them', () => {
  test.each(doors)('$door stands, with its types', ({ types, default: file }) => {
    expect([types, file].filter((target) => !existsSync(resolve(root, target)))).toEqual([]);
  });

  test('importing trunkline loads no client of AWS or Twilio, and nothing that only the command line needs', async () => {
    const packages = await packagesOf('dist/index.js');
    expect(packages).toContain('ajv');
    expect(
      packages.filter((name) =>
        /^@aws-|^@smithy|^twilio$|^prom-client$|^esbuild$|^commander$|^libphonenumber/.test(name),
      ),
    ).toEqual([]);
  });
});
