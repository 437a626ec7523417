// Builds the sample projects, checks them and plays every simulated call on them, all with the built command line.
// Ends 0 when every call came out as it should and every exit was walked.
//
//   npm start
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { isatty } from 'node:tty';
import pico from 'picocolors';

const root = resolve(import.meta.dirname, '..');
const bin = resolve(root, 'dist/bin/trunkline.js');
const paint = pico.createColors(isatty(1) && pico.isColorSupported);
const width = Math.max(60, Math.min(process.stdout.columns || 110, 110));

const { files } = data('build');
for (const [index, { path, actions }] of files.entries())
  row(index === 0 ? 'Built' : '', `${path.padEnd(46)} ${String(actions).padStart(2)} actions`);

const { flows, errors, warnings } = data('check');
row('Checked', `${flows.length} flows: ${errors} errors, ${warnings} warnings`);

console.log(`\n${paint.bold('All calls')}, by phone, by chat and through Twilio\n`);
shown('test', '--coverage', 'build/coverage', '--min-exits', '100');

const script = 'press 1; press 1; press 1; press 9';
const world = 'fixtures/worlds/office-hours.json';
const { transcript } = data('call', 'IT service desk', '--world', world, '--script', script);
console.log(`\n${paint.bold('One of them by hand')}: IT service desk, ${paint.dim(script)}\n`);
for (const line of transcript.split('\n')) console.log(painted(line));

console.log();
row('Look', 'build/coverage/index.html                                  the calls that took each exit');
row('', 'build/flows/*.json                                         what Amazon Connect takes');
row('Try', 'npx trunkline call "IT service desk"                       ring it up yourself');
row('', 'npx trunkline tools list                                   what the flows can have done');
row('', 'npx trunkline test --watch                                 play the calls as you change them');
row('', 'npx trunkline import exported.json --out flows/mine.ts     turn a flow of the console into code');
row('', 'npx trunkline call flows/examples/order-line.ts            the flow of the README');

/** Runs a command and gives the data that it prints. Where it fails, runs it again for people to read. */
function data(...words) {
  const { status, stdout } = spawnSync(process.execPath, [bin, ...words, '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return JSON.parse(stdout);
  shown(...words);
  return fail(words, status);
}

/** Runs a command before the eyes of whoever started this. */
function shown(...words) {
  const { status } = spawnSync(process.execPath, [bin, ...words], { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail(words, status);
}

function row(head, text) {
  console.log(`${paint.bold(head.padEnd(9))}${text}`);
}

/** A line of a transcript, coloured by who speaks and folded under its own text. */
function painted(line) {
  const [, time, who, gap, text] = /^( *\d+:\d\d)  (\S*)( *)(.*)$/.exec(line) ?? [];
  if (text === undefined) return line;
  const indent = time.length + 2 + who.length + gap.length;
  const colour = { flow: paint.cyan, caller: paint.green, lambda: paint.magenta, '!': paint.red }[who];
  return `${paint.dim(time)}  ${colour === undefined ? who : colour(who)}${gap}${folded(text, indent)}`;
}

function folded(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== '' && indent + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

function fail(words, status) {
  console.error(paint.red(`trunkline ${words.join(' ')} should have ended 0, and ended ${status}.`));
  process.exit(1);
}
