import { relative, sep } from 'node:path';
import type { Place } from '../../simulate/fixture/fixture.ts';
import { failureKinds } from '../failure-kinds.ts';
import type { Reporter } from '../reporter.ts';
import type { TestCase } from '../test-run.ts';

/**
 * SARIF 2.1.0, which code scanning and editors show at the lines of the fixtures.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = {
  isData: true,
  report({ cases, root }) {
    const results = cases.flatMap((one) => [
      ...one.failures.map((failure) => ({
        ruleId: failure.kind,
        ruleIndex: rules.findIndex(({ id }) => id === failure.kind),
        level: 'error',
        message: { text: textOf(one, failure.message) },
        locations: [locationOf(one, root, failure)],
      })),
      ...one.warnings.map((warning) => ({
        ruleId: 'warning',
        ruleIndex: rules.length - 1,
        level: 'warning',
        message: { text: textOf(one, warning) },
        locations: [locationOf(one, root)],
      })),
    ]);
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'trunkline', rules } }, columnKind: 'utf16CodeUnits', results }],
    };
    return JSON.stringify(log, null, 2);
  },
};

const rules = [
  ...Object.entries(failureKinds).map(([id, text]) => ({ id, shortDescription: { text } })),
  { id: 'warning', shortDescription: { text: 'Something in the fixture has no effect.' } },
];

function textOf({ name, profile }: TestCase, message: string): string {
  return `${name}${profile === undefined ? '' : ` (${profile})`}: ${message}`;
}

function locationOf({ path }: TestCase, root: string, place?: Place) {
  const uri = relative(root, path).split(sep).map(encodeURIComponent).join('/');
  const region = place === undefined ? {} : { region: { startLine: place.line, startColumn: place.column } };
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...region } };
}
