import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { link } from '../../src/engine/link.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Unit } from '../../src/language/document.ts';
import type { TurnRecord } from '../../src/voice/journal.ts';
import { type Journal, type JournalFile, journalIn, type Write } from './journals/journal.ts';
import { recordCall, recordedCalls, recordedPrograms } from './journals/record.ts';
import { fill, keepProgram, programOfToday, replayOn } from './journals/replay.ts';
import { keys, words } from './line.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/journals');
const ending = '.journal.json';
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const journals = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file): readonly [string, Journal] => [
    file.slice(0, -ending.length),
    journalIn(read(file) as JournalFile),
  ]);

function programOf({ program }: Journal): Program {
  const { units } = read(`${program}.program.json`) as { readonly units: readonly Unit[] };
  return link(units);
}

/** The keys of a card that is half typed are hidden in another way each time: that they are hidden is all. */
function comparable(writes: readonly Write[]): readonly Write[] {
  const text = JSON.stringify(writes).replaceAll(/"typed":"[\w-]{40,}"/g, '"typed":"(hidden)"');
  return JSON.parse(text) as readonly Write[];
}

/** Later versions may write down more than was recorded, and nothing otherwise. */
function mustMatch(writes: readonly Write[], recorded: readonly Write[], where: string): void {
  expect(comparable(writes), where).toMatchObject(comparable(recorded));
}

const counts = { turns: 0, beginnings: 0 };
afterAll(() => console.log(`journals: ${journals.length}, ${JSON.stringify(counts)}`));

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
      mustMatch(writes, turn.writes, where);
      counts.turns++;
    }
  });

  test.each([
    ['its program', program],
    ['another program, and stays on its own', programOfToday],
  ])('from wherever an older version left it, it goes on with %s', async (_what, present) => {
    const before: Write[] = [];
    for (const [index, turn] of journal.turns.entries()) {
      for (const [place, write] of turn.writes.entries()) {
        before.push(write);
        counts.beginnings++;
        const replay = replayOn(present, journal);
        await keepProgram(replay.store, program);
        await fill(replay.store, before);
        // The same request again: a turn that was claimed is driven on, and one that has its document gives it.
        const again = await replay.deliver(turn);
        const here = `${name}, turn ${index} again after its record ${place}`;
        expect(again.document, here).toBe(turn.document);
        const next = journal.turns[index + 1];
        // Who drives a claimed turn on has a time of its own for it, and so writes down other times.
        if (next === undefined || !('document' in write.value)) continue;
        const going = await replay.deliver(next);
        const there = `${name}, turn ${index + 1} on what was written in turn ${index}`;
        expect(going.document, there).toBe(next.document);
        mustMatch(going.writes, next.writes, there);
      }
    }
  });
});

describe('the journals', () => {
  test('can be written anew', async () => {
    const journal = journalIn(await recordCall({ at: 'depot', script: [words('what'), keys('4')] }));
    const replay = replayOn(recordedPrograms.depot, journal);
    for (const turn of journal.turns) {
      const { document, writes } = await replay.deliver(turn);
      expect(document).toBe(turn.document);
      expect(writes).toEqual(turn.writes);
    }
  });

  test('have every call that is to be recorded', () => {
    const known = new Set(journals.map(([name]) => name));
    expect(Object.keys(recordedCalls).filter((name) => !known.has(name))).toEqual([]);
  });

  test('hold whatever a call can stand at', () => {
    const records = journals.flatMap(([, { turns }]) =>
      turns.flatMap(({ writes }) => writes.map(({ value }) => value as unknown as TurnRecord)),
    );
    const standing = new Set(
      records.flatMap(({ document, moment, hearing }) => {
        if (moment === undefined) return ['over'];
        const { snapshot, held, said, typed } = moment;
        const question = snapshot.effects.at(-1);
        const kind = snapshot.waiting === 'talk' ? 'talk' : (question?.kind ?? '');
        return [
          document === undefined ? `${kind} claimed` : kind,
          ...(held ? [`${kind} held`] : []),
          ...(said.length > 0 ? [`${kind} after prompts`] : []),
          ...(typed === '' ? [] : [/^[\d*#]+$/.test(typed) ? 'typed' : 'typed and hidden']),
          ...(moment.asks === null ? [] : [`${kind} asks on`]),
          ...(hearing === null ? [] : ['heard by a bot']),
          ...(snapshot.hungUp === '' ? [] : [`hung up by the ${snapshot.hungUp}`]),
          ...(snapshot.stack.length > 0 ? ['in a module'] : []),
        ];
      }),
    );
    expect([...standing].sort()).toEqual(
      expect.arrayContaining([
        'callback claimed',
        'collect',
        'collect after prompts',
        'collect asks on',
        'converse',
        'converse asks on',
        'converse claimed',
        'dial',
        'disconnect',
        'enqueue',
        'finish',
        'finish after prompts',
        'heard by a bot',
        'hung up by the agent',
        'hung up by the customer',
        'in a module',
        'invoke',
        'invoke after prompts',
        'invoke claimed',
        'invoke held',
        'over',
        'play-around',
        'talk',
        'typed',
        'typed and hidden',
      ]),
    );
  });
});
