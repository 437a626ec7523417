import type { Channel } from '../action/contact.ts';
import type { Entry } from '../action/entry.ts';
import { prepare } from '../check/checked-flow.ts';
import { flowTypeOf } from '../check/flow-type.ts';
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
}

/** What coverage reads of a call: a `Caller` is one. */
export interface Walk {
  readonly entries: readonly Entry[];
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
      const possible = steps.flatMap(({ name, exits }) =>
        exits.filter((exit) => taken.has(exit)).map((exit) => `${name}.${exit.name}`),
      );
      const isWalked = (exit: string) => walked.has(key(channel, unit.name, exit));
      return {
        flow: unit.name,
        channel,
        possible,
        walked: possible.filter(isWalked),
        missing: possible.filter((exit) => !isWalked(exit)),
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

function walkedBy(calls: readonly Walk[]): ReadonlySet<string> {
  const walked = new Set<string>();
  for (const { entries } of calls) {
    let channel = '';
    for (const entry of entries) {
      if (entry.type === 'contact.started') channel = entry.channel;
      if (entry.type === 'step.left') walked.add(key(channel, entry.flow, `${entry.step}.${entry.exit}`));
    }
  }
  return walked;
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
