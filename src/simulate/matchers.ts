import type { Entry } from '../action/entry.ts';
import { TrunklineError } from '../language/error.ts';
import { aliasesOf } from '../language/resource.ts';
import type { Caller } from './caller.ts';
import { isPromptLike } from './shown-prompt.ts';

/** What a matcher answers to vitest or jest. */
interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers for the caller of a simulated contact, for `expect.extend` of vitest or jest. A failure shows the
 * transcript up to there.
 *
 * @example
 * ```ts
 * import { callMatchers } from 'trunkline/test';
 * expect.extend(callMatchers);
 * expect(caller).toHaveHeard(/on its way/);
 * ```
 */
export const callMatchers = {
  /** One of the prompts of the whole call fits: contained, letter case and white space aside. */
  toHaveHeard(caller: Caller, pattern: string | RegExp): Verdict {
    const heard = [...prompts(entriesOf(caller)), ...caller.heard];
    return verdict(
      caller,
      heard.some((text) => isPromptLike(pattern, text)),
      `hear ${pattern}`,
    );
  },
  /** The contact came through these steps, in this order, others between them allowed. */
  toHavePassed(caller: Caller, ...steps: readonly string[]): Verdict {
    const passed = entriesOf(caller).flatMap((entry) => (entry.type === 'step.entered' ? [entry.step] : []));
    let next = 0;
    for (const step of passed) if (step === steps[next]) next++;
    return verdict(
      caller,
      next === steps.length,
      `pass ${steps.join(' → ')}; it passed ${passed.join(' → ')}`,
    );
  },
  /** The contact left a step by an exit: `next`, an error type, or a condition such as `= 1`. */
  toHaveLeft(caller: Caller, step: string, exit: string): Verdict {
    const exits = entriesOf(caller).flatMap((entry) =>
      entry.type === 'step.left' && entry.step === step ? [entry.exit] : [],
    );
    return verdict(
      caller,
      exits.includes(exit),
      `leave "${step}" by ${exit}; it left by ${exits.join(', ') || 'no exit'}`,
    );
  },
  /** A function was called, or a service by the type of its action, with these parameters among others. */
  toHaveCalled(caller: Caller, name: string, parameters: { readonly [key: string]: string } = {}): Verdict {
    const calls = entriesOf(caller).flatMap((entry) =>
      (entry.type === 'function.called' && aliasesOf(entry.function).includes(name)) ||
      (entry.type === 'service.called' && entry.service === name)
        ? [entry.parameters]
        : [],
    );
    const pass = calls.some((call) =>
      Object.entries(parameters).every(([key, value]) => call[key] === value),
    );
    const told = calls.map((call) => JSON.stringify(call)).join(', ') || 'never';
    return verdict(caller, pass, `call ${name} with ${JSON.stringify(parameters)}; it was called: ${told}`);
  },
  /** The contact has these attributes, among others. */
  toHaveAttributes(caller: Caller, attributes: { readonly [name: string]: string }): Verdict {
    entriesOf(caller);
    const pass = Object.entries(attributes).every(([name, value]) => caller.attributes[name] === value);
    return verdict(
      caller,
      pass,
      `have ${JSON.stringify(attributes)}; it has ${JSON.stringify(caller.attributes)}`,
    );
  },
  /** The contact has ended: by whom, and why where that is given. */
  toHaveEnded(caller: Caller, by?: string, reason?: string): Verdict {
    entriesOf(caller);
    const { ended } = caller;
    const pass =
      ended !== undefined && (by ?? ended.by) === ended.by && (reason ?? ended.reason) === ended.reason;
    const wanted = ['end', by && `by ${by}`, reason && `(${reason})`].filter(Boolean).join(' ');
    return verdict(
      caller,
      pass,
      `${wanted}; it ${ended ? `ended by ${ended.by} (${ended.reason})` : `waits for ${caller.waitsFor}`}`,
    );
  },
};

/** What happened to a caller; a promise of one, which a forgotten `await` leaves, has nothing to tell. */
function entriesOf({ entries }: Caller): readonly Entry[] {
  if (Array.isArray(entries)) return entries;
  throw new TrunklineError('no_caller', 'This is no caller. Was await forgotten before call(…)?');
}

function prompts(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.type === 'prompt.started' ? [entry.text] : []));
}

function verdict({ transcript }: Caller, pass: boolean, wanted: string): Verdict {
  return { pass, message: () => `The contact ${pass ? 'should not' : 'should'} ${wanted}.\n\n${transcript}` };
}
