// Builds the sample project, checks it and plays calls on it, all with the built command line. Ends 0 when every call
// came out as it should.
//
//   npm start
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pico from 'picocolors';
import { parseFlow } from '../dist/index.js';
import { coverage } from '../dist/test.js';

const root = resolve(import.meta.dirname, '..');
const paint = pico.createColors(process.stdout.isTTY === true && pico.isColorSupported);
const width = Math.max(60, Math.min(process.stdout.columns || 110, 110));

const scenes = [
  {
    title: 'A ticket, by phone',
    world: 'fixtures/worlds/office-hours.json',
    script: 'press 1; press 1; press 1; press 9',
    hears: 'Your ticket has the number 4-0-1-2-7.',
  },
  {
    title: 'How a ticket stands, by its number',
    world: 'fixtures/worlds/office-hours.json',
    script: 'press 2; press 40127; press 9',
    hears: 'Your ticket is in progress.',
  },
  {
    title: 'A person, while the queue is full',
    world: 'fixtures/worlds/full-queue.json',
    script: 'press 0; press 1',
    hears: 'A colleague will call you back as soon as they can.',
  },
  {
    title: 'A ticket, by chat',
    chat: ['--chat', '--attribute', 'account=sam'],
    world: 'fixtures/worlds/office-hours.json',
    script: 'my notebook stays black; yes; bye',
    hears: 'Your ticket has the number 4-0-1-2-7.',
  },
];

const { files } = trunkline('build');
for (const [index, { path, actions }] of files.entries())
  row(index === 0 ? 'Built' : '', `${path.padEnd(42)} ${String(actions).padStart(2)} actions`);

const { flows, errors, warnings } = trunkline('check');
row('Checked', `${flows.length} flows: ${errors} errors, ${warnings} warnings`);

const calls = [];
let first = [];
for (const [index, { title, chat = [], world, script, hears }] of scenes.entries()) {
  const words = ['IT service desk', ...chat, '--world', world, '--script', script];
  const played = trunkline('call', ...words);
  const lines = played.transcript.split('\n');
  const same = lines.findIndex((line, at) => line !== first[at]);
  console.log(`\n${paint.bold(`${index + 1}  ${title}`)}  ${paint.dim(script)}`);
  if (same > 2) console.log(paint.dim('         …        the same words as in call 1'));
  for (const line of lines.slice(same > 2 ? same : 0)) console.log(painted(line));
  if (!played.transcript.includes(hears)) fail(`"${title}" should have come to: ${hears}`);
  if (played.ended?.by !== 'flow') fail(`"${title}" should have been ended by the flow.`);
  if (index === 0) first = lines;
  calls.push(played);
}

const units = files.map(({ name, type, path }) => {
  const { document } = parseFlow(readFileSync(resolve(root, path), 'utf8'));
  return { name, type, document };
});
const walks = coverage(units, calls);
console.log();
for (const [index, channel] of ['VOICE', 'CHAT'].entries()) {
  const ofChannel = walks.filter((walk) => walk.channel === channel);
  const walked = ofChannel.reduce((sum, walk) => sum + walk.walked.length, 0);
  const possible = ofChannel.reduce((sum, walk) => sum + walk.possible.length, 0);
  const count = `${String(walked).padStart(3)} of ${possible} exits by ${channel.toLowerCase()}`;
  row(index === 0 ? 'Covered' : '', index === 0 ? `${count} (npm test walks them all)` : count);
}
row('JSON', `${files.length} flows in build/flows, with names where Amazon Connect wants ARNs`);
row('Next', 'npx trunkline call "IT service desk"                          ring it up yourself');
row('', 'npx trunkline diagram "IT service desk" --out build/desk.svg  draw it');
row('', 'npx trunkline call flows/examples/order-line.ts               the flow of the README');

/** Runs a command and gives the data that it prints. Where it fails, runs it again for people to read. */
function trunkline(...words) {
  const line = [resolve(root, 'dist/bin/trunkline.js'), ...words];
  const { status, stdout } = spawnSync(process.execPath, [...line, '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return JSON.parse(stdout);
  spawnSync(process.execPath, line, { cwd: root, stdio: 'inherit' });
  return fail(`trunkline ${words.join(' ')} should have ended 0, and ended ${status}.`);
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

function fail(message) {
  console.error(paint.red(message));
  process.exit(1);
}
