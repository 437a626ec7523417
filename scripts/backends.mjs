// Starts the ticket system and the scheduling service on this machine, with sample callers, tickets and jobs.
//
//   npm run backends
//   npm run backends -- --port 9001 --store sqlite:desks.db
//
// Two ports: the one that is named, 8081 otherwise, and the next. The keys are those of ITSM_API_KEY and
// SCHEDULING_API_KEY, or new ones. Callers are known by a hash with CALLER_SECRET, which the tools need too.
import { randomBytes, randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { seedTickets } from '../dist/backends/itsm/seed.js';
import { itsmService } from '../dist/backends/itsm/service.js';
import { tickets } from '../dist/backends/itsm/tickets.js';
import { officeCalendar, seedScheduling } from '../dist/backends/scheduling/seed.js';
import { schedulingService } from '../dist/backends/scheduling/service.js';
import { callerOf } from '../dist/fulfillment/caller-key.js';
import { systemClock } from '../dist/language/system-clock.js';
import { serveNode } from '../dist/serve/serve-node.js';
import { openStore } from '../dist/store/open-store.js';

const { port, store: url } = optionsOf(process.argv.slice(2));
const [itsmKey, schedulingKey, secret] = ['ITSM_API_KEY', 'SCHEDULING_API_KEY', 'CALLER_SECRET'].map(
  secretIn,
);
if (secret.isNew && url !== undefined && url !== 'memory:') {
  console.error(
    'A store that lasts knows callers by a hash with CALLER_SECRET: with a new one, nobody finds their tickets again. Set CALLER_SECRET, and keep it.',
  );
  process.exit(3);
}
const numbers = { regular: '+12025550101', stranger: '+12025550102' };
const callers = Object.fromEntries(
  Object.entries(numbers).map(([who, number]) => [
    who,
    callerOf({ contactId: '', number }, secret.value).key,
  ]),
);

const clock = systemClock;
const random = () => randomInt(2 ** 47) / 2 ** 47;
const log = (line) => console.error(JSON.stringify(line));
const opened = [];
const close = async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
};

try {
  const store = await openStore(url);
  opened.push(store);
  const calendar = officeCalendar;
  await seedTickets(tickets({ store, clock, random }), callers, clock.now());
  await seedScheduling({ store, clock, calendar, random });
  const itsm = await serveNode(itsmService({ store, clock, random, log, apiKeys: [itsmKey.value] }), {
    port,
  });
  opened.push(itsm);
  const scheduling = await serveNode(
    schedulingService({
      store,
      clock,
      calendar,
      random,
      log,
      mockMode: true,
      apiKeys: [schedulingKey.value],
    }),
    { port: port === 0 ? 0 : port + 1 },
  );
  opened.push(scheduling);
  // What has expired is never read again, and would only lie there.
  const hourly = setInterval(
    () => void store.sweep(clock.now()).catch((error) => log({ level: 'error', message: error.message })),
    3_600_000,
  );
  opened.push({ close: async () => clearInterval(hourly) });

  for (const [index, made] of [itsmKey, schedulingKey, secret].filter(({ isNew }) => isNew).entries()) {
    if (index === 0) console.log('Made for this run, and not shown again:');
    console.log(`  export ${made.name}=${made.value}`);
  }
  console.log(`
Tickets     ${itsm.url}    ${itsm.url}/openapi.json
            ${numbers.regular} is ${callers.regular}, and has four tickets
  curl -H "x-api-key: $ITSM_API_KEY" '${itsm.url}/tickets?caller=${callers.regular}'

Scheduling  ${scheduling.url}    ${scheduling.url}/openapi.json
            ${numbers.regular} is CUST001, and has jobs to be booked
  curl -H "x-api-key: $SCHEDULING_API_KEY" -H 'content-type: application/json' \\
       -d '{"customer_id":"CUST001"}' ${scheduling.url}/list-projects

Tools       export ITSM_URL=${itsm.url} SCHEDULING_URL=${scheduling.url}
  npx trunkline tools call list_projects --number ${numbers.regular}

Ctrl-C ends both.`);
} catch (error) {
  await close();
  console.error(error.name === 'TrunklineError' ? error.message : error);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void close().then(() => process.exit(0)));
}

function optionsOf(words) {
  try {
    const options = { port: { type: 'string', default: '8081' }, store: { type: 'string' } };
    const { port: text, store } = parseArgs({ args: words, options }).values;
    if (/^\d{1,5}$/.test(text) && Number(text) < 65_535) return { port: Number(text), store };
    console.error(`--port takes a number up to 65534, or 0 for any that is free, and "${text}" is none.`);
  } catch (error) {
    console.error(error.message);
  }
  console.error('Usage: npm run backends -- [--port <port>] [--store <url>]');
  return process.exit(3);
}

/** A secret of the environment, or a new one. */
function secretIn(name) {
  const given = process.env[name] ?? '';
  return given === ''
    ? { name, value: randomBytes(24).toString('base64url'), isNew: true }
    : { name, value: given, isNew: false };
}
