// One Lambda function in a process of its own: imported, and called once. Tells how long that took, by the clock and of
// the processor.
const [file, event] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const { handler } = await import(file);
const imported = performance.now();
const answer = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 8000 });
const { user, system } = process.cpuUsage(before);
process.send({
  import: imported - began,
  wall: performance.now() - began,
  cpu: (user + system) / 1000,
  outcome: answer.outcome,
});
process.disconnect();
