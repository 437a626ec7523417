import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check/check.ts';
import { rules } from '../../src/check/rules/index.ts';
import type { Unit } from '../../src/language/document.ts';
import type { Issue } from '../../src/language/issue.ts';
import { parseFlow } from '../../src/language/parse.ts';

/** A folder a rule. */
export const fixtures = join(import.meta.dirname, '../../fixtures/check');

/** What check says of a rule's fixture, `keeps` or `breaks`, together with the flows that stand beside it. */
export function issuesOf(code: string, name: 'keeps' | 'breaks'): readonly Issue[] {
  const file = `${name}.json`;
  // `{a×6001}` stands for 6001 times the letter a.
  const text = readFileSync(join(fixtures, code, file), 'utf8').replace(
    /\{([^×{}]+)×(\d+)\}/g,
    (_, part: string, times: string) => part.repeat(Number(times)),
  );
  const { document, source } = parseFlow(text, { file });
  if (document === undefined) throw new Error(`${code}/${file} is no flow`);
  const on = rules.find((rule) => rule.code === code)?.on;
  return check([{ name: code, document, source }, ...beside(code, name)], on === undefined ? {} : { on });
}

function beside(code: string, name: string): readonly Unit[] {
  const path = join(fixtures, code, `${name}.beside.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Unit[]) : [];
}
