import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules/index.ts';
import type { Unit } from '../../src/language/document.ts';
import type { Issue } from '../../src/language/issue.ts';
import { parseFlow } from '../../src/language/parse.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/check');
const folder = join(import.meta.dirname, '../../src/check/rules');
const codes = rules.map(({ code }) => code);

function issuesOf(code: string, file: string): readonly Issue[] {
  // `{a×6001}` stands for 6001 times the letter a.
  const text = readFileSync(join(fixtures, code, file), 'utf8').replace(
    /\{([^×{}]+)×(\d+)\}/g,
    (_, part: string, times: string) => part.repeat(Number(times)),
  );
  const { document, source } = parseFlow(text, { file });
  if (document === undefined) throw new Error(`${code}/${file} is no flow`);
  return check([{ name: code, document, source }, ...beside(code, file)]);
}

/** The flows and modules that are checked together with the flow. */
function beside(code: string, file: string): readonly Unit[] {
  const path = join(fixtures, code, file.replace('.json', '.beside.json'));
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Unit[]) : [];
}

describe.each(codes)('%s', (code) => {
  test('a flow that keeps it', () => {
    const issues = issuesOf(code, 'keeps.json');
    expect(issues.filter((issue) => issue.code === code || issue.severity === 'error')).toEqual([]);
  });

  test('a flow that breaks it', () => {
    const expected = JSON.parse(
      readFileSync(join(fixtures, code, 'breaks.expected.json'), 'utf8'),
    ) as Issue[];
    expect(expected.map((issue) => issue.code)).toContain(code);
    const found = issuesOf(code, 'breaks.json').map(({ code: broken, severity, step, line, column }) => ({
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
