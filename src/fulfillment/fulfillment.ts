import type { Clock } from '../language/clock.ts';
import { digestOf } from '../language/digest.ts';
import { TrunklineError } from '../language/error.ts';
import type { Log, LogLine } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';
import type { Store } from '../store/store.ts';
import { attempt, type Ended, failed } from './attempt.ts';
import { callerOf } from './caller-key.ts';
import { type Answered, outcomesIn } from './outcome.ts';
import { commonOutcomes } from './outcome-code.ts';
import { lineOf } from './outcome-line.ts';
import { type UnknownOutcome, unknownOutcomes } from './outcome-record.ts';
import { readInput } from './read-input.ts';
import type { Tool, ToolCaller } from './tool.ts';
import type { ToolCall, ToolResult } from './tool-call.ts';

/** Tools, ready to be called. Bindings turn events into calls, and results into answers. */
export interface Fulfillment {
  readonly tools: ReadonlyMap<string, Tool<string, never>>;
  /** Never rejects: whatever goes wrong is an outcome. A tool that is not there is `not_found`. */
  call(call: ToolCall): Promise<ToolResult>;
  /** The calls of which nobody knows whether they did their work: see `unknownOutcomes()`. */
  unknown(): Promise<readonly UnknownOutcome[]>;
}

/** What tools need to be called. */
export interface FulfillmentOptions<Backends extends object> {
  readonly tools: readonly Tool<string, NoInfer<Backends>>[];
  /** What the tools ask: `{ itsm, scheduling }`. Each tool's types say which of them it needs. */
  readonly backends: Backends;
  /** Where outcomes of tools that write are kept. All machines that answer one channel share it. */
  readonly outcomes: Store;
  readonly clock: Clock;
  /** One line a call, masked. */
  readonly log: Log;
  /** Hashes numbers and accounts into caller keys; 16 characters at the least. With another one, nobody is known. */
  readonly callerSecret: string;
}

/**
 * Tools, ready to be called. A call is held against the tool's schema, is given who calls and what is injected, ends at
 * its deadline, and counts once however often it is repeated.
 *
 * @throws {TrunklineError} `tool_twice` for two tools of one name, `bad_secret` for a caller secret that is too short.
 *
 * @example
 * ```ts
 * const desk = fulfillment({
 *   tools: [createTicket],
 *   backends: { itsm },
 *   outcomes: store,
 *   clock: systemClock,
 *   log: (line) => console.log(JSON.stringify(line)),
 *   callerSecret,
 * });
 * await desk.call({ tool: 'create_ticket', input: { issue: 'No network' }, contactId, number: '+12025550100' });
 * // { outcome: 'ok', output: { ticket: '33567ee8' } }
 * ```
 */
export function fulfillment<Backends extends object>({
  tools,
  backends,
  outcomes,
  clock,
  log,
  callerSecret,
}: FulfillmentOptions<Backends>): Fulfillment {
  if (callerSecret.length < 16)
    throw new TrunklineError(
      'bad_secret',
      'The caller secret has fewer than 16 characters, so the numbers behind caller keys could be guessed. Make a longer one at random.',
    );
  const byName = new Map<string, Tool<string, Backends>>();
  for (const tool of tools) {
    if (byName.has(tool.name))
      throw new TrunklineError(
        'tool_twice',
        `There are two tools "${tool.name}", and a call could mean either. Give one another name.`,
        { tool: tool.name },
      );
    byName.set(tool.name, tool);
  }
  const once = outcomesIn(outcomes, clock);
  const write: Log = (line) => {
    try {
      log(maskedLine(line));
    } catch {
      // A log that fails costs the line, and not the call.
    }
  };

  async function answered(
    call: ToolCall,
    tool: Tool<string, Backends>,
    caller: ToolCaller,
  ): Promise<Answered> {
    const { contactId, turn, timeLeft = Number.POSITIVE_INFINITY } = call;
    if (contactId === '')
      return { result: failed(tool, 'invalid_value', { problem: 'The call names no contact.' }) };
    const read = readInput(tool, call.input);
    if ('code' in read) {
      const { code, ...details } = read;
      return { result: failed(tool, code, details) };
    }
    const budget = Math.min(tool.deadline, timeLeft);
    if (!(budget > 0) || call.signal?.aborted === true)
      return { result: failed(tool, 'upstream'), error: 'Nobody waited for it any more.' };
    const deadline = clock.deadline(budget);
    const signal = call.signal ? AbortSignal.any([call.signal, deadline.signal]) : deadline.signal;
    const digest = digestOf(contactId, caller.key, tool.name, read.input);
    const where = { contactId, tool: tool.name };
    const context = {
      ...backends,
      contactId,
      caller,
      signal,
      clock,
      key: digest,
      log: (line: LogLine) => write({ ...line, ...where }),
    };
    const run = () => attempt(tool, read.input, context);
    const onLate = ({ result, error }: Ended) =>
      write(lineOf('A tool ended after its deadline.', { ...where, caller: caller.key }, { result, error }));
    try {
      return await (tool.writes
        ? once({ tool, contactId, turn, digest, deadline, signal, gone: call.signal, run, onLate })
        : run());
    } finally {
      deadline.clear();
    }
  }

  return Object.freeze({
    tools: byName,
    async call(call: ToolCall) {
      const began = clock.now();
      const caller = callerOf(call, callerSecret);
      const tool = byName.get(call.tool);
      const answer: Answered = await (tool === undefined
        ? Promise.resolve({ result: noSuchTool })
        : answered(call, tool, caller).catch((error: unknown) => ({
            result: failed(tool, 'internal'),
            error,
          })));
      const { contactId } = call;
      const milliseconds = clock.now() - began;
      write(
        lineOf(
          'A tool was called.',
          { contactId, tool: call.tool, caller: caller.key, milliseconds },
          answer,
        ),
      );
      return answer.result;
    },
    unknown: () => unknownOutcomes(outcomes, clock),
  });
}

const noSuchTool: ToolResult = Object.freeze({
  outcome: 'not_found',
  message: commonOutcomes.not_found,
  problem: 'There is no tool of this name.',
});
