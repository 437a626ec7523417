// One contender in a process of its own, so that no contender warms or spoils the code of another.
// Prints the microseconds of CPU that a call takes.
import { bareCall, engineCall, handCall, program, xstateCall } from './engine.mjs';

const throughJson = (snapshot) => JSON.parse(JSON.stringify(snapshot));
const contenders = {
  bare: () => bareCall('1'),
  hand: () => handCall('1'),
  engine: () => engineCall(program),
  json: () => engineCall(program, throughJson),
  xstate: xstateCall,
};

const call = contenders[process.argv[2]];
const run = (seconds) => {
  const before = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  while (spent < seconds * 1e6) {
    for (let count = 0; count < 500; count++) call();
    calls += 500;
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  return spent / calls;
};
run(0.5);
console.log(run(1));
