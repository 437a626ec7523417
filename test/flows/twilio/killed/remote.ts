import type { Platform } from '../../../../src/action/platform.ts';
import type { Clock } from '../../../../src/language/clock.ts';
import { timedOut } from '../../../../src/language/system-clock.ts';
import type { PhoneSetting } from '../../../../src/simulate/phone.ts';
import type { ServerSetting } from '../server.ts';
import type { Asking, FromServer, ToServer, WiredResponse } from './messages.ts';

/** The world of a call, which is in another program and outlives this one. */
export interface RemoteWorld
  extends Pick<ServerSetting, 'begins' | 'bots' | 'clock' | 'platform' | 'watch' | 'wire'> {
  ask(asking: Asking, signal?: AbortSignal): Promise<unknown>;
  /** What time it is there. */
  isTime(now: number): void;
  /** Waits until everything that was told has been heard. */
  heard(): Promise<void>;
  hears(message: ToServer): void;
}

export function remoteWorld(send: (message: FromServer) => void): RemoteWorld {
  const open = new Map<number, { give(value: unknown): void; fail(error: unknown): void }>();
  const deadlines = new Map<number, () => void>();
  const told = new Set<Promise<unknown>>();
  let now = 0;
  let last = 0;

  const isTime = (time: number) => {
    now = Math.max(now, time);
  };
  const ask = (asking: Asking, signal?: AbortSignal): Promise<unknown> =>
    new Promise((give, fail) => {
      const id = ++last;
      const stop = () => {
        open.delete(id);
        send({ kind: 'stops waiting', id });
        fail(signal?.reason);
      };
      const listensNoMore = () => signal?.removeEventListener('abort', stop);
      signal?.addEventListener('abort', stop, { once: true });
      open.set(id, {
        give: (value) => {
          listensNoMore();
          give(value);
        },
        fail: (error) => {
          listensNoMore();
          fail(error);
        },
      });
      send({ kind: 'asks', id, asking });
    });
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      await ask({ what: 'sleep', milliseconds }, signal);
    },
    deadline(milliseconds) {
      const id = ++last;
      const ends = new AbortController();
      deadlines.set(id, () => ends.abort(timedOut(milliseconds)));
      send({ kind: 'deadline', id, milliseconds });
      const clear = () => {
        if (deadlines.delete(id)) send({ kind: 'clear', id });
      };
      return { signal: ends.signal, at: now + milliseconds, clear };
    },
  };
  const asking =
    <What extends keyof Platform>(what: What): Platform[What] =>
    (effect: object, { signal, ...asked }: Parameters<Platform[What]>[1]) =>
      ask({ what, effect, asked }, signal) as ReturnType<Platform[What]>;

  return {
    ask,
    isTime,
    clock,
    platform: {
      invoke: asking('invoke'),
      serve: asking('serve'),
      hours: asking('hours'),
      metrics: asking('metrics'),
      callback: asking('callback'),
    },
    bots: {
      hears: ({ signal, ...said }) =>
        ask({ what: 'hears', said }, signal) as ReturnType<PhoneSetting['bots']['hears']>,
    },
    begins: () => ask({ what: 'begins' }) as ReturnType<PhoneSetting['begins']>,
    watch(snapshot, entries) {
      const telling = ask({ what: 'watch', snapshot, entries });
      told.add(telling);
      void telling.then(() => told.delete(telling));
    },
    wire: (backend) => async (request) => {
      const { url, method, headers, signal } = request;
      const wired = { url, method, headers: [...headers], body: await request.text() };
      try {
        const { status, body, ...more } = (await ask(
          { what: 'wire', backend, request: wired },
          signal,
        )) as WiredResponse;
        return new Response(body, { status, headers: more.headers.map(([name, value]) => [name, value]) });
      } catch (error) {
        throw new TypeError('fetch failed', { cause: error });
      }
    },
    heard: async () => {
      await Promise.all(told);
    },
    hears(message) {
      if (message.kind === 'open') return;
      isTime(message.now);
      const { id } = message;
      if (message.kind === 'rings') deadlines.get(id)?.();
      if (message.kind === 'answer') open.get(id)?.give(message.value);
      if (message.kind === 'failure') open.get(id)?.fail(new Error(message.message));
      open.delete(id);
    },
  };
}
