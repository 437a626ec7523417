import { describe, expect, it } from 'vitest';
import { advance } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import { TrunklineError } from '../../src/language/error.ts';
import { begin, bye, entriesOf, frozen, left, menu, passed, says, unit } from './contact.ts';

const main = unit('Main', {
  welcome: says('Hello.', 'menu'),
  menu: menu('one', 'two', 'sorry'),
  one: says('One.', 'menu'),
  two: says('Two.', 'bye'),
  sorry: says('Sorry.', 'bye'),
  bye,
});

describe('the answer to the open turn', () => {
  it('is played, and opens the next turn', () => {
    const contact = begin([main]);
    expect(contact.snapshot).toMatchObject({ turn: 1, step: 'menu', waiting: 'answer' });
    const turn = contact.answer({ kind: 'keys', keys: '1' }, { at: 2000 });
    expect(turn.snapshot).toMatchObject({ turn: 2, at: 2000, waiting: 'answer' });
    expect(turn.effects).toMatchObject([
      { kind: 'say', prompt: { step: 'one' } },
      { kind: 'collect', prompt: { step: 'menu' } },
    ]);
    expect(turn.repeated).toBeUndefined();
  });

  it('asks for an answer in its last effect only', () => {
    const contact = begin([main]);
    const { effects } = contact.answer({ kind: 'keys', keys: '2' });
    expect(effects.map(({ kind }) => kind)).toEqual(['say', 'finish']);
    expect(contact.answer({ kind: 'played' }).effects).toMatchObject([{ kind: 'disconnect' }]);
    expect(contact.snapshot.ended).toEqual({ by: 'flow', reason: 'disconnected' });
  });

  it('never lets the clock go back', () => {
    const contact = begin([main]);
    contact.answer({ kind: 'keys', keys: '1' }, { at: 5000 });
    contact.answer({ kind: 'keys', keys: '1' }, { at: 10 });
    expect(contact.snapshot.at).toBe(5000);
    expect(contact.entries.every(({ at }, index, all) => at >= (all[index - 1]?.at ?? 0))).toBe(true);
  });

  it('writes what was heard of the prompts, in their own steps', () => {
    const contact = begin([main]);
    contact.answer(
      { kind: 'keys', keys: '2' },
      {
        at: 900,
        played: [
          { effect: 0, started: 0, finished: 700 },
          { effect: 1, started: 700, interruptedAt: 900 },
          { effect: 7, started: 1 },
        ],
      },
    );
    expect(contact.entries.filter(({ type }) => type.startsWith('prompt.'))).toEqual([
      { type: 'prompt.started', text: 'Hello.', at: 0, flow: 'Main', step: 'welcome' },
      { type: 'prompt.finished', at: 700, flow: 'Main', step: 'welcome' },
      { type: 'prompt.started', text: 'Press 1 or 2.', at: 700, flow: 'Main', step: 'menu' },
      { type: 'prompt.interrupted', at: 900, flow: 'Main', step: 'menu' },
    ]);
  });

  it.each(['played', 'interrupted', 'queued', 'scheduled', 'waited'] as const)(
    'of a kind that the step does not know (%s) takes its error exit',
    (kind) => {
      const contact = begin([main]);
      contact.answer({ kind });
      expect(left(contact.entries)).toContain('menu NoMatchingError');
    },
  );
});

describe('an answer that came before', () => {
  it('gives the same effects, no entries, and leaves the snapshot alone', () => {
    const contact = begin([main]);
    const first = contact.answer({ kind: 'keys', keys: '1' });
    const again = contact.answer({ kind: 'keys', keys: '1' }, { turn: 1 });
    expect(again).toEqual({
      snapshot: first.snapshot,
      effects: first.effects,
      entries: [],
      repeated: true,
    });
    expect(again.snapshot).toBe(first.snapshot);
  });

  it('gives the same effects even when it says something else this time', () => {
    const contact = begin([main]);
    const first = contact.answer({ kind: 'keys', keys: '1' });
    const again = contact.answer({ kind: 'keys', keys: '2' }, { turn: 1, at: 9999 });
    expect(again.effects).toBe(first.effects);
    expect(again.snapshot.at).toBe(first.snapshot.at);
  });

  it('is known after the contact has ended and after a restart', () => {
    const contact = begin([unit('End', { menu: menu('bye', 'bye'), bye })]);
    const last = contact.answer({ kind: 'keys', keys: '1' });
    const stored = JSON.parse(JSON.stringify(last.snapshot));
    const event = { kind: 'keys', keys: '1', turn: 1, at: 1 } as const;
    expect(advance(contact.program, frozen(stored), event)).toEqual({
      snapshot: last.snapshot,
      effects: last.effects,
      entries: [],
      repeated: true,
    });
  });
});

describe('an answer at the wrong time', () => {
  it('is stale when its turn is older than the last', () => {
    const contact = begin([main]);
    contact.answer({ kind: 'keys', keys: '1' });
    const { snapshot } = contact.answer({ kind: 'keys', keys: '1' });
    expect(contact.answer({ kind: 'keys', keys: '2' }, { turn: 1 })).toEqual({
      snapshot,
      effects: [],
      entries: [],
      stale: true,
    });
    expect(contact.snapshot).toBe(snapshot);
  });

  it('is stale when the contact has ended', () => {
    const contact = begin([unit('End', { bye })]);
    expect(contact.answer({ kind: 'played' })).toMatchObject({ stale: true, effects: [], entries: [] });
  });

  it('is refused when its turn is not open yet', () => {
    const contact = begin([main]);
    const early = () => contact.answer({ kind: 'played' }, { turn: 2 });
    expect(early).toThrow(TrunklineError);
    expect(early).toThrow(expect.objectContaining({ code: 'future_turn', args: { answered: 2, open: 1 } }));
  });

  it('is refused when there is none', () => {
    const { program, snapshot } = begin([main]);
    expect(() => advance(program, snapshot)).toThrow(expect.objectContaining({ code: 'no_event' }));
  });
});

describe('a prompt before something outside', () => {
  const outside = unit('Outside', {
    wait: says('One moment.', 'look-up'),
    'look-up': [
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'trunkline:function/look-up', InvocationTimeLimitSeconds: '8' },
      { next: 'bye', errors: { NoMatchingError: 'bye' } },
    ],
    bye,
  });

  it('is heard before the function is called', () => {
    const contact = begin([outside]);
    expect(contact.turn.effects.map(({ kind }) => kind)).toEqual(['say', 'finish']);
    expect(passed(contact.entries)).toEqual(['wait']);
    expect(contact.answer({ kind: 'played' }).effects.map(({ kind }) => kind)).toEqual(['invoke']);
  });

  it('keeps the function from being called when the caller hangs up in it', () => {
    const contact = begin([outside]);
    contact.notice({ kind: 'hangup', by: 'customer', id: 'n-1', at: 300 });
    expect(passed(contact.entries)).toEqual(['wait']);
    expect(contact.snapshot.ended).toEqual({ by: 'customer', reason: 'hangup' });
  });

  it('keeps an outside step from being entered twice in the trace', () => {
    const contact = begin([outside]);
    contact.answer({ kind: 'played' });
    contact.answer({ kind: 'returned', result: {} });
    expect(passed(contact.entries)).toEqual(['wait', 'look-up', 'bye']);
  });
});

describe('a snapshot', () => {
  it('of another program ends by name and is never played on this one', () => {
    const contact = begin([main]);
    const other = link([unit('Main', { welcome: says('Changed.', 'bye'), bye })]);
    const turn = advance(other, contact.snapshot, { kind: 'keys', keys: '1', turn: 1, at: 10 });
    expect(turn.snapshot.ended).toEqual({ by: 'engine', reason: 'program_gone' });
    expect(entriesOf('failure', turn.entries)).toMatchObject([{ code: 'program_gone' }]);
    expect(turn.effects).toEqual([{ kind: 'disconnect' }]);
  });

  it('of another program ends by name at a notice too', () => {
    const contact = begin([main]);
    const other = link([unit('Main', { bye })]);
    const turn = advance(other, contact.snapshot, { kind: 'timer', name: 't', id: 'n-1', at: 10 });
    expect(turn.snapshot.ended).toEqual({ by: 'engine', reason: 'program_gone' });
  });

  it('plays on a program that was linked again from the same documents', () => {
    const contact = begin([main]);
    const again = link([JSON.parse(JSON.stringify(main))]);
    const turn = advance(again, contact.snapshot, { kind: 'keys', keys: '1', turn: 1, at: 10 });
    expect(left(turn.entries)[0]).toBe('menu = 1');
  });

  it('is plain JSON', () => {
    const contact = begin([main], { attributes: { tier: 'gold' }, from: '+12025550100', seed: 7 });
    expect(JSON.parse(JSON.stringify(contact.snapshot))).toEqual(contact.snapshot);
  });
});

describe('a rehearsal', () => {
  it('sends a step out by the error that it names, and not into the step', () => {
    const contact = begin([main], { faults: { 'Main/menu': 'InputTimeLimitExceeded' } });
    expect(left(contact.entries)).toContain('menu InputTimeLimitExceeded');
    expect(entriesOf('failure', contact.entries)).toMatchObject([
      { code: 'InputTimeLimitExceeded', step: 'menu' },
    ]);
    expect(contact.turn.effects.map(({ kind }) => kind)).toEqual(['say', 'say', 'finish']);
  });

  it('takes NoMatchingError where the step has no branch for the error', () => {
    const contact = begin([main], { faults: { 'Main/menu': 'NoSuchError' } });
    expect(left(contact.entries)).toContain('menu NoMatchingError');
  });

  it('leaves steps alone that it does not name, whatever they are called', () => {
    const odd = unit('Odd', { constructor: says('Hello.', 'bye'), bye });
    const contact = begin([odd], { faults: { 'Odd/elsewhere': 'NoMatchingError' } });
    expect(left(contact.entries)).toEqual(['constructor next']);
  });
});
