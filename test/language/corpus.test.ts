import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/language/graph.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env.TRUNKLINE_CORPUS ?? '../shared/corpus');
const present = existsSync(join(corpus, 'flows'));
const why = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

function textsIn(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const files = readdirSync(join(corpus, folder)).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({ file, text: readFileSync(join(corpus, folder, file), 'utf8') }));
}

describe.skipIf(!present)(`public flows${why}`, () => {
  it('are read, printed and read again as the same document', () => {
    const flows = textsIn('flows');
    const same = flows.filter(({ text }) => {
      const { document } = parseFlow(text);
      if (document === undefined) return false;
      expect(document).toEqual(JSON.parse(text));
      const printed = printFlow(document);
      expect(parseFlow(printed).document).toEqual(document);
      expect(printFlow(document)).toBe(printed);
      return true;
    });
    console.log(`parse, print, parse: ${same.length} of ${flows.length} public flows give an equal document`);
    expect(same).toHaveLength(208);
  });

  it('give no issue at all in reading', () => {
    const found = textsIn('flows').flatMap(({ file, text }) => {
      const issues = parseFlow(text, { file }).issues.map(
        ({ code, line, column }) => `${code} ${line}:${column}`,
      );
      return issues.length === 0 ? [] : [[file, issues]];
    });
    expect(Object.fromEntries(found)).toEqual({});
  });

  it('have graphs whose start is a step', () => {
    for (const { file, text } of textsIn('flows')) {
      const { document } = parseFlow(text);
      if (document !== undefined) expect(graphOf(document).reachable.size, file).toBeGreaterThan(0);
    }
  });

  it('in the older export format are told from flows', () => {
    for (const { file, text } of textsIn('legacy')) {
      expect(
        parseFlow(text).issues.map(({ code }) => code),
        file,
      ).toEqual(['legacy_export']);
    }
  });
});
