import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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

  test.each(doors)(
    'importing $door alone loads no client of AWS, and Twilio only where it is meant',
    ({ door, default: file }) => {
      const program = `
      import { createRequire } from 'node:module';
      await import(${JSON.stringify(pathToFileURL(resolve(root, file)).href)});
      console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));
    `;
      const told = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
        encoding: 'utf8',
      });
      const heavy = (JSON.parse(told) as readonly string[]).filter((path) =>
        /node_modules\/(@aws-(?!lambda-powertools)|@smithy|twilio\/lib\/rest)/.test(path),
      );
      expect({ door, heavy }).toEqual({ door, heavy: [] });
    },
  );
});
