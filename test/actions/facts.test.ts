import { describe, expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { type ActionFacts, compareFacts } from './compare-facts.ts';
import { differences, situations } from './differences.ts';
import facts from './facts.json' with { type: 'json' };

const known = new Map((facts.actions as readonly ActionFacts[]).map((action) => [action.type, action]));

test('facts.json speaks of every action; scripts/facts.mjs writes it', () => {
  expect([...known.keys()].sort()).toEqual([...actions.keys()].sort());
});

describe('every definition agrees with the facts, but for the differences that are meant', () => {
  test.each([...known.keys()])('%s', (type) => {
    const definition = actions.get(type);
    const action = known.get(type);
    if (definition === undefined || action === undefined) return;
    const found = compareFacts(definition, action, situations[type]);
    expect([...found].sort()).toEqual(Object.keys(differences[type] ?? {}).sort());
  });
});
