import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules/index.ts';
import { parseFlow } from '../../src/language/parse.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/check');

/** Every sentence as a person meets it, in one file to read through: `sentences.txt`. */
test('the sentences of all rules', async () => {
  const lines = rules.map(({ code }) => `${[code, ...new Set(sentencesOf(code))].join('\n')}\n`);
  await expect(lines.join('\n')).toMatchFileSnapshot('sentences.txt');
});

function sentencesOf(code: string): readonly string[] {
  const { document } = parseFlow(readFileSync(join(fixtures, code, 'breaks.json'), 'utf8'));
  const issues = document === undefined ? [] : check({ name: code, document });
  return issues
    .filter((issue) => issue.code === code)
    .map(({ severity, message }) => `${severity}: ${message}`);
}
