import { expect, test } from 'vitest';
import { sarif } from '../../../src/cli/reporters/sarif.ts';
import { look } from './look.ts';
import { blank, run } from './runs.ts';

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly unknown[];
    }[];
  }[];
}

const logOf = (written: Parameters<typeof sarif.report>[0]) => JSON.parse(sarif.report(written, look)) as Log;

test('results name their rule, and their place as a relative address', () => {
  const log = logOf(run);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = log.runs;
  expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toEqual(
    Array(4).fill(true),
  );
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['warning', 'warning'],
    ['prompt_mismatch', 'error'],
    ['bad_fixture', 'error'],
    ['bad_fixture', 'error'],
  ]);
  const artifactLocation = { uri: 'fixtures/a%20b.call.yaml', uriBaseId: '%SRCROOT%' };
  expect(results[0]?.locations).toEqual([{ physicalLocation: { artifactLocation } }]);
  expect(results[1]?.locations).toEqual([
    { physicalLocation: { artifactLocation, region: { startLine: 7, startColumn: 5 } } },
  ]);
});

test('every rule is there once and says what it is, also in a run of nothing', () => {
  const [{ tool, results } = { tool: { driver: { rules: [] } }, results: [] }] = logOf(blank).runs;
  const { rules } = tool.driver;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const rule of rules)
    expect(rule).toMatchObject({ shortDescription: { text: expect.stringMatching(/\.$/) } });
  expect(results).toEqual([]);
});
