import type { Channel } from '../action/contact.ts';
import type { Entry } from '../action/entry.ts';
import { prepare } from '../check/checked-flow.ts';
import { flowTypeOf } from '../check/flow-type.ts';
import { handsOver } from '../check/passage.ts';
import type { Unit } from '../language/document.ts';
import { profiles } from './profiles/index.ts';

/** How much of a flow was walked on one channel. Exits are written `step.exit`, in document order. */
export interface Coverage {
  readonly flow: string;
  readonly channel: Channel;
  /** The exits that a contact on this channel can take. */
  readonly possible: readonly string[];
  /** Those of them that a contact took. */
  readonly walked: readonly string[];
  readonly missing: readonly string[];
  /** Every exit of the flow, also those that no contact on this channel can take, in document order. */
  readonly exits: readonly CoveredExit[];
}

/** An exit of a step, and who walked it on one channel. */
export interface CoveredExit {
  readonly step: string;
  readonly exit: string;
  /** Whether a contact on this channel can take it. */
  readonly possible: boolean;
  /**
   * It is the `next` of a step that hands the contact over to a queue or to another flow. Connect asks for it, no
   * contact ever goes there, and so it counts for nothing.
   */
  readonly handsOver?: true;
  /** How often it was walked, all calls together. */
  readonly count: number;
  /** The names of the calls that walked it, each once, in the order of the calls. */
  readonly by: readonly string[];
}

/** What coverage reads of a call: a `Caller` is one. */
export interface Walk {
  readonly entries: readonly Entry[];
  /** What to call it in the lists of who walked an exit, such as the fixture's file; without a name it only counts. */
  readonly name?: string;
}

const simulated = [...new Set(Object.values(profiles).map(({ channel }) => channel))];

/**
 * Says which exits of flows and modules were walked, flow by flow and channel by channel, and which are missing. An
 * exit counts for a channel only if a contact can take it there: a chat never comes behind `$.Channel` equals
 * `VOICE`, and a step that chat does not have always takes its error exit.
 *
 * @param channels The channels that the flows are for. @default those of all profiles, voice and chat
 * @example
 * const voice = await call(mainIvr, { world });
 * await voice.presses('1');
 * coverage([mainIvr], [voice], ['VOICE']); // [{ flow: 'Main IVR', missing: ['menu.= 2', …], … }]
 */
export function coverage(
  flows: readonly Unit[],
  calls: readonly Walk[],
  channels: readonly Channel[] = simulated,
): readonly Coverage[] {
  const walked = walkedBy(calls);
  return flows.flatMap((unit) => {
    const { steps, passage } = prepare(unit, flowTypeOf(unit));
    return channels.map((channel): Coverage => {
      const taken = passage.taken.get(channel) ?? new Set();
      const exits = steps.flatMap((checked) => {
        const { name: step, exits: ways } = checked;
        return ways.map((way): CoveredExit => {
          if (handsOver(checked, way))
            return { step, exit: way.name, possible: false, handsOver: true, count: 0, by: [] };
          const { count = 0, by = [] } = walked.get(key(channel, unit.name, step, way.name)) ?? {};
          return { step, exit: way.name, possible: taken.has(way), count, by: [...by] };
        });
      });
      const possible = exits.filter((exit) => exit.possible);
      return {
        flow: unit.name,
        channel,
        possible: possible.map(written),
        walked: possible.filter(({ count }) => count > 0).map(written),
        missing: possible.filter(({ count }) => count === 0).map(written),
        exits,
      };
    });
  });
}

/**
 * Writes coverage down for a terminal: a line a flow and channel, and a line for each missing exit.
 *
 * @example
 * console.log(coverageReport(coverage([mainIvr], calls)));
 * // Main IVR  VOICE  11 of 12 exits
 * //   missing  menu.InputTimeLimitExceeded
 */
export function coverageReport(coverages: readonly Coverage[]): string {
  const names = Math.max(0, ...coverages.map(({ flow }) => flow.length));
  const channels = Math.max(0, ...coverages.map(({ channel }) => channel.length));
  const lines = coverages.flatMap(({ flow, channel, possible, walked, missing }) => [
    `${flow.padEnd(names)}  ${channel.padEnd(channels)}  ${walked.length} of ${possible.length} exits`,
    ...missing.map((exit) => `  missing  ${exit}`),
  ]);
  return lines.join('\n');
}

function written({ step, exit }: CoveredExit): string {
  return `${step}.${exit}`;
}

interface Walked {
  count: number;
  readonly by: Set<string>;
}

function walkedBy(calls: readonly Walk[]): ReadonlyMap<string, Walked> {
  const walked = new Map<string, Walked>();
  for (const { entries, name } of calls) {
    let channel = '';
    for (const entry of entries) {
      if (entry.type === 'contact.started') channel = entry.channel;
      if (entry.type !== 'step.left') continue;
      const place = key(channel, entry.flow, entry.step, entry.exit);
      const exit = walked.get(place) ?? { count: 0, by: new Set() };
      walked.set(place, exit);
      exit.count += 1;
      if (name !== undefined) exit.by.add(name);
    }
  }
  return walked;
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
