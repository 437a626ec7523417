// A server of the desks in a program of its own, which is killed at a stated moment of a request.
import { setImmediate } from 'node:timers/promises';
import type { OutcomeRecord } from '../../../../src/fulfillment/outcome-record.ts';
import { serveNode } from '../../../../src/serve/serve-node.ts';
import { type WireService, wireService } from '../../../../src/serve/wire.ts';
import type { Collection, Store } from '../../../../src/store/store.ts';
import { memoryStore } from '../../../../src/store/stores/memory.ts';
import { sqliteStore } from '../../../../src/store/stores/sqlite.ts';
import { deskServer } from '../server.ts';
import {
  endHeader,
  type FromServer,
  type Moment,
  type Opening,
  type ToServer,
  timeHeader,
} from './messages.ts';
import { type RemoteWorld, remoteWorld } from './remote.ts';

const send = (message: FromServer) => process.send?.(message);
let end = '';

/** Nothing is closed, and nothing is told to anybody. */
function ends(moment: Moment): void {
  if (end === moment) process.kill(process.pid, 'SIGKILL');
}

async function around<Result>(work: () => Promise<Result>): Promise<Result> {
  ends('claimed');
  const result = await work();
  ends('recorded');
  return result;
}

/** A store that is not written any more when a tool has done its work. */
function mortal(store: Store): Store {
  return {
    ...store,
    collection<Value>(name: string): Collection<Value> {
      const records = store.collection<Value>(name);
      if (name !== 'outcomes') return records;
      return {
        ...records,
        replace(key, version, value, placed) {
          if ((value as OutcomeRecord).standing !== 'running') ends('done');
          return records.replace(key, version, value, placed);
        },
      };
    },
  };
}

async function opened(
  { flow, flows, file, mocked, forgetful }: Opening,
  world: RemoteWorld,
): Promise<WireService> {
  const store = mortal(forgetful ? memoryStore() : await sqliteStore({ file }));
  const service = deskServer({
    ...world,
    flow,
    flows,
    store,
    mocked: new Set(mocked),
    around: (platform) => ({
      ...platform,
      invoke: (effect, asked) => around(() => platform.invoke(effect, asked)),
      serve: (effect, asked) => around(() => platform.serve(effect, asked)),
      callback: (effect, asked) => around(() => platform.callback(effect, asked)),
    }),
    bots: { hears: (said) => around(() => world.bots.hears(said)) },
  });
  return wireService(async (request) => {
    world.isTime(Number(request.header(timeHeader)));
    end = request.header(endHeader);
    ends('arrived');
    const response = await service.answer(request);
    await world.heard();
    if (end === 'written') await world.ask({ what: 'would answer', body: response.body });
    ends('written');
    end = '';
    return response;
  });
}

let service: WireService = wireService(async () => ({ status: 503, headers: {}, body: '' }));
let world = remoteWorld(send);
const served = await serveNode(
  wireService((request) => service.answer(request)),
  { port: 0 },
);
async function open(opening: Opening): Promise<void> {
  world = remoteWorld(send);
  service = await opened(opening, world);
  send({ kind: 'opened', url: served.url });
}

/** Nothing here waits for longer than some turns of the event loop but for the world and the carrier. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await setImmediate();
}

process.on('message', (message: ToServer) => {
  if (message.kind === 'open') void open(message.opening);
  else {
    world.hears(message);
    void quiet().then(() => send({ kind: 'done', id: message.id }));
  }
});
process.on('disconnect', () => process.exit());
send({ kind: 'loaded' });
