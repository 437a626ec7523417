import { describe, expect, test } from 'vitest';
import { junit } from '../../../src/cli/reporters/junit.ts';
import { type XmlElement, xmlOf } from '../xml.ts';
import { look } from './look.ts';
import { blank, run } from './runs.ts';

const root = xmlOf(junit.report(run, look));
const casesOf = (suite: XmlElement | undefined) =>
  (suite?.children ?? []).map(({ attributes, children }) => ({
    name: attributes['name'],
    children: children.map(({ name, attributes: { type, message } }) => ({ name, type, message })),
  }));

/** What the schema of Jenkins lets each element have. */
const allowed: { readonly [element: string]: { readonly attributes: RegExp; readonly children: RegExp } } = {
  testsuites: {
    attributes: /^(name|time|tests|failures|disabled|errors|skipped)$/,
    children: /^testsuite$/,
  },
  testsuite: {
    attributes:
      /^(name|tests|failures|errors|time|skipped|timestamp|hostname|id|package|file|log|url|version)$/,
    children: /^(properties|testcase|system-out|system-err)$/,
  },
  testcase: {
    attributes: /^(name|assertions|time|classname|status|class|file|line|score)$/,
    children: /^(skipped|error|failure|properties|system-out|system-err)$/,
  },
  failure: { attributes: /^(type|message)$/, children: /^$/ },
  skipped: { attributes: /^(type|message)$/, children: /^$/ },
  'system-out': { attributes: /^$/, children: /^$/ },
  'system-err': { attributes: /^$/, children: /^$/ },
};

describe('junit', () => {
  test('has no line that commands a runner of GitHub', () => {
    expect(junit.report(run, look)).not.toMatch(/^\s*::/m);
  });

  test('has a suite a flow and a case a fixture and profile', () => {
    expect(root.attributes).toEqual({
      name: 'trunkline',
      tests: '4',
      failures: '2',
      skipped: '1',
      time: '1.235',
    });
    expect(root.children.map(({ attributes }) => attributes)).toMatchObject([
      { tests: '2', failures: '0', errors: '0', skipped: '1', time: '0.025' },
      { tests: '1', failures: '1', errors: '0', skipped: '0', time: '0.013' },
      { tests: '1', failures: '1', errors: '0', skipped: '0', time: '0.000' },
    ]);
    expect(casesOf(root.children[0])).toMatchObject([
      { name: 'a call that passes (voice)', children: [{ name: 'system-out' }, { name: 'system-err' }] },
      { name: 'a call that passes (chat)', children: [{ name: 'skipped' }] },
    ]);
  });

  test('tells a failure by its kind, and all problems of a file in one', () => {
    const [one] = root.children[1]?.children[0]?.children ?? [];
    expect(one).toMatchObject({ name: 'failure', attributes: { type: 'prompt_mismatch' } });
    const [many] = root.children[2]?.children[0]?.children ?? [];
    expect(many).toMatchObject({
      attributes: { type: 'bad_fixture', message: 'One.' },
      text: 'fixtures/broken.call.yaml:1:1\nOne.\n\nfixtures/broken.call.yaml:2:3\nTwo.',
    });
  });

  test('keeps every character that XML can write, and replaces the others', () => {
    const suite = root.children[1]?.attributes['name'] ?? '';
    expect(suite).toContain('<script>"x"</script> & \'y\' 100% a,b:c');
    expect(suite).toContain(']]> \ufffd\ufffd[31m');
  });

  test('has only what the schema of Jenkins knows', () => {
    const visit = ({ name, attributes, children }: XmlElement): readonly string[] => [
      ...Object.keys(attributes).filter((key) => allowed[name]?.attributes.test(key) !== true),
      ...children
        .filter((child) => allowed[name]?.children.test(child.name) !== true)
        .map((child) => child.name),
      ...children.flatMap(visit),
    ];
    expect(visit(root)).toEqual([]);
  });

  test('writes a run of nothing', () => {
    expect(xmlOf(junit.report(blank, look))).toMatchObject({ attributes: { tests: '0' }, children: [] });
  });
});
