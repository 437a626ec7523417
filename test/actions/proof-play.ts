import { expect } from 'vitest';
import type { Entry } from '../../src/action/entry.ts';
import { advance } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Json, Unit } from '../../src/language/document.ts';
import { TrunklineError } from '../../src/language/error.ts';
import { call } from '../../src/simulate/call.ts';
import type { Caller, CallOptions } from '../../src/simulate/caller.ts';
import type { Case, Expected } from './proof.ts';
import { expanded, unitsOf } from './proof-flow.ts';

/** What became of a contact. */
interface Course {
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot;
  readonly heard: readonly string[];
  readonly waitsFor: string;
}

/** Plays a case, through the engine and the simulation, and holds the contact against what is expected. */
export async function play(given: Case): Promise<void> {
  const { expect: expected = {} } = given;
  if (expected.throws !== undefined) {
    await expect(courseOf(given)).rejects.toSatisfy(
      (error) => error instanceof TrunklineError && error.code === expected.throws,
    );
    return;
  }
  mustShow(await courseOf(given), expanded(expected as Json) as Expected);
}

async function courseOf(given: Case): Promise<Course> {
  const units = unitsOf(given);
  const { channel = 'VOICE' } = given;
  return channel === 'VOICE' || channel === 'CHAT' ? rung(given, units) : begun(given, units, channel);
}

async function rung(given: Case, [flow, ...flows]: readonly [Unit, ...Unit[]]): Promise<Course> {
  const { channel = 'VOICE', from, attributes, values, seed, world, does = [] } = given;
  const caller = await call(flow, {
    flows,
    channel: channel === 'CHAT' ? 'chat' : 'voice',
    ...(from === undefined ? {} : { from }),
    ...(attributes === undefined ? {} : { attributes: expanded(attributes) as typeof attributes }),
    ...(values === undefined ? {} : { values }),
    ...(seed === undefined ? {} : { seed }),
    ...(world === undefined ? {} : { world: expanded(world as unknown as Json) }),
  } as CallOptions);
  const heard = [...caller.heard];
  for (const act of expanded(does) as readonly string[]) {
    await perform(caller, act);
    heard.push(...caller.heard);
  }
  const { entries, snapshot, waitsFor } = caller;
  return { entries, snapshot, heard, waitsFor };
}

async function perform(caller: Caller, act: string): Promise<void> {
  const [, verb = '', what = ''] = /^(press|say|silence|hang up) ?(.*)$/.exec(act) ?? [];
  switch (verb) {
    case 'press': {
      const [keys = '', at] = what.split(' at ');
      return caller.presses(keys, at === undefined ? {} : { at: Number(at) });
    }
    case 'say':
      return caller.says(what);
    case 'silence':
      return caller.staysSilent(what === '' ? {} : { for: Number(what) });
    case 'hang up':
      return caller.hangsUp(what === '' ? 'customer' : (what as 'agent'));
    default:
      throw new Error(`Nobody can "${act}"`);
  }
}

/** A task or an email begins, and no person is there to do anything: the first turn is all of it. */
function begun({ attributes, values }: Case, units: readonly Unit[], channel: 'TASK' | 'EMAIL'): Course {
  const { snapshot, entries, effects } = advance(link(units), {
    id: 'proof',
    channel,
    ...(attributes === undefined ? {} : { attributes }),
    ...(values === undefined ? {} : { values }),
  });
  const heard = effects.flatMap((effect) => (effect.kind === 'say' ? effect.prompt.content : []));
  return { snapshot, entries, heard, waitsFor: effects.at(-1)?.kind ?? 'ended' };
}

function mustShow({ entries, snapshot, heard, waitsFor }: Course, expected: Expected): void {
  const exits = entries.flatMap((entry) =>
    entry.type === 'step.left' && entry.step === 'it' ? entry.exit : [],
  );
  if (expected.exits !== undefined) expect(exits).toEqual(expected.exits);
  if (expected.passed !== undefined) {
    expect(entries.flatMap((entry) => (entry.type === 'step.entered' ? entry.step : []))).toEqual(
      expected.passed,
    );
  }
  for (const text of expected.heard ?? []) expect(heard.join('\n')).toContain(text);
  for (const text of expected.notHeard ?? []) expect(heard.join('\n')).not.toContain(text);
  if (expected.attributes !== undefined) expect(snapshot.values['Attributes']).toEqual(expected.attributes);
  if (expected.settings !== undefined) expect(snapshot.settings).toMatchObject(expected.settings);
  for (const entry of expected.entries ?? []) expect(entries).toContainEqual(expect.objectContaining(entry));
  for (const entry of expected.notEntries ?? [])
    expect(entries).not.toContainEqual(expect.objectContaining(entry));
  if (expected.asks !== undefined) expect(snapshot.effects.at(-1)).toMatchObject(expected.asks);
  if (expected.waitsFor !== undefined) expect(waitsFor).toBe(expected.waitsFor);
  if (expected.ended !== undefined) expect(snapshot.ended?.reason).toBe(expected.ended);
  if (expected.at !== undefined) expect(snapshot.at).toBe(expected.at);
}
