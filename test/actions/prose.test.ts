import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Issue } from '../../src/language/issue.ts';
import type { Case, Proof, Proofs } from './proof.ts';
import { caseOf, unitsOf } from './proof-flow.ts';
import { play } from './proof-play.ts';
import prose from './prose.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../fixtures/rules');
const files = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Proofs,
  ]),
);
const proofs = [...files.values()].flatMap((file) => file.proofs);
const sorts = ['pairs', 'played', 'told'] as const;
const counts = sorts.map((sort) => `${proofs.filter((proof) => sortOf(proof) === sort).length} ${sort}`);

test(`${prose.rules.length} rules in prose: ${counts.join(', ')}; none is without a proof, none left over`, () => {
  const written = [...files].flatMap(([name, { proofs: all }]) => all.map(({ rule }) => `${name}: ${rule}`));
  expect(written.sort()).toEqual(prose.rules.map(({ topic, rule }) => `${fileOf(topic)}: ${rule}`).sort());
});

describe.each([...files])('%s', (_, file) => {
  test.each(file.proofs.filter((proof) => sortOf(proof) === 'pairs'))('$rule', (proof) => {
    if ('told' in proof) return;
    const broken = casesOf(proof.breaks).flatMap(({ issues = [] }) => issues);
    const codes = new Set(broken.map((issue) => issue.split(' ')[1] ?? ''));
    for (const keeps of casesOf(proof.keeps)) {
      expect(issuesOf(caseOf(file, proof.case, keeps), codes)).toEqual([]);
    }
    for (const breaks of casesOf(proof.breaks)) {
      expect(breaks.issues).not.toEqual([]);
      expect(issuesOf(caseOf(file, proof.case, breaks), codes)).toEqual(breaks.issues);
    }
  });

  test.each(file.proofs.filter((proof) => sortOf(proof) === 'played'))('$rule', async (proof) => {
    if ('told' in proof) return;
    const cases = [...casesOf(proof.keeps), ...casesOf(proof.breaks)];
    expect(cases.every(({ expect: expected }) => expected !== undefined)).toBe(true);
    for (const one of cases) await play(caseOf(file, proof.case, one));
  });

  test.each(file.proofs.filter((proof) => sortOf(proof) === 'told'))('$rule', (proof) => {
    expect('told' in proof && proof.told).toMatch(/^[A-Z].*\.$/);
  });
});

function sortOf(proof: Proof): (typeof sorts)[number] {
  if ('told' in proof) return 'told';
  return casesOf(proof.breaks).some(({ issues }) => issues !== undefined) ? 'pairs' : 'played';
}

function casesOf(cases: Case | readonly Case[]): readonly Case[] {
  return [cases].flat();
}

/** The file that proves a topic: `GetCase` is proved in `get-case.json`. */
function fileOf(topic: string): string {
  return topic.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase();
}

/** All errors, and what is found of the codes in question: `error wrong_value Parameters.Text`. */
function issuesOf(given: Case, codes: ReadonlySet<string>): readonly string[] {
  const units = unitsOf(given);
  const places = new Map(units[0].document.Actions.map(({ Identifier }, index) => [index, Identifier]));
  return check(units)
    .filter(({ step: place }) => place !== 'end')
    .filter(({ code, severity }) => severity === 'error' || codes.has(code))
    .map(({ severity, code, flow, path = [] }: Issue) => {
      const [first, index, ...inside] = path;
      const step = typeof index === 'number' ? places.get(index) : undefined;
      const place =
        flow !== units[0].name || first !== 'Actions'
          ? [flow === units[0].name ? [] : flow, path].flat()
          : step === 'it'
            ? inside
            : [step ?? '', ...inside];
      return `${severity} ${code} ${place.join('.')}`.trim();
    });
}
