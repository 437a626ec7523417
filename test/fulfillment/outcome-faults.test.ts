import { describe, expect, test } from 'vitest';
import { unknownOutcomes } from '../../src/fulfillment/outcome-record.ts';
import type { ToolResult } from '../../src/fulfillment/tool-call.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { desk, start } from './desk.ts';
import { type Fault, faultKinds, portsWith, storeThrough } from './faulty.ts';
import { enterInto, ledger } from './ledger.ts';

interface Setting {
  readonly keyed: boolean;
  readonly turn?: string;
  /** A repeat reaches the other machine at the same moment. */
  readonly together: boolean;
}

/** Long enough for every deadline, and shorter than a lease. */
const round = 8000;

/**
 * One call that is delivered six times: twice to a machine whose ports fail, where the setting says so with a repeat at
 * the same moment to a sound one, and then to the sound one until long after every lease.
 */
async function play({ keyed, turn, together }: Setting, fault: Fault) {
  const clock = virtualClock(start);
  const store = memoryStore();
  const book = { entries: [] as string[], byKey: new Map<string, string>() };
  const ports = portsWith(fault);
  const faulty = desk(
    [
      enterInto(
        ledger((work) => ports.through('enter', work), book),
        { keyed },
      ),
    ],
    {
      clock,
      outcomes: storeThrough(ports, store),
    },
  );
  const sound = desk([enterInto(ledger(undefined, book), { keyed })], { clock, outcomes: store });
  const asked = { input: { words: 'a' }, ...(turn === undefined ? {} : { turn }) };
  const answers: ToolResult[] = [];
  const deliver = async (machines: readonly (typeof sound)[]) => {
    const given = machines.map(({ call }) => call(asked));
    answers.push(...(await Promise.all([clock.sleep(round), ...given]).then(([, ...all]) => all)));
  };
  await deliver(together ? [faulty, sound] : [faulty]);
  await deliver([faulty]);
  for (let repeat = 0; repeat < 4; repeat++) await deliver([sound]);
  const recorded = [...faulty.lines, ...sound.lines].filter(({ repeated }) => repeated === true);
  const later = turn === undefined ? undefined : await sound.call({ ...asked, turn: '2/0' });
  return { ports, book, answers, later, recorded, unknown: await unknownOutcomes(store, clock) };
}

const settings: readonly (readonly [string, Setting])[] = [true, false].flatMap((keyed) =>
  [undefined, '1/0'].flatMap((turn) =>
    [false, true].map((together) => {
      const words = [
        keyed ? 'keyed' : 'not keyed',
        turn ? 'a turn' : 'no turn',
        together ? 'two at once' : 'one by one',
      ];
      return [words.join(', '), { keyed, together, ...(turn === undefined ? {} : { turn }) }] as const;
    }),
  ),
);

describe.each(settings)('every call through a port fails, in every way: %s', (_, setting) => {
  test('one outcome, one effect, nothing lost', async () => {
    const fired = new Set<string>();
    const ends: { [end: string]: number } = {};
    let points = 0;
    for (const kind of faultKinds) {
      for (const lasting of [false, true]) {
        for (let at = 1; ; at++) {
          const { ports, book, answers, later, recorded, unknown } = await play(setting, {
            at,
            kind,
            lasting,
          });
          if (ports.fired.size === 0) break;
          points++;
          for (const point of ports.fired) fired.add(point);
          const where = JSON.stringify({ kind, lasting, at, answers, entries: book.entries, unknown });
          const oks = new Set(
            answers.filter(({ outcome }) => outcome === 'ok').map((ok) => JSON.stringify(ok)),
          );
          const told = new Set(answers.map(({ outcome }) => outcome));
          const end = answers.at(-1)?.outcome ?? '';
          ends[end] = (ends[end] ?? 0) + 1;

          // Every caller hears a sentence, and every good answer is the same, to the byte.
          expect(
            answers.filter((one) => one.outcome !== 'ok' && !('message' in one && one.message !== '')),
            where,
          ).toEqual([]);
          expect(oks.size, where).toBeLessThanOrEqual(1);
          // What is recorded is what every repeat hears.
          expect(new Set(recorded.map(({ outcome }) => outcome)).size, where).toBeLessThanOrEqual(1);
          if (setting.keyed) {
            expect(unknown, where).toEqual([]);
            expect((later ?? answers.at(-1))?.outcome, where).toBe('ok');
            expect(book.entries, where).toEqual(['a']);
          } else {
            const certain = end === 'ok' && !told.has('unknown');
            const mine =
              setting.turn === undefined
                ? book.entries.length
                : book.entries.length - (later?.outcome === 'ok' ? 1 : 0);
            expect(mine, where).toBeLessThanOrEqual(1);
            if (told.has('ok')) expect(mine, where).toBe(1);
            if (mine === 1 && !certain) expect(unknown, where).toHaveLength(1);
            if (told.has('unknown')) expect(unknown, where).toHaveLength(1);
          }
        }
      }
    }
    // The campaign proves nothing of a kind that never came about.
    for (const port of ['insert', 'enter', 'replace'])
      for (const kind of faultKinds) expect([...fired]).toContain(`${port}: ${kind}`);
    console.info(`${points} faults: ${JSON.stringify(ends)}`);
  });
});
