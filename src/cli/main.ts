#!/usr/bin/env node
import { readFileSync } from 'node:fs';

/** Where `package.json` lies beside `dist/`. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

// Asked by scripts and editors before every use, so it loads nothing.
if (process.argv.length === 3 && /^(--version|-[vV])$/.test(process.argv[2] ?? '')) console.log(version);
else await (await import('./run.ts')).runCommandLine(process.argv.slice(2), version);
