import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildFailure, build, type Message, type Plugin, transform } from 'esbuild';
import type { Issue } from '../language/issue.ts';
import { issueOfThrown } from './thrown.ts';

/** What loading a file gave: its exports, or why it has none. */
export type Loaded =
  | { readonly path: string; readonly exports: { readonly [name: string]: unknown } }
  | { readonly path: string; readonly issue: Issue };

/**
 * Runs TypeScript or JavaScript files, or reads JSON ones, and gives their exports, in the same order. Files that
 * share code get the same instance of it. Files of people are never trusted to be right: what is wrong with one
 * comes back as an issue with its file, line and column.
 *
 * @param paths Absolute.
 * @param cwd Where issues name files from.
 * @param read Told the absolute path of every file that was read for it, the imported ones too.
 */
export async function loadFiles(
  paths: readonly string[],
  cwd: string,
  read: (path: string) => void = () => {},
): Promise<readonly Loaded[]> {
  const folder = folderForBundles();
  process.setSourceMapsEnabled(true);
  for (const path of paths) read(path);
  try {
    const { metafile } = await build({
      entryPoints: paths.map((path, index) => ({ in: path, out: String(index) })),
      outdir: folder,
      absWorkingDir: cwd,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      logLevel: 'silent',
      metafile: true,
      plugins: [packagesStayOutside, filesKnowTheirPlace],
    });
    for (const input of Object.keys(metafile.inputs)) read(resolve(cwd, input));
  } catch (failure) {
    const { errors = [] } = failure as Partial<BuildFailure>;
    if (errors.length === 0) throw failure;
    return errors.map((message) => ({
      path: message.location?.file ?? '',
      issue: issueOfMessage(message, paths[0] ?? '', cwd),
    }));
  }
  const loaded: Loaded[] = [];
  for (const [index, path] of paths.entries()) {
    try {
      const exports: unknown = await import(pathToFileURL(join(folder, `${index}.mjs`)).href);
      loaded.push({ path, exports: exports as { readonly [name: string]: unknown } });
    } catch (thrown) {
      loaded.push({ path, issue: await issueOfThrown(thrown, cwd, path) });
    }
  }
  return loaded;
}

const folders: string[] = [];

/** A new folder each time, so that a file that has changed is loaded afresh. */
function folderForBundles(): string {
  // Code that was loaded may still load its other parts later, so they stay until the end.
  if (folders.length === 0) {
    process.once('exit', () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
  folders.push(folder);
  return folder;
}

function issueOfMessage({ text, location }: Message, path: string, cwd: string): Issue {
  return {
    code: 'not_loaded',
    severity: 'error',
    file: location?.file ?? relative(cwd, path),
    ...(location === null ? {} : { line: location.line, column: location.column + 1 }),
    args: {},
    message: `${text}${/[.!?]$/.test(text) ? '' : '.'}`,
  };
}

const inPackage = 'trunkline-in-package';

/**
 * Packages are not bundled but imported from where the flow's file finds them, wherever the bundle lies.
 * `trunkline` is this very package, also where the project has not installed it.
 */
const packagesStayOutside: Plugin = {
  name: 'packages-stay-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (
        kind === 'entry-point' ||
        pluginData === inPackage ||
        /^([a-z]:[\\/]|node:|data:|https?:)/i.test(path)
      )
        return null;
      if (/^trunkline(\/|$)/.test(path)) return ownDoor(path);
      const found = await bundle.resolve(path, { kind, resolveDir, pluginData: inPackage });
      if (found.errors.length > 0 || found.external) return found;
      // An alias of tsconfig's `paths` leads to a file of the project, which is bundled like the rest.
      if (!/[\\/]node_modules[\\/]/.test(found.path)) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

function ownDoor(path: string) {
  try {
    return { path: import.meta.resolve(path), external: true };
  } catch {
    return { errors: [{ text: `"${path}" is no part of trunkline` }] };
  }
}

/** `import.meta.url` and its kin speak of the file that was written, not of the bundle. */
const filesKnowTheirPlace: Plugin = {
  name: 'files-know-their-place',
  setup(bundle) {
    bundle.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      if (!/\bimport\.meta\b/.test(contents)) return null;
      const loader = /\.[cm]?ts$/.test(path) ? 'ts' : 'js';
      try {
        const { code } = await transform(contents, {
          loader,
          sourcefile: path,
          sourcemap: 'inline',
          define: {
            'import.meta.url': JSON.stringify(pathToFileURL(path).href),
            'import.meta.filename': JSON.stringify(path),
            'import.meta.dirname': JSON.stringify(join(path, '..')),
          },
        });
        return { contents: code, loader: 'js' };
      } catch {
        // The bundler says what is wrong with it, in its own words and with the right place.
        return null;
      }
    });
  },
};
