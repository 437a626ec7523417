import { notLetIn } from '../backends/backend-call.ts';
import type { JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { untilAborted } from '../language/until-aborted.ts';
import { largestAnswer } from './connect-limits.ts';
import type { OutcomeDetails } from './outcome-code.ts';
import type { Tool, ToolContext } from './tool.ts';
import type { ToolResult } from './tool-call.ts';

/** How one run of a tool ended. */
export interface Ended {
  readonly result: ToolResult;
  /** Nobody can tell whether the work was done. */
  readonly doubtful: boolean;
  /** Why it is not `ok`, where somebody has to look into it. For the log. */
  readonly error?: unknown;
  /** The tool itself goes on after the deadline, and ends like this. */
  readonly late?: Promise<Ended>;
}

/**
 * Runs a tool once, with what is injected, and holds its output against the schema. Never rejects, and is never later
 * than the signal.
 */
export async function attempt<Backends>(
  tool: Tool<string, Backends>,
  input: JsonObject,
  context: ToolContext & Backends,
): Promise<Ended> {
  const { signal } = context;
  let hidden: JsonObject;
  try {
    hidden = await untilAborted(signal, injectedInto(tool, context));
  } catch (error) {
    return { ...endedWith(tool, error, signal), doubtful: false };
  }
  // A tool that throws at once is no different from one that rejects.
  const running = (async () => outputOf(tool, await tool.run({ ...input, ...hidden }, context)))();
  const ended = running.then(
    (output): Ended => ({ result: { outcome: 'ok', output }, doubtful: false }),
    (error: unknown) => endedWith(tool, error, signal),
  );
  try {
    return await untilAborted(signal, ended);
  } catch (error) {
    return { result: failed(tool, 'upstream'), doubtful: true, error, late: ended };
  }
}

/** What is told of a call that did not go well, in the tool's words. */
export function failed(
  { outcomes }: Pick<Tool, 'outcomes'>,
  code: string,
  details: OutcomeDetails = {},
): ToolResult {
  return { outcome: code, message: outcomes[code] ?? '', ...details };
}

// With these, the work may have been done all the same. Who is throttled or not let in has done nothing.
const doubtful: ReadonlySet<string> = new Set(['upstream', 'internal', 'in_progress', 'unknown']);
// With these, whoever runs the tools wants to know why.
const explained: ReadonlySet<string> = new Set([...doubtful, ...notLetIn]);

function endedWith(tool: Pick<Tool, 'outcomes' | 'input'>, error: unknown, signal: AbortSignal): Ended {
  const meant = error instanceof TrunklineError && Object.hasOwn(tool.outcomes, error.code);
  const unmeant = signal.aborted ? 'upstream' : 'internal';
  const code = meant ? error.code : unmeant;
  return {
    result: failed(tool, code, meant ? detailsOf(tool, error) : {}),
    doubtful: doubtful.has(code),
    ...(explained.has(code) ? { error } : {}),
  };
}

/** A backend may name parameters of its own, which say nothing to whoever called the tool. */
function detailsOf({ input }: Pick<Tool, 'input'>, { args }: TrunklineError): OutcomeDetails {
  const { parameter, problem } = args;
  if (typeof parameter !== 'string' || !Object.hasOwn(input.shape, parameter)) return {};
  return { parameter, ...(typeof problem === 'string' ? { problem } : {}) };
}

async function injectedInto<Backends>(
  tool: Tool<string, Backends>,
  context: ToolContext & Backends,
): Promise<JsonObject> {
  const values = await Promise.all(
    Object.entries(tool.injected).map(async ([name, work]) => [name, await work(context)]),
  );
  return Object.fromEntries(values);
}

/** The output as JSON, which is what every binding and every repeat gets. */
function outputOf<Backends>(tool: Tool<string, Backends>, given: unknown): JsonObject {
  const { success, data, error } = tool.output.safeParse(given);
  if (!success) {
    const wrong = error.issues.map(
      ({ path, code }) => `${path.map(String).join('.') || 'all of it'}: ${code}`,
    );
    throw new TrunklineError('wrong_output', `${tool.name} gave an output that its schema refuses.`, {
      wrong,
    });
  }
  const output: JsonObject = JSON.parse(JSON.stringify(data));
  const bytes = Buffer.byteLength(JSON.stringify(tool.flat(output)));
  // Refused for everybody, so that a tool ends alike however it is called.
  if (bytes > largestAnswer)
    throw new TrunklineError('long_output', `${tool.name} gave more than a flow can take.`, {
      bytes,
      largest: largestAnswer,
    });
  return output;
}
