// Bundles each tool into a Lambda function of its own: build/lambda/<tool>/index.mjs, with the handler `index.handler`.
//
//   npm run lambda
//   npm run lambda -- create_ticket get_ticket_status
//
// A function's environment: ITSM_URL or SCHEDULING_URL, and by reference the secrets ITSM_API_KEY or
// SCHEDULING_API_KEY, CALLER_SECRET, and DATABASE_URL for a tool that writes. ITSM_API_KEY_SECRET names a secret of
// Secrets Manager, which is read through the AWS Parameters and Secrets Lambda extension, a layer of the function;
// ITSM_API_KEY_FILE names a file; ITSM_API_KEY is the secret itself. Give the function 8 seconds: Connect waits no
// longer.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { tools } from '../dist/fulfillment/tools/index.js';

const outdir = 'build/lambda';
const wanted = process.argv.slice(2);
const names = tools.map(({ name }) => name);
for (const name of wanted.filter((each) => !names.includes(each))) {
  console.error(`There is no tool "${name}". There are ${names.join(', ')}.`);
  process.exit(3);
}

/** pg has a second client for a library that is not there. */
const withoutNative = {
  name: 'without-native',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/native$/ }, ({ path }) => ({ path, external: true })),
};

rmSync(outdir, { recursive: true, force: true });
for (const { name, writes } of tools.filter((tool) => wanted.length === 0 || wanted.includes(tool.name))) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entryOf(name, writes), resolveDir: 'dist/fulfillment', sourcefile: `${name}.js` },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // Packages that come in both forms are shaken in their newer one only.
    mainFields: ['module', 'main'],
    // A function has no ~/.pgpass, and asks for none.
    external: ['@aws-sdk/*', 'pgpass'],
    plugins: [withoutNative],
    // pg is CommonJS, and asks for its modules by name.
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    write: false,
    metafile: true,
    outdir,
    logLevel: 'error',
  });
  const folder = `${outdir}/${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index.mjs`, outputFiles[0].contents);
  writeFileSync(`${folder}/meta.json`, JSON.stringify(metafile));
  const size = Math.ceil(outputFiles[0].contents.length / 1000);
  console.log(`${String(size).padStart(4)} KB  ${folder}/index.mjs`);
}

function entryOf(name, writes) {
  const file = name.replaceAll('_', '-');
  const side = existsSync(`dist/fulfillment/tools/itsm/${file}.js`) ? 'itsm' : 'scheduling';
  const tool = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const store = `import { postgresStore } from '../store/stores/postgres.js';`;
  const openStore = ', openStore: (url) => postgresStore({ url })';
  return `
    import { ${side}Function } from './lambda/tool-function.js';
    import { ${tool} } from './tools/${side}/${file}.js';
    ${writes ? store : ''}
    export const handler = ${side}Function(${tool}, { env: process.env${writes ? openStore : ''} });
  `;
}
