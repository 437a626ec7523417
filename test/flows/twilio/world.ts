import { openTools } from '../../../flows/tools.ts';
import type { AnswerBody } from '../../../src/action/event.ts';
import type { Asked, Platform } from '../../../src/action/platform.ts';
import type { Fetch } from '../../../src/backends/http-call.ts';
import type { Ticket } from '../../../src/backends/itsm/contract.ts';
import type { OpenProjectTools } from '../../../src/simulate/real-tools.ts';

/** The platform of a simulated call, asked once for each question, however many servers ask it. */
export interface SteadyPlatform {
  readonly platform: Platform;
  /** How often each question to a function or a service was asked, as `<kind>/<turn>`. */
  readonly called: ReadonlyMap<string, number>;
}

/**
 * A simulated world uses its answers up. A real one does not, so the same question, which goes by its turn, gets the
 * same answer here.
 */
export function steady(platform: Platform): SteadyPlatform {
  const answers = new Map<string, Promise<AnswerBody>>();
  const called = new Map<string, number>();
  const once = (kind: string, { turn }: Asked, ask: () => Promise<AnswerBody>) => {
    const key = `${kind}/${turn}`;
    // To look at hours and metrics again does nothing.
    if (kind === 'invoke' || kind === 'serve') called.set(key, (called.get(key) ?? 0) + 1);
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    return answer;
  };
  return {
    called,
    platform: {
      invoke: (effect, question) => once('invoke', question, () => platform.invoke(effect, question)),
      serve: (effect, question) => once('serve', question, () => platform.serve(effect, question)),
      hours: (effect, question) => once('hours', question, () => platform.hours(effect, question)),
      metrics: (effect, question) => once('metrics', question, () => platform.metrics(effect, question)),
      callback: (effect, question) => platform.callback(effect, question),
    },
  };
}

/** What the backends hold of everybody and everything that a call was about. */
export interface Effects {
  readonly tickets: number;
  readonly comments: number;
  readonly notes: number;
  /** What is said of the appointment of each job. */
  readonly appointments: readonly string[];
}

/** The ticket system and the scheduling service of a call, which outlive every server that asks them. */
export interface Backends {
  /** For `tools: real`. */
  readonly open: OpenProjectTools;
  /** The wire to each, with the faults that the fixture plans. */
  wire(name: string): Fetch;
  /** How many requests were to change something. */
  writes(): number;
  /** Asks them, past every fault. */
  effects(): Promise<Effects>;
}

const apiKey = 'sample-key';

/** What a request to a backend says of whom and what it is about. */
interface About {
  readonly caller_id?: string;
  readonly customer_id?: string;
  readonly project_id?: string;
}

export function backends(): Backends {
  const wires = new Map<string, { readonly plain: Fetch; readonly faulty: Fetch }>();
  const callers = new Set<string>();
  const jobs = new Map<string, object>();
  let writes = 0;

  const listening =
    (fetch: Fetch): Fetch =>
    async (request) => {
      if (request.headers.has('idempotency-key')) writes++;
      const caller = new URL(request.url).searchParams.get('caller');
      if (caller !== null) callers.add(caller);
      if (request.method === 'POST') {
        const about = (await request.clone().json()) as About;
        const { caller_id: opens, customer_id, project_id: job } = about;
        if (opens !== undefined) callers.add(opens);
        if (job !== undefined) jobs.set(job, { customer_id, project_id: job });
      }
      return fetch(request);
    };
  const asking = async <Answer>(name: string, path: string, body?: object): Promise<Answer> => {
    const request = new Request(`http://${name}.test${path}`, {
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const response = await wires.get(name)?.plain(request);
    return (await response?.json()) as Answer;
  };

  return {
    open: (setting) =>
      openTools({
        ...setting,
        wire: (name, plain) => {
          const faulty = setting.wire?.(name, plain) ?? plain;
          wires.set(name, { plain, faulty: listening(faulty) });
          return faulty;
        },
      }),
    wire: (name) => (request) => {
      const found = wires.get(name);
      return found === undefined
        ? Promise.reject(new TypeError('connection refused'))
        : found.faulty(request);
    },
    writes: () => writes,
    async effects() {
      const own: Ticket[] = [];
      for (const caller of callers)
        own.push(...(await asking<{ tickets: Ticket[] }>('itsm', `/tickets?caller=${caller}`)).tickets);
      let notes = 0;
      const appointments: string[] = [];
      for (const [job, parameters] of jobs) {
        // A job may be gone.
        const noted = await asking<{ notes?: readonly unknown[] }>('scheduling', '/list-notes', parameters);
        notes += noted.notes?.length ?? 0;
        const status = await asking('scheduling', '/get-appointment-status', parameters);
        appointments.push(`${job} ${textOf(status)}`);
      }
      const comments = own.reduce((sum, ticket) => sum + ticket.comments.length, 0);
      return { tickets: own.length, comments, notes, appointments: appointments.sort() };
    },
  };
}

/** Without what is drawn, and when it was. */
function textOf(status: unknown): string {
  return JSON.stringify(status, (name, value) => (/(_id|_number|_at)$/.test(name) ? undefined : value));
}
