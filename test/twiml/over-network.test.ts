import { EventEmitter, once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { serveNode } from '../../src/serve/serve-node.ts';
import { twimlCaller } from '../../src/twiml/caller.ts';
import { overNetwork } from '../../src/twiml/over-network.ts';

/** A server whose document comes when it is let go. */
async function slow() {
  const door = new EventEmitter();
  const [arrived, held] = [once(door, 'arrived'), once(door, 'released')];
  const release = () => void door.emit('released');
  const answer = async () => {
    door.emit('arrived');
    await held;
    return new Response('<Response><Say>Hello.</Say></Response>');
  };
  const { url, close } = await serveNode({ fetch: answer }, { port: 0 });
  onTestFinished(async () => {
    release();
    await close();
  });
  return { url: `${url}/voice`, arrived, release };
}

test('what a request takes passes on the clock of the call', async () => {
  const { url, arrived, release } = await slow();
  const [clock, wall] = [virtualClock(), virtualClock()];
  const asked = overNetwork(clock, wall)(new Request(url));
  await arrived;
  wall.moveTo(9000);
  release();
  expect((await asked).status).toBe(200);
  expect(clock.now()).toBe(9000);
});

test('a server that never answers is not waited for longer than Twilio waits', async () => {
  const { url, arrived } = await slow();
  const [clock, wall] = [virtualClock(), virtualClock()];
  const asked = overNetwork(clock, wall)(new Request(url));
  await arrived;
  wall.moveTo(15_000);
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(clock.now()).toBe(15_000);
});

test('a caller who is given no clock and no fetch is told whole seconds', async () => {
  const { url, arrived, release } = await slow();
  const now = vi.spyOn(Date, 'now').mockReturnValue(0);
  onTestFinished(() => now.mockRestore());
  const calling = twimlCaller({ url });
  await arrived;
  now.mockReturnValue(9400);
  release();
  const { log } = await calling;
  expect(log.find(({ type }) => type === 'request')).toMatchObject({ status: 200, milliseconds: 9000 });
});
