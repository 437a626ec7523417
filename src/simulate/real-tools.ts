import { draw } from '../action/draw.ts';
import { connectHandler } from '../fulfillment/bindings/connect-lambda.ts';
import { mustBeOpen, type OpenTools, type ToolsSetting } from '../fulfillment/open-tools.ts';
import { TrunklineError } from '../language/error.ts';
import { instantOf } from '../language/instant.ts';
import type { Log, LogLine } from '../language/log.ts';
import { virtualClock } from '../language/virtual-clock.ts';
import { faulty, type WireFault } from './wire-fault.ts';
import { badWorld, type WorldTools } from './world.ts';

/** Opens the tools of a project: what `tools` of `trunkline.config.ts` is. */
export type OpenProjectTools = (setting: ToolsSetting) => Promise<OpenTools>;

/** When and how tools run in simulated calls. */
export interface RealToolsOptions {
  /** When the first contact begins: a date and a time with its offset. */
  readonly clock: string;
  /** Decides whatever the tools leave to chance. @default 0 */
  readonly seed?: number;
  /** What is wrong on the way to a backend, by the name that the project gives the wire to it. */
  readonly backends?: { readonly [name: string]: readonly WireFault[] };
  /** Gets the log lines of the tools. */
  readonly log?: Log;
}

/** Tools that run for real, for the `tools` of a world. */
export interface RealTools extends WorldTools {
  /**
   * Lets something happen that the tools of the project name: another customer takes the time that was offered.
   *
   * @throws {TrunklineError} `unknown_happening`.
   */
  happen(name: string): Promise<void>;
  /** What went wrong inside the tools themselves: the name of each, and its error. */
  readonly broken: readonly string[];
  /** The faults of backends that no request has met, as `<backend>: <place in its list>`. */
  readonly unused: readonly string[];
  close(): Promise<void>;
}

/** Milliseconds that calling a function takes beside what the tool itself waits for. */
const overhead = 100;
/** Milliseconds that the function may run. */
const functionLimit = 8000;

/**
 * Opens the tools of a project for simulated calls. They are called as Connect calls a Lambda function, on a clock
 * that stands still but for what they wait for. Several calls, one after the other, share the same backends.
 *
 * @throws {TrunklineError} `tools_not_opened`, `bad_world` for a clock that is none, `unknown_backend` for a backend that the tools do not
 * reach.
 * @example
 * ```ts
 * const tools = await realTools(openDesks, { clock: '2025-10-06T09:00:00-04:00' });
 * const caller = await call(itServiceDesk, { world: { tools } });
 * ```
 */
export async function realTools(
  open: OpenProjectTools,
  { clock: start, seed = 0, backends = {}, log = () => {} }: RealToolsOptions,
): Promise<RealTools> {
  const began = instantOf(start);
  if (began === undefined)
    throw badWorld(
      'clock',
      `is ${JSON.stringify(start)}, and can be a time such as '2026-03-02T22:15:00-05:00'`,
    );
  const clock = virtualClock(began);
  let drawn = 0;
  const wired = new Set<string>();
  const met = new Map<WireFault, number>();
  const broken: string[] = [];
  const {
    fulfillment,
    happenings = {},
    close,
  } = await opened(open, {
    clock,
    random: () => (draw(resolution, { seed, steps: ++drawn }) - 1) / resolution,
    log: (line) => {
      if (line.level === 'error') broken.push(brokenAs(line));
      log(line);
    },
    wire: (name, fetch) => {
      wired.add(name);
      return faulty(fetch, backends[name] ?? [], clock, met);
    },
  });
  const strange = Object.keys(backends).find((name) => !wired.has(name));
  if (strange !== undefined) {
    await close();
    throw new TrunklineError(
      'unknown_backend',
      `The tools of the project reach no backend "${strange}". They reach: ${[...wired].join(', ') || 'none'}.`,
      { backend: strange },
    );
  }
  return {
    clock,
    has: (name) => fulfillment.tools.has(name),
    async answer(name, event, at) {
      clock.moveTo(began + at);
      const asked = clock.now();
      const limit = asked + functionLimit;
      const handle = connectHandler(fulfillment, { tool: name });
      const result = await handle(event, { getRemainingTimeInMillis: () => limit - clock.now() });
      return { return: result, after: clock.now() - asked + overhead };
    },
    async happen(name) {
      const happening = Object.hasOwn(happenings, name) ? happenings[name] : undefined;
      if (happening === undefined) {
        const known = Object.keys(happenings).join(', ') || 'none';
        throw new TrunklineError(
          'unknown_happening',
          `Nothing that may happen is called "${name}". The tools of the project know: ${known}.`,
          { name },
        );
      }
      await happening();
    },
    broken,
    get unused() {
      return Object.entries(backends).flatMap(([name, faults]) =>
        faults.flatMap((fault, index) => (met.has(fault) ? [] : [`${name}: ${index}`])),
      );
    },
    close,
  };
}

/** What a project opens its tools with is its own code, and so are the mistakes in it. */
async function opened(open: OpenProjectTools, setting: ToolsSetting): Promise<OpenTools> {
  try {
    return mustBeOpen(await open(setting));
  } catch (error) {
    if (error instanceof Error && error.name === 'TrunklineError') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new TrunklineError(
      'tools_not_opened',
      `The tools of the project cannot be opened: ${why}`,
      {},
      error,
    );
  }
}

/** What went wrong inside a tool, in one line. */
function brokenAs({ tool, outcome, error }: LogLine): string {
  return `${firstLineOf(tool)} is ${firstLineOf(outcome)}: ${firstLineOf(error)}`;
}

function firstLineOf(value: unknown): string {
  return typeof value === 'string' ? (value.split('\n')[0] ?? '') : '';
}

const resolution = 2 ** 31;
