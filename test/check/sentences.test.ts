import { expect, test } from 'vitest';
import { rules } from '../../src/check/rules/index.ts';
import { issuesOf } from './rule-fixture.ts';

/** Every sentence as a person meets it, in one file to read through: `sentences.txt`. */
test('the sentences of all rules', async () => {
  const lines = rules.map(({ code }) => `${[code, ...new Set(sentencesOf(code))].join('\n')}\n`);
  await expect(lines.join('\n')).toMatchFileSnapshot('sentences.txt');
});

function sentencesOf(code: string): readonly string[] {
  const sentences = issuesOf(code, 'breaks')
    .filter((issue) => issue.code === code)
    .map(({ severity, message }) => `${severity}: ${message}`);
  expect(sentences).not.toEqual([]);
  return sentences;
}
