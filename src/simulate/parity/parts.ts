import type { Entry } from '../../action/entry.ts';
import { callsIn, stepsIn, writtenCall } from '../fixture/expect/tape.ts';
import type { Heard } from '../line.ts';

/** What a contact came to, as it can be held against the same contact on another profile. */
export interface Witnessed {
  readonly entries: readonly Entry[];
  readonly prompts: readonly Heard[];
}

/** A line of a part: what two profiles should share, and the step that it is of, where there is one. */
export interface PartLine {
  readonly text: string;
  readonly flow?: string;
  readonly step?: string;
  /** It is said round and round while the caller waits. */
  readonly around?: true;
  /** It is the hold line: no step says it. */
  readonly held?: true;
}

/** What is compared. */
export const partNames = ['path', 'attributes', 'tools', 'ends', 'prompts'] as const;

/** A part of what is compared: the steps, the attributes at the end, the calls of functions and services, the end, and what was said. */
export type Part = (typeof partNames)[number];

/** Each part as lines. */
export const parts: { readonly [Name in Part]: (witnessed: Witnessed) => readonly PartLine[] } = {
  path: ({ entries }) =>
    stepsIn(entries).map(({ flow, step }) => ({ text: `"${step}" of "${flow}"`, flow, step })),
  attributes: ({ entries }) => {
    const last = new Map(
      entries.flatMap((entry) =>
        entry.type === 'attribute.set' ? [[entry.name, entry.value] as const] : [],
      ),
    );
    return [...last]
      .map(([name, value]) => ({ text: `${name} = ${JSON.stringify(value)}` }))
      .sort((one, other) => Number(one.text > other.text) - Number(one.text < other.text));
  },
  tools: ({ entries }) => callsIn(entries).map((call) => ({ text: writtenCall(call) })),
  ends: ({ entries }) =>
    entries.flatMap((entry) =>
      entry.type === 'contact.ended' ? [{ text: `by ${entry.by} (${entry.reason})` }] : [],
    ),
  prompts: ({ prompts }) =>
    prompts.map(({ text, flow, step, around, held }) => ({
      text: text.replace(/\s+/g, ' ').trim(),
      flow,
      step,
      ...(around === undefined ? {} : { around }),
      ...(held === undefined ? {} : { held }),
    })),
};
