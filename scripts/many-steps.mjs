// Type-checks a flow of many steps alone, as a build meets it: node scripts/many-steps.mjs [steps] [runs]
// Prints how long the fastest run took. Ends 1 with the compiler's words where the flow does not compile.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [steps = 250, runs = 5] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), 'many-steps-'));
try {
  writeFileSync(join(folder, 'flow.mts'), flowOf(steps));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project()));
  const fastest = Math.min(...Array.from({ length: runs }, typeCheck));
  console.log(`${steps} steps type-checked in ${Math.round(fastest)} ms, the fastest of ${runs}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function typeCheck() {
  const began = performance.now();
  const compiler = join(root, 'node_modules/.bin/tsc');
  const { status, stdout, stderr } = spawnSync(compiler, ['-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return performance.now() - began;
}

function project() {
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      paths: { trunkline: [join(root, 'src/index.ts')] },
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['flow.mts'],
    exclude: [],
  };
}

/** A flow that asks, looks up, compares, remembers and says, over and over. */
function flowOf(count) {
  const name = (index) => (index < count - 1 ? `'step-${index}'` : `'end'`);
  const attributes = Array.from({ length: 20 }, (_, index) => `'attribute-${index}'`);
  const written = Array.from({ length: count - 1 }, (_, index) => {
    const attribute = attributes[index % attributes.length];
    const [next, other] = [name(index + 1), name((index * 7 + 3) % count)];
    const kinds = [
      `playPrompt({ text: text\`Hello, \${attribute(${attribute})}.\`, next: ${next} })`,
      `getCustomerInput({ text: 'Press 1 or 2.', when: { '1': ${next}, '2': ${other} }, onTimeout: ${next}, onNoMatch: ${other}, onError: 'end' })`,
      `invokeLambda({ function: lookUp, parameters: { key: attribute(${attribute}) }, next: ${next}, onError: ${other} })`,
      `checkContactAttributes({ value: external(lookUp).found, when: [[equals('true'), ${next}], [contains('a'), ${other}]], onNoMatch: 'end' })`,
      `setContactAttributes({ attributes: { ${attribute}: external(lookUp).name }, next: ${next}, onError: ${other} })`,
      `invokeModule({ module: verify, input: { number: attribute(${attribute}) }, when: { known: ${next}, unknown: ${other} }, next: 'end', onError: 'end' })`,
      `storeCustomerInput({ text: 'Type it.', phoneNumber: 'E164', next: ${next}, onInvalidNumber: ${other}, onError: 'end' })`,
      `setWorkingQueue({ queue: queue('Service desk'), next: ${next}, onError: ${other} })`,
      `transferToQueue({ onFull: ${next}, onError: ${other} })`,
      `loop({ times: 3, again: ${next}, done: ${other} })`,
    ];
    return `    ${name(index)}: ${kinds[index % kinds.length]},`;
  });
  return `import {
  attribute, checkContactAttributes, contains, disconnect, equals, external, flow, fn, getCustomerInput,
  invokeLambda, invokeModule, loop, moduleNamed, playPrompt, queue, setContactAttributes, setWorkingQueue,
  storeCustomerInput, text, transferToQueue,
} from 'trunkline';

const lookUp = fn('look-up', { returns: ['found', 'name'] });
const verify = moduleNamed('Verify', { input: ['number'], results: ['known', 'unknown'] });

export const many = flow('Many steps', {
  attributes: [${attributes.join(', ')}],
  start: 'step-0',
  steps: {
${written.join('\n')}
    end: disconnect(),
  },
});
`;
}
