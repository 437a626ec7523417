// Parsing and checking one flow, beside JSON.parse of the same text. Prints the milliseconds of CPU of each.
import { readFileSync } from 'node:fs';
import { check, parseFlow } from '../dist/index.js';

const text = readFileSync(process.argv[2], 'utf8');
const works = {
  json: () => JSON.parse(text),
  parse: () => parseFlow(text),
  parseAndCheck: () => {
    const { document, source } = parseFlow(text);
    return check({ name: 'Flow', document, source });
  },
};
const run = (work, seconds) => {
  const before = process.cpuUsage();
  let count = 0;
  let spent = 0;
  while (spent < seconds * 1e6) {
    work();
    count++;
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  return spent / count / 1000;
};
const times = {};
for (const work of Object.values(works)) run(work, 1.5);
for (const [name, work] of Object.entries(works)) times[name] = run(work, 0.7);
console.log(JSON.stringify(times));
