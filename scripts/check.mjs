// The one gate: what a person runs before a push, and what CI runs. Closes with a line of counts.
import { spawnSync } from 'node:child_process';

const gates = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['format', 'biome', ['check', '--linter-enabled=false', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['unused', 'knip', []],
  ['package', 'publint', ['--strict']],
  ['package types', 'attw', ['--pack', '.', '--profile', 'esm-only', '--quiet']],
];

let failed = 0;
for (const [name, command, args] of gates) {
  const { status, stdout, stderr } = spawnSync(`npx --no-install ${[command, ...args].join(' ')}`, {
    shell: true,
    encoding: 'utf8',
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
  if (status === 0) continue;
  failed++;
  console.log(stdout + stderr);
}
console.log(`${gates.length - failed} gates passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
