import { expect } from 'vitest';
import { itsmClient } from '../../../src/backends/itsm/client.ts';
import { itsmService } from '../../../src/backends/itsm/service.ts';
import { type Tickets, tickets } from '../../../src/backends/itsm/tickets.ts';
import { schedulingClient } from '../../../src/backends/scheduling/client.ts';
import { officeCalendar, seedScheduling } from '../../../src/backends/scheduling/seed.ts';
import { schedulingService } from '../../../src/backends/scheduling/service.ts';
import { callerOf } from '../../../src/fulfillment/caller-key.ts';
import { type Fulfillment, fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import type { ToolCall } from '../../../src/fulfillment/tool-call.ts';
import { tools } from '../../../src/fulfillment/tools/index.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import type { LogLine } from '../../../src/language/log.ts';
import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Service } from '../../../src/serve/service.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

const callerSecret = 'a secret for tests only';
const apiKey = 'key-for-tests';

/** Monday, October sixth 2025, nine in the morning in New York. */
export const monday = Date.parse('2025-10-06T13:00:00Z');

/** The number of the customer Robin, who has three jobs. */
export const robin = '+12025550101';

type Instead = (request: Request, service: Service) => Promise<Response>;

export interface Desks {
  readonly clock: VirtualClock;
  readonly lines: readonly LogLine[];
  readonly tickets: Tickets;
  readonly fulfillment: Fulfillment;
  /** What came of a call, as a flow reads it, by Robin where nothing else is said. */
  call(
    tool: string,
    input?: JsonObject,
    from?: Partial<ToolCall>,
  ): Promise<{ readonly [key: string]: string }>;
  /** The output of a call that has to end well. */
  output(tool: string, input?: JsonObject, from?: Partial<ToolCall>): Promise<JsonObject>;
  keyOf(number: string): string;
  /** What answers instead of a service from now on, or passes on to it; nothing for the service itself. */
  instead(answer: Instead | undefined): void;
}

/** Both services with their samples, in this program, and the sixteen tools in front of them. */
export async function desks(): Promise<Desks> {
  const clock = virtualClock(monday);
  const store = memoryStore();
  const random = seeded();
  const lines: LogLine[] = [];
  let answer: Instead | undefined;
  const reached = (service: Service) => (request: Request) =>
    answer === undefined ? service.fetch(request) : answer(request, service);
  const scheduling = { store, clock, calendar: { ...officeCalendar, closed: ['2025-10-13'] }, random };
  await seedScheduling(scheduling);

  const common = { clock, apiKey, random };
  const backends = {
    itsm: itsmClient({
      ...common,
      url: 'http://itsm.test',
      fetch: reached(itsmService({ store, clock, random, apiKeys: [apiKey] })),
    }),
    scheduling: schedulingClient({
      ...common,
      url: 'http://scheduling.test',
      fetch: reached(schedulingService({ ...scheduling, apiKeys: [apiKey] })),
    }),
  };
  const ready = fulfillment({
    tools,
    backends,
    outcomes: memoryStore(),
    clock,
    log: (line) => lines.push(line),
    callerSecret,
  });
  const ended = (tool: string, input: JsonObject, from: Partial<ToolCall>) =>
    ready.call({ tool, input, contactId: 'contact-1', number: robin, ...from });

  return {
    clock,
    lines,
    tickets: tickets({ store, clock, random }),
    fulfillment: ready,
    call: async (tool, input = {}, from = {}) => {
      const result = await ended(tool, input, from);
      if (!('output' in result)) return { outcome: result.outcome, message: result.message };
      return { outcome: 'ok', ...ready.tools.get(tool)?.flat(result.output) };
    },
    output: async (tool, input = {}, from = {}) => {
      const result = await ended(tool, input, from);
      if (!('output' in result)) expect.unreachable(`${tool}: ${JSON.stringify(result)}`);
      return result.output;
    },
    keyOf: (number) => callerOf({ contactId: '', number }, callerSecret).key,
    instead: (given) => {
      answer = given;
    },
  };
}

/** Numbers that are the same in every run. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
