import type { LambdaEvent } from '../../../src/action/lambda-event.ts';
import type { Fetch } from '../../../src/backends/http-call.ts';
import { itsmClient } from '../../../src/backends/itsm/client.ts';
import type { Itsm } from '../../../src/backends/itsm/itsm.ts';
import { itsmService } from '../../../src/backends/itsm/service.ts';
import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import type { Scheduling } from '../../../src/backends/scheduling/scheduling.ts';
import { officeCalendar, seedScheduling } from '../../../src/backends/scheduling/seed.ts';
import { schedulingService } from '../../../src/backends/scheduling/service.ts';
import { connectHandler } from '../../../src/fulfillment/bindings/connect-lambda.ts';
import { callerOf } from '../../../src/fulfillment/caller-key.ts';
import { fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { tools } from '../../../src/fulfillment/tools/index.ts';
import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Service } from '../../../src/serve/service.ts';
import type { FunctionAnswer, WorldTools } from '../../../src/simulate/world.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { type Faults, type Port, type Program, program, stored, wired } from './ports.ts';

const callerSecret = 'a secret for tests only';
const apiKey = 'key-for-tests';
/** Monday, October sixth 2025, nine in the morning in New York. */
const monday = Date.parse('2025-10-06T13:00:00Z');
/** Office hours, with the holiday of the week in which appointments are looked for. */
export const calendar = { ...officeCalendar, closed: ['2025-10-13'] };

/** Milliseconds that a Lambda may run, and that calling it takes beside. */
const functionLimit = 8000;
const overhead = 100;

/** What is another way than it should be. */
export interface Planted {
  readonly wire?: (fetch: Fetch) => Fetch;
  readonly itsm?: (itsm: Itsm) => Itsm;
  readonly scheduling?: (scheduling: Scheduling) => Scheduling;
  /** The tools do not say that their backends take a key. */
  readonly unkeyed?: true;
  readonly answer?: (answer: FunctionAnswer) => FunctionAnswer;
}

/** Lambda and both services with their stores, behind ports. Programs die and are started anew; stores stay. */
export interface Setting {
  readonly clock: VirtualClock;
  readonly tools: WorldTools;
  readonly stores: { readonly outcomes: Store; readonly itsm: Store; readonly scheduling: Store };
  /** Every answer of a Lambda, whether it arrived or not. */
  readonly answers: readonly Answer[];
  /** A contact begins, so many milliseconds after the last thing that happened. */
  begin(after: number): void;
  callerKey(who: { readonly number: string } | { readonly account: string }): string;
}

export interface Answer {
  /** The contact, the tool and its parameters. */
  readonly call: string;
  readonly writes: boolean;
  readonly at: number;
  readonly answer: FunctionAnswer;
}

export async function setting(faults: Faults, planted: Planted = {}): Promise<Setting> {
  const clock = virtualClock(monday);
  const random = seeded();
  const stores = { outcomes: memoryStore(), itsm: memoryStore(), scheduling: memoryStore() };
  await seedScheduling({ store: stores.scheduling, clock, calendar, random });

  const through = (port: Port, by: Program) => ({ port, faults, clock, by });
  const apiKeys = [apiKey];
  const itsm = living((by) =>
    itsmService({ store: stored(stores.itsm, through('store of ITSM', by)), clock, random, apiKeys }),
  );
  const scheduling = living((by) => {
    const store = stored(stores.scheduling, through('store of scheduling', by));
    return schedulingService({ store, clock, calendar, random, apiKeys });
  });

  const lambda = () => {
    const by = program();
    const access = (name: string, port: Port, fetch: Fetch) => ({
      url: `http://${name}.test`,
      apiKey,
      clock,
      random,
      fetch: (planted.wire ?? same)(wired(fetch, through(port, by))),
    });
    const ready = fulfillment({
      tools: planted.unkeyed ? tools.map((tool) => ({ ...tool, keyed: false })) : tools,
      backends: {
        itsm: (planted.itsm ?? same)(itsmClient(access('itsm', 'wire to ITSM', itsm))),
        scheduling: (planted.scheduling ?? same)(
          schedulingClient(access('scheduling', 'wire to scheduling', scheduling)),
        ),
      },
      outcomes: stored(stores.outcomes, through('store of outcomes', by)),
      clock,
      log: () => undefined,
      callerSecret,
    });
    return { by, ready };
  };
  let running = lambda();
  let began = monday;
  const answers: Answer[] = [];

  const run = async (tool: string, event: LambdaEvent): Promise<FunctionAnswer> => {
    const { by, ready } = running;
    const asked = clock.now();
    const getRemainingTimeInMillis = () => asked + functionLimit - clock.now();
    const ended = await Promise.race([
      connectHandler(ready, { tool })(event, { getRemainingTimeInMillis }),
      by.end,
    ]);
    const after = clock.now() - asked + overhead;
    if (typeof ended !== 'string') return { return: ended, after };
    running = lambda();
    return { throw: ended === 'restarted' ? 'ServiceException' : 'Runtime.ExitError', after };
  };

  return {
    clock,
    stores,
    answers,
    begin(after) {
      began = clock.now() + after;
    },
    callerKey: (who) => callerOf({ contactId: '', ...who }, callerSecret).key,
    tools: {
      has: (name) => tools.some((tool) => tool.name === name),
      async answer(tool, event, at) {
        clock.moveTo(began + at);
        const kind = faults.meets('Connect to Lambda');
        if (kind === 'refused') return { throw: 'AccessDeniedException' };
        if (kind === '429') return { throw: 'TooManyRequestsException' };
        if (kind === '500') return { throw: 'ServiceException' };
        if (kind === 'hang') return { timeout: true };
        const { ContactData, Parameters } = event.Details;
        const call = JSON.stringify([ContactData.ContactId, tool, Parameters]);
        const answer = (planted.answer ?? same)(await run(tool, event));
        const writes = tools.some((one) => one.name === tool && one.writes);
        answers.push({ call, writes, at: clock.now(), answer });
        if (kind === 'late') return { timeout: true };
        return kind === 'lost' ? { throw: 'ServiceException', after: answer.after ?? overhead } : answer;
      },
    },
  };
}

function same<Value>(value: Value): Value {
  return value;
}

/** A service that is started again when it has died; who was waiting for it finds the connection broken. */
function living(start: (by: Program) => Service): Fetch {
  const begin = () => {
    const by = program();
    return { by, service: start(by) };
  };
  let running = begin();
  return async (request) => {
    const { by, service } = running;
    const response = await Promise.race([service.fetch(request), by.end]);
    if (typeof response !== 'string') return response;
    if (running.by === by) running = begin();
    throw new TypeError('connection reset');
  };
}

/** Numbers that are the same in every round. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
