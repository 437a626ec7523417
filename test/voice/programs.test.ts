import { describe, expect, test } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { voiceCalls } from '../../src/voice/voice-calls.ts';
import { monday } from './desk.ts';
import { keys, speakJson, toldBy } from './line.ts';
import { menuThatSays, platformWith, smallCall } from './small.ts';

describe('a deployment in the middle of a call', () => {
  test('leaves the call on the flow that it began with', async () => {
    const shared = memoryStore();
    const before = smallCall([menuThatSays('The old one.')], { store: shared });
    await before.arrives();
    const after = smallCall([menuThatSays('The new one.')], { store: shared });
    expect(await after.arrives()).toMatchObject({ prompt: 'Press.', turn: 1 });
    expect(await after.answers(keys('1'))).toMatchObject({ said: ['The old one.'] });
    const fresh = smallCall([menuThatSays('The new one.')], { store: memoryStore() });
    await fresh.arrives();
    expect(await fresh.answers(keys('1'))).toMatchObject({ said: ['The new one.'] });
  });

  test('ends the call by name where nobody has its flow any more', async () => {
    const shared = memoryStore();
    const before = smallCall([menuThatSays('The old one.')], { store: shared });
    await before.arrives();
    const programs = shared.collection('programs');
    expect(await programs.remove(link([menuThatSays('The old one.')]).hash, 1)).toBe(true);
    const after = smallCall([menuThatSays('The new one.')], { store: shared });
    await after.arrives();
    expect(await after.answers(keys('1'))).toMatchObject({ waits: 'ended' });
    expect(after.snapshot().ended?.reason).toBe('program_gone');
  });

  test('a store that does not keep the flow costs a line, and not the call', async () => {
    const own = memoryStore();
    const lines: string[] = [];
    const calls = voiceCalls({
      program: link([menuThatSays('One.')]),
      store: {
        ...own,
        collection: (name) => {
          const records = own.collection<never>(name);
          if (name !== 'programs') return records;
          return { ...records, insert: () => Promise.reject(new Error('too large')) };
        },
      },
      platform: platformWith(),
      clock: virtualClock(monday),
      speak: speakJson,
      log: ({ message }) => lines.push(message),
    });
    expect(toldBy(await calls.arrives({ call: 'CA1' }))).toMatchObject({ waits: 'collect' });
    expect(lines).toEqual(['The flows were not kept: after a deployment, this call would end.']);
  });
});
