import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { publicFlows } from './public-flows.ts';
import { rehearse } from './rehearse.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');
const flows = publicFlows(corpus);
const present = flows.length > 0;
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

/** The flows on which a contact can come to a stop by name, with the reason: each of them is broken as it stands. */
const stopped: { readonly [file: string]: string } = {};

describe.skipIf(!present)(`public flows of played actions only${why}`, () => {
  it('are played to an end, by every key, every intent, silence, and functions that answer and fail', () => {
    const ends = new Map<string, number>();
    const reasons = new Map<string, Set<string>>();
    let contacts = 0;
    for (const { file, flows: units } of flows) {
      const program = link(units);
      for (const channel of ['VOICE', 'CHAT'] as const) {
        for (let first = 0; first < 13; first++) {
          const { ended, entries } = rehearse(program, { channel, first });
          contacts++;
          ends.set(ended, (ends.get(ended) ?? 0) + 1);
          if (!ended.startsWith('engine')) continue;
          const { flow, step } = entries.at(-1) ?? {};
          const action = units
            .find(({ name }) => name === flow)
            ?.document.Actions.find(({ Identifier }) => Identifier === step);
          const reason = `${ended.slice('engine: '.length)} at ${action?.Type} on ${channel}`;
          reasons.set(file, (reasons.get(file) ?? new Set()).add(reason));
        }
      }
    }
    const listed = Object.fromEntries(
      [...reasons].map(([file, found]) => [file, [...found].sort().join('; ')]),
    );
    console.log(
      `${flows.length} public flows, ${contacts} contacts, ${Object.keys(listed).length} flows that stop some contact`,
    );
    console.log(
      [...ends]
        .sort(([, one], [, other]) => other - one)
        .map(([end, count]) => `${count} ${end}`)
        .join('\n'),
    );
    expect(ends.get('not at all')).toBeUndefined();
    expect(flows.length).toBe(163);
    expect(listed).toEqual(stopped);
  });
});
