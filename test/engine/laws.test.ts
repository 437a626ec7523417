import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/action/event.ts';
import { advance, type Turn } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { projects } from './always-valid.ts';
import { frozen } from './contact.ts';
import { drive } from './drive.ts';
import { runs } from './runs.ts';

const seeds = fc.nat();

/** The ends that the engine puts to a contact on flows that are always valid. */
const named = new Set([
  // A circle in which nothing is asked, which check warns of.
  'step_limit',
  // An optional error without its branch.
  'unhandled_error',
  // A hook whose flow comes from an attribute.
  'not_linked',
]);
const asks = new Set([
  'callback',
  'collect',
  'converse',
  'dial',
  'enqueue',
  'finish',
  'hold',
  'hours',
  'invoke',
  'metrics',
  'play-around',
  'service',
  'wait',
]);

/** What must hold of every turn, whatever led to it. */
function expectSound({ snapshot, effects, entries }: Turn): void {
  const { ended, waiting } = snapshot;
  expect(ended === null).toBe(waiting !== '');
  if (waiting !== 'talk' && ended === null) expect(asks.has(snapshot.effects.at(-1)?.kind ?? '')).toBe(true);
  for (const { kind } of effects.slice(0, -1)) expect(asks.has(kind)).toBe(false);
  if (ended?.by === 'engine') expect(named).toContain(ended.reason);
  expect(entries.find(({ at }) => at > snapshot.at)).toBeUndefined();
}

const restart = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot));

describe('for any flow, any answers and notices at any moment', () => {
  it('a contact ends, waits, or has come to a named limit', () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const { outcome, snapshot } = drive(link(flows), start, {
          seed,
          watch: (_event, _before, after) => expectSound(after),
        });
        const name = snapshot.ended?.by === 'engine' ? snapshot.ended.reason : outcome;
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      }),
      runs(300),
    );
    console.log(`generated contacts: ${[...outcomes].map(([name, count]) => `${count} ${name}`).join(', ')}`);
  });

  it('what came before changes nothing when it comes again', () => {
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const program = link(flows);
        const watch = (event: Event, before: Turn, after: Turn) => {
          const again = advance(program, after.snapshot, event);
          expect(again.entries).toEqual([]);
          expect(again.snapshot).toBe(after.snapshot);
          expect(again.repeated ?? again.stale).toBe(true);
          if ('turn' in event && after.stale === undefined) {
            expect(again.repeated).toBe(true);
            expect(again.effects).toBe(after.effects);
          }
          if ('turn' in event) expect(advance(program, before.snapshot, event)).toEqual(after);
        };
        drive(program, start, { seed, watch });
      }),
      runs(150),
    );
  });

  it('a snapshot that is handed in is never changed, nor is what hangs on it', () => {
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const program = link(frozen(flows));
        const plain = drive(program, start, { seed });
        expect(drive(program, frozen(start), { seed, between: frozen }).entries).toEqual(plain.entries);
      }),
      runs(150),
    );
  });

  it('a snapshot is JSON and nothing else: a restart at every turn gives the same entries', () => {
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const program = link(flows);
        const plain = drive(program, start, {
          seed,
          watch: (_event, _before, { snapshot }) => expect(restart(snapshot)).toEqual(snapshot),
        });
        const again = link(JSON.parse(JSON.stringify(flows)));
        const restarted = drive(again, start, { seed, between: restart });
        expect(restarted.entries).toEqual(plain.entries);
        expect(restarted.snapshot).toEqual(plain.snapshot);
      }),
      runs(150),
    );
  });

  it('news that does not move the flow leaves no trace but its own line', () => {
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const program = link(flows);
        let count = 0;
        const between = (snapshot: Snapshot) => {
          const news = advance(program, snapshot, {
            kind: 'timer',
            name: 'between',
            id: `b-${++count}`,
            at: snapshot.at,
          });
          expect(news.entries).toHaveLength(1);
          return news.snapshot;
        };
        const plain = drive(program, start, { seed });
        const told = drive(program, start, { seed, between });
        expect(told.entries).toEqual(plain.entries);
        expect({ ...told.snapshot, seen: [] }).toEqual({ ...plain.snapshot, seen: [] });
      }),
      runs(100),
    );
  });

  it('the same seed gives the same bytes', () => {
    fc.assert(
      fc.property(projects, seeds, ({ flows, start }, seed) => {
        const entries = () => JSON.stringify(drive(link(flows), start, { seed }).entries);
        expect(entries()).toBe(entries());
      }),
      runs(100),
    );
  });
});
