import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { link } from '../../src/engine/link.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Unit } from '../../src/language/document.ts';
import { type Journal, type JournalFile, journalIn, type Write } from './journals/journal.ts';
import { recordedCalls } from './journals/record.ts';
import { fill, keepProgram, programOfToday, replayOn } from './journals/replay.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/journals');
const ending = '.journal.json';
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const names = readdirSync(folder).filter((file) => file.endsWith(ending));
const journals = names.map((file): readonly [string, Journal] => [
  file.slice(0, -ending.length),
  journalIn(read(file) as JournalFile),
]);

function programOf({ program }: Journal): Program {
  const { units } = read(`${program}.program.json`) as { readonly units: readonly Unit[] };
  return link(units);
}

/** The keys of a card that is half typed are hidden in another way each time, so that they are there is all. */
function comparable(writes: readonly Write[]): unknown {
  const text = JSON.stringify(writes);
  return JSON.parse(text.replaceAll(/"typed":"[\w-]{40,}"/g, '"typed":"(hidden)"'));
}

test('every call that is recorded has its journal', () => {
  const known = new Set(journals.map(([name]) => name));
  expect(Object.keys(recordedCalls).filter((name) => !known.has(name))).toEqual([]);
});

describe.each(journals)('%s', (name, journal) => {
  const program = programOf(journal);

  test('its program still has its name', () => {
    expect(program.hash).toBe(journal.program);
  });

  test('from its beginning, it is the same call, and written down the same', async () => {
    const replay = replayOn(program, journal);
    for (const [index, turn] of journal.turns.entries()) {
      const { document, writes } = await replay.deliver(turn);
      const where = `${name}, turn ${index}`;
      expect(document, where).toBe(turn.document);
      expect(comparable(writes), where).toEqual(comparable(turn.writes));
    }
  });

  test.each([
    ['its program', program],
    ['another program, and it stays on its own', programOfToday],
  ])('from wherever an older version left it, it goes on with %s', async (_what, present) => {
    const before: Write[] = [];
    for (const [index, turn] of journal.turns.entries()) {
      for (const [place, write] of turn.writes.entries()) {
        before.push(write);
        const replay = replayOn(present, journal);
        await keepProgram(replay.store, program);
        await fill(replay.store, before);
        const isClaimed = turn.writes.slice(place + 1).some(({ value }) => 'document' in value);
        // The same request again: a turn that was claimed is driven on, and one that has its document gives it.
        const again = await replay.deliver(turn);
        expect(again.document, `${name}, turn ${index} again after write ${place}`).toBe(turn.document);
        const rest = isClaimed ? turn.writes.slice(place + 1) : [];
        expect(comparable(again.writes), `${name}, records of turn ${index} after write ${place}`).toEqual(
          comparable(rest),
        );
        const next = journal.turns[index + 1];
        if (next === undefined || isClaimed) continue;
        const going = await replay.deliver(next);
        expect(going.document, `${name}, turn ${index + 1} after turn ${index}`).toBe(next.document);
        expect(comparable(going.writes), `${name}, records of turn ${index + 1}`).toEqual(
          comparable(next.writes),
        );
      }
    }
  });
});
