import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import type { Issue } from '../../src/language/issue.ts';
import { fixtures, issuesOf } from './rule-fixture.ts';

const folder = join(import.meta.dirname, '../../src/check/rules');
const codes = rules.map(({ code }) => code);

describe.each(codes)('%s', (code) => {
  test('a flow that keeps it', () => {
    const issues = issuesOf(code, 'keeps');
    expect(issues.filter((issue) => issue.code === code || issue.severity === 'error')).toEqual([]);
  });

  test('a flow that breaks it', () => {
    const expected = JSON.parse(
      readFileSync(join(fixtures, code, 'breaks.expected.json'), 'utf8'),
    ) as Issue[];
    expect(expected.map((issue) => issue.code)).toContain(code);
    const found = issuesOf(code, 'breaks').map(({ code: broken, severity, step, line, column }) => ({
      code: broken,
      severity,
      step,
      line,
      column,
    }));
    expect(found).toEqual(expected);
  });
});

describe('the list of rules', () => {
  const files = readdirSync(folder).filter((file) => file !== 'index.ts');

  test('holds every file of the folder, in its order', () => {
    expect(codes.map((code) => `${code.replaceAll('_', '-')}.ts`)).toEqual(files.sort());
  });

  test('has a pair of fixtures for every rule, and none beside', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...codes].sort());
    for (const code of codes) {
      for (const file of ['keeps.json', 'breaks.json', 'breaks.expected.json']) {
        expect(existsSync(join(fixtures, code, file)), `${code}/${file}`).toBe(true);
      }
    }
  });
});
