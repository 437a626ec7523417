import { expect, test } from 'vitest';
import { type Meaning, startWatch } from '../../src/cli/watch-loop.ts';

/** A watch whose time stands still until the test lets a burst of changes be over, and rounds that it ends itself. */
function watching(meaning: (path: string) => Meaning = () => 'fixture') {
  const rounds: (string | readonly string[])[] = [];
  const bursts: (() => void)[] = [];
  const ends: (() => void)[] = [];
  const loop = startWatch({
    play: (what) => {
      rounds.push(what === 'everything' ? what : [...what]);
      return new Promise((resolve) => ends.push(resolve));
    },
    meaning,
    later: (run) => bursts.push(run),
  });
  let over = false;
  void loop.quit.then(() => {
    over = true;
  });
  return {
    ...loop,
    rounds,
    bursts,
    isOver: () => over,
    burstEnds: () => bursts.shift()?.(),
    async roundEnds() {
      ends.shift()?.();
      await settled();
    },
  };
}

/** All that is already decided has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test('begins with everything, then plays what has changed', async () => {
  const { rounds, changed, burstEnds, roundEnds } = watching();
  expect(rounds).toEqual(['everything']);
  await roundEnds();
  changed('a');
  expect(rounds).toHaveLength(1);
  burstEnds();
  expect(rounds).toEqual(['everything', ['a']]);
});

test('a burst of changes is one round', async () => {
  const { rounds, bursts, changed, burstEnds, roundEnds } = watching();
  await roundEnds();
  for (const path of ['a', 'b', 'a']) changed(path);
  expect(bursts).toHaveLength(1);
  burstEnds();
  expect(rounds.at(-1)).toEqual(['a', 'b']);
});

test('what changes during a round waits for its end, and is not lost', async () => {
  const { rounds, bursts, changed, burstEnds, roundEnds } = watching();
  changed('a');
  changed('b');
  expect(bursts).toHaveLength(0);
  await roundEnds();
  burstEnds();
  expect(rounds).toEqual(['everything', ['a', 'b']]);
});

test('one change that concerns everything makes the round one of everything', async () => {
  const { rounds, changed, burstEnds, roundEnds } = watching((path) =>
    path === 'flow' ? 'everything' : 'fixture',
  );
  await roundEnds();
  for (const path of ['a', 'flow', 'b']) changed(path);
  burstEnds();
  expect(rounds.at(-1)).toBe('everything');
});

test('a change that means nothing plays nothing', async () => {
  const { rounds, bursts, changed, roundEnds } = watching(() => 'nothing');
  await roundEnds();
  changed('notes.md');
  expect({ rounds, bursts }).toEqual({ rounds: ['everything'], bursts: [] });
});

test('Enter plays again what was played last, a plays everything, other keys nothing', async () => {
  const { rounds, bursts, changed, pressed, burstEnds, roundEnds } = watching();
  await roundEnds();
  changed('a');
  burstEnds();
  await roundEnds();
  pressed('x');
  expect(bursts).toHaveLength(0);
  pressed('\r');
  burstEnds();
  expect(rounds.at(-1)).toEqual(['a']);
  await roundEnds();
  pressed('a');
  burstEnds();
  expect(rounds.at(-1)).toBe('everything');
});

test.each(['q', '\u0003'])('%j quits once the round is over, and nothing is played after it', async (key) => {
  const { rounds, bursts, changed, pressed, isOver, roundEnds } = watching();
  changed('a');
  pressed(key);
  await settled();
  expect(isOver()).toBe(false);
  await roundEnds();
  expect(isOver()).toBe(true);
  changed('b');
  expect({ rounds, bursts }).toEqual({ rounds: ['everything'], bursts: [] });
});

test('quits at once between rounds', async () => {
  const { pressed, isOver, roundEnds } = watching();
  await roundEnds();
  pressed('q');
  await settled();
  expect(isOver()).toBe(true);
});
