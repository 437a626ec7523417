// What a step costs in flows of 10 to 250 actions. Prints the nanoseconds of CPU a step.
import { advance, disconnect, flow, link, setContactAttributes } from '../dist/index.js';

const size = Number(process.argv[2]);
const steps = { bye: disconnect() };
for (let index = 1; index < size; index++) {
  steps[`set-${index}`] = setContactAttributes({
    attributes: { choice: `${index}` },
    next: index === size - 1 ? 'bye' : `set-${index + 1}`,
    onError: 'bye',
  });
}
const program = link([flow('Steps', { attributes: ['choice'], start: 'set-1', steps })]);
const start = { id: 'c-1', channel: 'VOICE' };

const run = (seconds) => {
  const before = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  while (spent < seconds * 1e6) {
    for (let count = 0; count < 50; count++) advance(program, start);
    calls += 50;
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  return (spent / calls / size) * 1000;
};
run(0.5);
console.log(run(1));
