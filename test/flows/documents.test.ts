import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { link } from '../../src/engine/link.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';
import { desks } from './desks.ts';

describe.each(Object.entries(desks))('the %s', (_, flows) => {
  test('has nothing that check could say', () => {
    expect(check(flows)).toEqual([]);
  });

  test('links to one program, which begins with the main flow', () => {
    const program = link(flows);
    expect([...program.flows.keys()]).toEqual(flows.map(({ name }) => name));
    expect(program.start.name).toBe(flows[0]?.name);
  });

  test.each(flows)('keeps the document of $name as it is', async ({ name, document }) => {
    const printed = printFlow(document);
    expect(parseFlow(printed)).toMatchObject({ document, issues: [] });
    await expect(printed).toMatchFileSnapshot(
      `__snapshots__/${name.toLowerCase().replaceAll(' ', '-')}.json.snap`,
    );
  });

  test('asks nobody for a password', () => {
    const said = flows.flatMap(({ document }) => printFlow(document).match(/[^".]*password[^".]*/gi) ?? []);
    expect(said.filter((words) => words !== ' Never tell me a password')).toEqual([]);
  });
});
