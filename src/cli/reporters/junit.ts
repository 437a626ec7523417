import { escaped } from '../../flow/diagram/xml.ts';
import type { Reporter } from '../reporter.ts';
import { countsOf, type TestCase } from '../test-run.ts';

/**
 * JUnit XML as Jenkins, GitLab and GitHub's actions read it: a suite a flow, a test case a fixture and profile.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const junit: Reporter = {
  isData: true,
  report({ cases, milliseconds }) {
    const suites = new Map<string, TestCase[]>();
    for (const one of cases) {
      const suite = suites.get(classOf(one));
      if (suite === undefined) suites.set(classOf(one), [one]);
      else suite.push(one);
    }
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: 'trunkline', ...numbers(cases), time: seconds(milliseconds) })}>`,
      ...[...suites].flatMap(([name, ones]) => suiteOf(name, ones)),
      '</testsuites>',
    ];
    // On GitHub, what a line begins with two colons commands the runner, also where the line is data.
    return lines.join('\n').replace(/^([^\S\n]*):(?=:)/gm, '$1&#58;');
  },
};

function suiteOf(name: string, cases: readonly TestCase[]): readonly string[] {
  const time = seconds(cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const { failures, skipped, tests } = numbers(cases);
  return [
    `  <testsuite${attributes({ name, tests, failures, errors: 0, skipped, time })}>`,
    ...cases.flatMap(caseOf),
    '  </testsuite>',
  ];
}

function caseOf(one: TestCase): readonly string[] {
  const { name, file, profile, milliseconds, outcome, reason, failures, warnings, transcript } = one;
  const title = profile === undefined ? name : `${name} (${profile})`;
  const open = `    <testcase${attributes({ name: title, classname: classOf(one), file, time: seconds(milliseconds) })}`;
  const inside = [
    ...(outcome === 'skipped' ? [`      <skipped${attributes({ message: reason ?? '' })}/>`] : []),
    ...failureOf(file, failures),
    ...(transcript === '' ? [] : [`      <system-out>${escaped(transcript)}</system-out>`]),
    ...(warnings.length === 0 ? [] : [`      <system-err>${escaped(warnings.join('\n'))}</system-err>`]),
  ];
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, '    </testcase>'];
}

/** Several problems of a file in one element: most readers show the first only. */
function failureOf(file: string, failures: TestCase['failures']): readonly string[] {
  const [first] = failures;
  if (first === undefined) return [];
  const [message = ''] = first.message.split('\n');
  const text = failures.map((one) => `${file}:${one.line}:${one.column}\n${one.message}`).join('\n\n');
  return [`      <failure${attributes({ message, type: first.kind })}>${escaped(text)}</failure>`];
}

/** A file that could not be read may belong to any flow. */
function classOf({ flow, file }: TestCase): string {
  return flow ?? file;
}

function numbers(cases: readonly TestCase[]) {
  const { failed, skipped } = countsOf(cases);
  return { tests: cases.length, failures: failed, skipped };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}
