// npm run lambda, and then node bench/lambda.mjs: the size of each function, and its cold start, which is a fresh Node
// that imports it and gets its first answer. Once that answer is the function's own, to a call that it refuses, and
// once it comes from backends on this machine. Functions take turns, and two among them show what Node itself takes.
// DATABASE_URL names the store of the functions that write; without it, they are only asked for their own answer.
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { itsmService } from '../dist/backends/itsm/service.js';
import { officeCalendar, seedScheduling } from '../dist/backends/scheduling/seed.js';
import { schedulingService } from '../dist/backends/scheduling/service.js';
import { tools } from '../dist/fulfillment/tools/index.js';
import { systemClock } from '../dist/language/system-clock.js';
import { serveNode } from '../dist/serve/serve-node.js';
import { memoryStore } from '../dist/store/stores/memory.js';

const bars = { bytes: 400_000, milliseconds: 60 };
const rounds = Number(process.argv[2] ?? 15);
const project = { project_id: '12347' };
const booking = { date: '2026-01-05', time: '08:00', request_id: 'none' };
const inputs = {
  add_note: { ...project, note_text: 'The dog bites.' },
  add_ticket_comment: { ticket_reference: '33567ee8', comment: 'It is back.' },
  cancel_appointment: { ...project, reason: 'Not at home' },
  confirm_appointment: { ...project, ...booking },
  create_ticket: { issue_description: 'The printer is offline.' },
  get_appointment_status: project,
  get_available_dates: project,
  get_project_details: project,
  get_ticket_status: { ticket_reference: '33567ee8' },
  get_time_slots: { ...project, date: booking.date, request_id: booking.request_id },
  get_weather: { location: 'Tampa' },
  list_notes: project,
  reschedule_appointment: { ...project, new_date: booking.date, new_time: '08:00', request_id: 'none' },
};

const clock = systemClock;
const random = Math.random;
const store = memoryStore();
const key = 'a-key-for-this-machine';
await seedScheduling({ store, clock, random, calendar: officeCalendar });
const options = { store, clock, random, apiKeys: [key] };
const itsm = await serveNode(itsmService(options), { port: 0 });
const scheduling = await serveNode(schedulingService({ ...options, calendar: officeCalendar }), { port: 0 });
const env = {
  ...process.env,
  ITSM_URL: itsm.url,
  ITSM_API_KEY: key,
  SCHEDULING_URL: scheduling.url,
  SCHEDULING_API_KEY: key,
  CALLER_SECRET: 'a-secret-for-this-machine',
};

// What Node itself takes, for nothing and for one request.
const floors = {
  empty: 'export const handler = async () => ({ outcome: "ok" });\n',
  'one fetch':
    'export const handler = async () => ({ outcome: (await fetch(process.env.ITSM_URL)).ok ? "ok" : "answered" });\n',
};
const floorFiles = Object.entries(floors).map(([name, source]) => {
  const file = resolve('build/lambda', `${name.replace(' ', '-')}.mjs`);
  writeFileSync(file, source);
  return [name, file];
});
const built = readdirSync('build/lambda').filter((name) => tools.some((tool) => tool.name === name));
const files = new Map([...floorFiles, ...built.map((name) => [name, fileOf(name)])]);
const starts = new Map([...files.keys()].map((name) => [name, { own: [], whole: [] }]));

console.log(
  `Node ${process.version}, ${cpus()[0].model}, load ${loadavg()[0].toFixed(2)}, ${rounds} rounds\n`,
);
for (let round = -2; round < rounds; round++) {
  for (const [name, file] of files) {
    const { own, whole } = starts.get(name);
    const refused = await coldStart(file, `${name}-${round}`, { no: 'such parameter' });
    const asked = hasAll(name) ? await coldStart(file, `${name}-${round}`, inputs[name] ?? {}) : undefined;
    // The first rounds read the files from the disk.
    if (round < 0) continue;
    own.push(refused);
    if (asked !== undefined) whole.push(asked);
  }
}
await Promise.all([itsm.close(), scheduling.close(), store.close()]);

const floor = median(starts.get('empty').own.map(({ wall }) => wall));
const failed = [];
console.log(
  'milliseconds, median    KB   import      own answer (range)      with backends (range)      CPU   outcome',
);
for (const [name, file] of files) {
  const { own, whole } = starts.get(name);
  const bytes = statSync(file).size;
  const more = median(own.map(({ wall }) => wall)) - floor;
  if (built.includes(name) && (bytes >= bars.bytes || more >= bars.milliseconds)) failed.push(name);
  const columns = [
    name.padEnd(22),
    (bytes / 1000).toFixed(1).padStart(5),
    shown(own.map((start) => start.import)),
    spread(own),
    ...(whole.length === 0
      ? ['no DATABASE_URL']
      : [spread(whole), shown(whole.map(({ cpu }) => cpu)), ` ${whole[0].outcome}`]),
  ];
  console.log(columns.join(' '));
}
console.log(`\nWhat weighs in ${heaviest(built)}, in KB:\n  ${weights(heaviest(built))}`);
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  `bench/results/lambda-node${process.versions.node.split('.')[0]}.json`,
  `${JSON.stringify({ node: process.version, cpu: cpus()[0].model, load: loadavg(), starts: Object.fromEntries(starts) }, null, 1)}\n`,
);
console.log(
  failed.length === 0
    ? `\nEach is under ${bars.bytes / 1000} KB, and gives its own answer within ${bars.milliseconds} ms of the empty one.`
    : `\nOver ${bars.bytes / 1000} KB, or ${bars.milliseconds} ms more than the empty one: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function coldStart(file, contact, parameters) {
  const event = {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        ContactId: contact,
        Channel: 'VOICE',
        CustomerEndpoint: { Address: '+12025550101', Type: 'TELEPHONE_NUMBER' },
      },
      Parameters: parameters,
    },
  };
  const child = fork(resolve('bench/cold-start.mjs'), [file, JSON.stringify(event)], { env, silent: true });
  return new Promise((done, fail) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('message', done);
    child.once('exit', () => fail(new Error(`${contact} gave no answer: ${said}`)));
  });
}

function fileOf(name) {
  return resolve('build/lambda', name, 'index.mjs');
}

/** Whether everything is there that a function asks. */
function hasAll(name) {
  return env.DATABASE_URL !== undefined || !tools.some((tool) => tool.name === name && tool.writes);
}

function heaviest(names) {
  return names.toSorted((one, other) => statSync(fileOf(other)).size - statSync(fileOf(one)).size)[0];
}

/** Bytes of a function by the package that they come from. */
function weights(name) {
  const { outputs } = JSON.parse(readFileSync(resolve('build/lambda', name, 'meta.json'), 'utf8'));
  const byPackage = new Map();
  for (const [file, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs: parts }) =>
    Object.entries(parts),
  )) {
    const from = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'our own';
    byPackage.set(from, (byPackage.get(from) ?? 0) + bytesInOutput);
  }
  return [...byPackage]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 8)
    .map(([from, bytes]) => `${from} ${(bytes / 1000).toFixed(1)}`)
    .join(', ');
}

function shown(milliseconds) {
  return median(milliseconds).toFixed(1).padStart(7);
}

function spread(of) {
  const walls = of.map(({ wall }) => wall);
  return `${shown(walls)} (${Math.min(...walls).toFixed(1)} to ${Math.max(...walls).toFixed(1)})`.padEnd(26);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
