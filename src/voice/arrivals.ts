import { createHash } from 'node:crypto';
import type { Program } from '../engine/program.ts';
import type { Beginning, Start } from '../engine/snapshot.ts';
import type { Clock } from '../language/clock.ts';
import type { Log } from '../language/log.ts';
import type { Arrival, LineReply } from './channel.ts';
import { inTime } from './in-time.ts';
import type { Programs } from './programs.ts';
import { arrived } from './standing.ts';
import type { Turns } from './turns.ts';
import { warning } from './warning.ts';

/** What calls come in with. */
export interface ArrivalsOptions {
  readonly program: Program;
  readonly programs: Programs;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Log;
  readonly contactOf: (call: string) => string;
  readonly begins?: (arrival: Arrival) => Promise<Beginning>;
  readonly faults?: Beginning['faults'];
}

/** The calls that come in. */
export interface Arrivals {
  /** @param until How long the caller waits before hearing something, in milliseconds since 1970. */
  take(arrival: Arrival, until: number): Promise<LineReply>;
  /** The arrival of a call that this server is about to write down: whoever hangs up meanwhile is no stranger. */
  underWay(call: string): Promise<unknown> | undefined;
}

export function arrivalsOf(options: ArrivalsOptions): Arrivals {
  const { program, programs, turns, clock, log, contactOf } = options;
  const arriving = new Map<string, Promise<unknown>>();

  async function beginningOf(arrival: Arrival, contactId: string, until: number): Promise<Beginning> {
    if (options.begins === undefined) return {};
    try {
      const begun = await inTime(clock, until - clock.now(), options.begins(arrival));
      // It is kept as JSON.
      return JSON.parse(JSON.stringify(begun));
    } catch (error) {
      log(warning(contactId, 'A contact begins without what it should have begun with.', error));
      return {};
    }
  }

  async function arrive(arrival: Arrival, until: number): Promise<LineReply> {
    const { call, from, to } = arrival;
    const name = { call, turn: 0 };
    for (;;) {
      const before = await turns.goOn(name, until);
      if (before !== undefined) return { document: before, repeated: true };
      const id = contactOf(call);
      await programs
        .keep()
        .catch((error: unknown) =>
          log(warning(id, 'The flows were not kept: after a deployment, this call would end.', error)),
        );
      const begun = await beginningOf(arrival, id, until);
      const began = clock.now();
      const faults = { ...options.faults, ...begun.faults };
      const start: Start = {
        id,
        channel: 'VOICE',
        seed: seedOf(call),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...begun,
        ...(Object.keys(faults).length === 0 ? {} : { faults }),
      };
      const document = await turns.settle(name, 0, arrived(program, start, began), until);
      if (document !== undefined) return { document, repeated: false };
    }
  }

  return {
    async take(arrival, until) {
      const { call } = arrival;
      const reply = arrive(arrival, until);
      arriving.set(call, reply);
      try {
        return await reply;
      } finally {
        if (arriving.get(call) === reply) arriving.delete(call);
      }
    },
    underWay: (call) => arriving.get(call),
  };
}

/** Draws are the caller's own, and the same on every server. */
function seedOf(call: string): number {
  return createHash('sha256').update(call).digest().readUInt32BE();
}
