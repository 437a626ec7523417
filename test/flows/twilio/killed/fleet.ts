import { type ChildProcess, fork } from 'node:child_process';
import type { Stage } from '../play.ts';
import type { FromServer, Opening, ToServer } from './messages.ts';
import { type WorldHost, worldHost } from './world-host.ts';

/** A server in a program of its own. */
export interface Server {
  /** Answers for one call, out of its world. Gives where it can be reached. */
  opens(opening: Opening, stage: Stage, ears: Ears): Promise<string>;
  /** Ends it with SIGKILL, where it has not ended yet. */
  kill(): Promise<void>;
}

/** Who hears of a server. */
export interface Ears {
  /** It waits for so many more answers of the world, or for so many fewer. */
  waits(more: 1 | -1): void;
  /** It is about to be killed, and would have answered this. */
  wouldAnswer(body: string): void;
}

/** Servers that are started ahead, so that one is ready when another is killed. */
export interface Fleet {
  take(): Server;
  /** It has not been killed, and can be opened for another call. */
  giveBack(server: Server): void;
  close(): Promise<void>;
}

export function fleetOf(program: string, ahead = 2): Fleet {
  const ready: Server[] = [];
  const all = new Set<Server>();
  const start = () => {
    const server = serverOf(fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
    all.add(server);
    return server;
  };
  const fill = () => {
    while (ready.length < ahead) ready.push(start());
  };
  fill();
  return {
    take() {
      const server = ready.shift() ?? start();
      fill();
      return server;
    },
    giveBack: (server) => ready.unshift(server),
    close: async () => {
      await Promise.all(Array.from(all, (server) => server.kill()));
    },
  };
}

function serverOf(child: ChildProcess): Server {
  let host: WorldHost | undefined;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const lost = gone.then((): never => {
    throw new Error('A server ended before it was opened.');
  });
  lost.catch(() => undefined);
  const hears = new Map<FromServer['kind'], (message: FromServer) => void>();
  const comes = (kind: FromServer['kind']) => new Promise<FromServer>((resolve) => hears.set(kind, resolve));
  const loaded = comes('loaded');
  child.on('message', (message: FromServer) => {
    hears.get(message.kind)?.(message);
    host?.hears(message);
  });
  child.on('exit', () => host?.forget());
  const send = (message: ToServer) => {
    // It may be dying just now.
    if (child.connected) child.send(message, () => undefined);
  };
  return {
    async opens(opening, stage, { waits, wouldAnswer }) {
      await Promise.race([loaded, lost]);
      host?.forget();
      host = worldHost(stage, send, waits, wouldAnswer);
      const opened = comes('opened');
      send({ kind: 'open', opening });
      const message = await Promise.race([opened, lost]);
      return message.kind === 'opened' ? message.url : '';
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}
