import { expect, test } from 'vitest';
import { github } from '../../../src/cli/reporters/github.ts';
import { look } from './look.ts';
import { blank, run } from './runs.ts';

test('each failure and each warning is one command on one line, whatever it holds', () => {
  const lines = github.report(run, look).split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    expect(line).toMatch(/^::(error|warning) (\w+=[^,:\r\n]*)(,\w+=[^,:\r\n]*)*::[^\r\n]+$/);
    expect(line.replace(/%(25|0A|0D|2C|3A)/g, '')).not.toContain('%');
    expect(line).not.toMatch(/\p{Cc}/u);
  }
  expect(lines[0]).toMatch(
    /^::warning file=fixtures\/a b\.call\.yaml,title=a call that passes \(voice\)%3A warning::/,
  );
  expect(lines[1]).toMatch(
    /^::error file=fixtures\/a b\.call\.yaml,line=7,col=5,title=<script>.*%2Cb%3Ac%0A/,
  );
  expect(lines[3]).toBe(
    '::error file=fixtures/broken.call.yaml,line=2,col=3,title=fixtures/broken.call.yaml%3A bad_fixture::Two.',
  );
});

test('nothing to say is nothing said', () => {
  expect(github.report(blank, look)).toBe('');
});

test('the summary is a table in which no text is markup', () => {
  const coverage = [
    {
      flow: '<b>|`',
      channel: 'VOICE' as const,
      possible: ['a', 'b', 'c'],
      walked: ['a', 'b'],
      missing: ['c'],
      exits: [],
    },
  ];
  expect(github.summary?.({ ...run, left: 2, coverage })).toMatchInlineSnapshot(`
    "### Simulated calls

    ❌ 1 passed, 2 failed, 1 skipped, 2 files not played

    | Fixture | Profile | Kind | What is wrong |
    | --- | --- | --- | --- |
    | fixtures/a b.call.yaml&#58;7 | chat | prompt&#95;mismatch | The caller should have heard &#60;script&#62;"x"&#60;/script&#62; &#38; 'y' 100% a,b&#58;c&#92;u000d |
    | fixtures/broken.call.yaml&#58;1 |  | bad&#95;fixture | One. |
    | fixtures/broken.call.yaml&#58;2 |  | bad&#95;fixture | Two. |

    | Flow | Channel | Exits walked |  |
    | --- | --- | --- | --- |
    | &#60;b&#62;&#124;&#96; | VOICE | 2 of 3 | 66.6 % |"
  `);
});
