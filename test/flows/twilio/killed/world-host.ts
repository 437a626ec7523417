import type { Effect, Question } from '../../../../src/action/effect.ts';
import type { Platform } from '../../../../src/action/platform.ts';
import type { Stage } from '../play.ts';
import type { Asking, FromServer, ToServer, WiredRequest, WiredResponse } from './messages.ts';

/** What answers one server out of the world of a call. */
export interface WorldHost {
  hears(message: FromServer): void;
  /** The server is gone, and waits for nothing. */
  forget(): void;
}

/** @param waits Told how many more questions, or with -1 how many fewer, the server waits for. */
export function worldHost(
  stage: Stage,
  send: (message: ToServer) => void,
  waits: (more: 1 | -1) => void,
  wouldAnswer: (body: string) => void,
): WorldHost {
  const { clock } = stage;
  const signals = new Map<number, AbortController>();
  const deadlines = new Map<number, () => void>();
  const told = new Set<number>();

  /** Until the server has done what it is told, no time passes, though it may be waiting for something else. */
  const tell = (message: Exclude<ToServer, { readonly kind: 'open' }>) => {
    told.add(message.id);
    waits(-1);
    send(message);
  };
  const answer = async (asking: Asking, signal: AbortSignal): Promise<unknown> => {
    switch (asking.what) {
      case 'begins':
        return stage.begins();
      case 'watch':
        return stage.watch(...([asking.snapshot, asking.entries] as unknown as Parameters<Stage['watch']>));
      case 'hears':
        return stage.bots.hears({ ...asking.said, signal } as Parameters<Stage['bots']['hears']>[0]);
      case 'wire':
        return overWire(stage, asking.backend, asking.request, signal);
      case 'sleep':
        return clock.sleep(asking.milliseconds, signal);
      case 'would answer':
        return wouldAnswer(asking.body);
      default: {
        const ask = stage.platform[asking.what] as (
          effect: Question | Effect,
          asked: object,
        ) => ReturnType<Platform['invoke']>;
        return ask(asking.effect as Question, { ...asking.asked, signal });
      }
    }
  };
  const answered = async (id: number, asking: Asking) => {
    const stops = new AbortController();
    signals.set(id, stops);
    waits(1);
    let message: Exclude<ToServer, { readonly kind: 'open' }>;
    try {
      const value = await answer(asking, stops.signal);
      message = { kind: 'answer', id, now: clock.now(), value };
    } catch (error) {
      message = { kind: 'failure', id, now: clock.now(), message: String(error) };
    }
    waits(-1);
    // Who is dead or has stopped waiting hears nothing.
    if (signals.delete(id)) tell(message);
  };
  return {
    hears(message) {
      if (message.kind === 'asks') void answered(message.id, message.asking);
      if (message.kind === 'done' && told.delete(message.id)) waits(1);
      if (message.kind === 'stops waiting') {
        signals.get(message.id)?.abort(new Error('nobody waits'));
        signals.delete(message.id);
      }
      if (message.kind === 'deadline') {
        const { id, milliseconds } = message;
        const { signal, clear } = clock.deadline(milliseconds);
        deadlines.set(id, clear);
        signal.addEventListener('abort', () => {
          if (deadlines.delete(id)) tell({ kind: 'rings', id, now: clock.now() });
        });
      }
      if (message.kind === 'clear') {
        deadlines.get(message.id)?.();
        deadlines.delete(message.id);
      }
    },
    forget() {
      for (const clear of deadlines.values()) clear();
      for (const stops of signals.values()) stops.abort(new Error('killed'));
      for (const _ of told) waits(1);
      deadlines.clear();
      signals.clear();
      told.clear();
    },
  };
}

async function overWire(
  { wire }: Stage,
  backend: string,
  { url, method, headers, body }: WiredRequest,
  signal: AbortSignal,
): Promise<WiredResponse> {
  const response = await wire(backend)(
    new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      signal,
      ...(body === '' ? {} : { body }),
    }),
  );
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}
